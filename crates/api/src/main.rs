//! The program `virka`.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;

use api::admin::{create_user, doctor, import_ads, retention};
use api::app::App;
use api::clock::Clock;
use api::config::{self, Settings};
use api::db::{CLOCKS_APART, Db, Engine};
use api::failure::Failure;
use api::usecases::accounts::create_work_account::{Duty, Wish};
use api::{demo, jobs, openapi, seed, server, telemetry};
use clap::{Args, Parser, Subcommand};
use domain::agencies::Role;
use domain::email::Email;
use domain::ids::AgencyId;
use domain::language::Language;
use domain::time::Instant;
use tokio::signal::unix::{SignalKind, signal};

/// Virka, an open-source recruitment portal.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// A file with settings; variables VIRKA_… win over it.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answers requests, and does the background work unless told not to.
    Serve(Serve),
    /// Does the background work: mails, and what is due.
    Worker,
    /// Brings the database's schema up to date.
    Migrate,
    /// What whoever runs the service does by hand.
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// Tries every configured part and says what is wrong.
    Doctor,
    /// Writes the document of the API to openapi/virka.v1.json.
    Openapi {
        /// Another place.
        #[arg(default_value = "openapi/virka.v1.json")]
        file: PathBuf,
    },
    /// Writes virka.example.toml and docs/settings.md.
    Config,
}

#[derive(Args)]
struct Serve {
    /// Leaves the background work to `virka worker`.
    #[arg(long)]
    no_worker: bool,
    /// A demo: invented ads and people, a database of its own, no mail leaves it.
    #[arg(long)]
    demo: bool,
    /// Lets others than this machine reach the demo, with passwords made by chance.
    #[arg(long, requires = "demo")]
    demo_public: bool,
    /// Throws away what an earlier demo left in its folder.
    #[arg(long, requires = "demo")]
    fresh: bool,
    /// What the demo's clock shows at the start, for example 2026-12-01T15:59+02:00.
    #[arg(long, requires = "demo", value_name = "TIME", value_parser = demo::parse_at)]
    at: Option<Instant>,
}

#[derive(Subcommand)]
enum AdminCommand {
    /// Makes a work account and prints the one-time link for its password.
    CreateUser {
        /// The address.
        #[arg(long, value_parser = email)]
        email: Email,
        /// Short code of the agency that the account works for.
        #[arg(long, required_unless_present = "service_administrator")]
        agency: Option<AgencyId>,
        /// `recruiter` or `agency_administrator`.
        #[arg(long, default_value = "recruiter")]
        role: Role,
        /// Instead of an agency: administers the service itself, its pages, terms and notices.
        #[arg(long, conflicts_with_all = ["agency", "role"])]
        service_administrator: bool,
        /// The language of the account and its link.
        #[arg(long, default_value = "fi")]
        language: Language,
    },
    /// Lets the search alerts look for new ads as they would at this time, unless they have, and sends their mails.
    RunAlerts {
        /// For example 2026-12-01T06:00+02:00. Without it: now.
        #[arg(long, value_name = "TIME", value_parser = demo::parse_at)]
        at: Option<Instant>,
    },
    /// Removes what is kept no longer, as the workers do every hour, and says what and how much. It may be repeated and
    /// interrupted.
    Retention {
        /// Judges as at this time, for example 2028-01-31T03:00:00+02:00. Without it: now.
        #[arg(long, value_name = "TIME", value_parser = demo::parse_at)]
        at: Option<Instant>,
        /// Counts what would be removed, and changes nothing.
        #[arg(long)]
        dry_run: bool,
        /// With a time that lies ahead: removes what is not due yet. It does not come back.
        #[arg(long, requires = "at", conflicts_with = "dry_run")]
        ahead_of_time: bool,
        /// Says it as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Imports ads, one JSON object a line. Repeating it updates by agency and external id.
    ImportAds {
        /// The file.
        file: PathBuf,
    },
}

type Done = Result<(), Box<dyn std::error::Error>>;

#[actix_web::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "this is what the one who started the program reads")]
fn complain(words: &str) {
    eprintln!("virka: {words}");
}

async fn run(arguments: Arguments) -> Done {
    match arguments.command {
        Command::Openapi { file } => {
            let published = openapi::Published::of(&openapi::document())?;
            std::fs::write(file, published.json)?;
            Ok(())
        }
        Command::Config => {
            std::fs::write("virka.example.toml", config::example_file())?;
            std::fs::write("docs/settings.md", config::table())?;
            Ok(())
        }
        Command::Migrate => {
            let settings = settings(arguments.config)?;
            let db = open(&settings).await?;
            db.migrate().await?;
            seed::run(&db, Clock::real().now()).await?;
            Ok(())
        }
        Command::Admin { command: AdminCommand::ImportAds { file } } => {
            let settings = settings(arguments.config)?;
            let db = open(&settings).await?;
            let now = Clock::real().now();
            if db.engine() == Engine::Sqlite {
                db.migrate().await?;
                seed::run(&db, now).await?;
            }
            let report = import_ads::file(&db, &file, now).await?;
            say(&report.to_string());
            if report.refused.is_empty() { Ok(()) } else { Err("some lines were refused".into()) }
        }
        Command::Admin { command: AdminCommand::RunAlerts { at } } => {
            let mut app = app(settings(arguments.config)?).await?;
            if let Some(at) = at {
                app.clock = Clock::starting_at(at);
            }
            let run = jobs::begin_alert_run(&app).await?;
            jobs::run_until_idle(&app).await?;
            say(&run.map_or_else(|| "no run is due".to_owned(), |run| format!("the run {} is done", run.key)));
            Ok(())
        }
        Command::Admin { command: AdminCommand::Retention { at, dry_run, ahead_of_time, json } } => {
            let app = app(settings(arguments.config)?).await?;
            let wish = retention::Wish { at, dry_run, ahead_of_time };
            // A clock that is wrong would remove what is not due.
            same_time(&app.db).await?;
            retention::check(&wish, app.clock.now())?;
            let report = retention::run(&app, wish).await?;
            if json {
                say(&serde_json::to_string(&report)?);
            } else {
                say(report.to_string().trim_end());
            }
            Ok(())
        }
        Command::Admin {
            command: AdminCommand::CreateUser { email, agency, role, service_administrator: _, language },
        } => {
            let app = app(settings(arguments.config)?).await?;
            let duty = agency.map_or(Duty::Service, |agency| Duty::Agency(agency, role));
            let wish = Wish { email, duty, language };
            let created = create_user::run(&app, wish, app.clock.now()).await.map_err(|failure| match failure {
                Failure::Refused(_) => "there is no agency with this code".to_owned(),
                Failure::Broken(fault) => fault.to_string(),
            })?;
            say(&created.to_string());
            Ok(())
        }
        Command::Doctor => {
            let app = app(settings(arguments.config)?).await?;
            let findings = doctor::examine(&app).await;
            for finding in &findings {
                say(&finding.to_string());
            }
            let wrong = findings.iter().any(|finding| matches!(finding.state, doctor::State::Wrong(_)));
            if wrong { Err("something is wrong".into()) } else { Ok(()) }
        }
        Command::Worker => {
            let app = app(settings(arguments.config)?).await?;
            same_time(&app.db).await?;
            warn_without_mail(&app.settings);
            let (stop, stopped) = tokio::sync::watch::channel(false);
            let work = actix_web::rt::spawn(jobs::run(app, stopped));
            let mut terminated = signal(SignalKind::terminate())?;
            tokio::select! {
                pressed = tokio::signal::ctrl_c() => pressed?,
                _ = terminated.recv() => {}
            }
            stop.send(true)?;
            work.await?;
            Ok(())
        }
        Command::Serve(serve) => {
            let settings = settings(arguments.config)?;
            let (db, clock, settings, logins) = if serve.demo {
                let options = demo::Options { public: serve.demo_public, fresh: serve.fresh, at: serve.at };
                let demo = demo::start(settings, &options).await?;
                (demo.db, demo.clock, demo.settings, demo.logins)
            } else {
                let db = open(&settings).await?;
                if demo::is_marked(&db).await {
                    return Err("this database is a demo's: serve it with --demo, or choose another".into());
                }
                match db.engine() {
                    Engine::Sqlite => {
                        db.migrate().await?;
                        seed::run(&db, Clock::real().now()).await?;
                    }
                    // Several replicas may start at once: one hand migrates, and chooses when.
                    Engine::Postgres if db.missing_migrations().await? > 0 => {
                        return Err("the database's schema is not up to date: run `virka migrate`".into());
                    }
                    Engine::Postgres => {}
                }
                let url = settings.public_url(settings.listen)?;
                if !url.is_https() && !url.is_loopback() {
                    return Err("VIRKA_PUBLIC_URL: outside this machine it must begin with https://".into());
                }
                warn_without_mail(&settings);
                (db, Clock::real(), settings, Vec::new())
            };
            same_time(&db).await?;
            let listener = TcpListener::bind(settings.listen)?;
            let listening = listener.local_addr()?;
            let app = App::new(db, clock, settings, listening, serve.demo)?;
            tracing::info!(url = app.public_url.as_str(), "listening");
            if serve.demo {
                greet(app.public_url.as_str(), &logins);
            }
            let (stop, stopped) = tokio::sync::watch::channel(false);
            let work = (!serve.no_worker).then(|| actix_web::rt::spawn(jobs::run(app.clone(), stopped)));
            server::build(app, listener, std::thread::available_parallelism()?.get())?.await?;
            if let Some(work) = work {
                stop.send(true)?;
                work.await?;
            }
            Ok(())
        }
    }
}

#[expect(clippy::print_stdout, reason = "this is what the one who started the demo reads")]
fn greet(url: &str, logins: &[demo::Login]) {
    let url = url.trim_end_matches('/');
    println!("\nVirka's demo is at {url}\n");
    for login in logins {
        println!("  {:<22} {:<32} {}", login.email, login.password, login.who);
    }
    println!("\n  Its mails are at {url}/demo/outbox, its API at {url}/api/docs. Ctrl-C ends it.\n");
}

fn email(raw: &str) -> Result<Email, &'static str> {
    Email::parse(raw).map_err(|_code| "this is no e-mail address")
}

#[expect(clippy::print_stdout, reason = "this is what the command was called for")]
fn say(words: &str) {
    println!("{words}");
}

/// Deadlines are judged by the clocks of all replicas: one that goes wrong does not serve.
async fn same_time(db: &Db) -> Done {
    let apart = db.clock_apart().await?;
    if apart.abs() > CLOCKS_APART {
        let seconds = apart.num_seconds();
        return Err(format!("this machine's clock and the database's are {seconds} s apart; set them right").into());
    }
    Ok(())
}

fn warn_without_mail(settings: &Settings) {
    if settings.smtp_url.is_none() {
        tracing::warn!(folder = %settings.mail_dir().display(), "no VIRKA_SMTP_URL: mails become files and reach nobody");
    }
}

async fn app(settings: Settings) -> Result<App, Box<dyn std::error::Error>> {
    let db = open(&settings).await?;
    let listening = settings.listen;
    Ok(App::new(db, Clock::real(), settings, listening, false)?)
}

fn settings(file: Option<PathBuf>) -> Result<Settings, Box<dyn std::error::Error>> {
    let settings = config::load(file.as_deref())?;
    telemetry::start(&settings).map_err(|error| error.to_string())?;
    Ok(settings)
}

async fn open(settings: &Settings) -> Result<Db, Box<dyn std::error::Error>> {
    std::fs::create_dir_all(&settings.data_dir)?;
    Ok(Db::connect(settings.database_url().reveal(), settings.database_connections).await?)
}
