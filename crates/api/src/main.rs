//! The program `virka`.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;

use api::admin::import_ads;
use api::app::App;
use api::clock::Clock;
use api::config::{self, Settings};
use api::db::Db;
use api::{demo, jobs, openapi, seed, server, telemetry};
use clap::{Args, Parser, Subcommand};
use domain::time::Instant;

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
            let report = import_ads::file(&db, &file, Clock::real().now()).await?;
            complain(&report.to_string());
            if report.refused.is_empty() { Ok(()) } else { Err("some lines were refused".into()) }
        }
        Command::Worker => {
            let settings = settings(arguments.config)?;
            let db = open(&settings).await?;
            let listening = settings.listen;
            let app = App::new(db, Clock::real(), settings, listening, false)?;
            let (stop, stopped) = tokio::sync::watch::channel(false);
            let work = actix_web::rt::spawn(jobs::run(app, stopped));
            tokio::signal::ctrl_c().await?;
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
                db.migrate().await?;
                seed::run(&db, Clock::real().now()).await?;
                (db, Clock::real(), settings, Vec::new())
            };
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

fn settings(file: Option<PathBuf>) -> Result<Settings, Box<dyn std::error::Error>> {
    let settings = config::load(file.as_deref())?;
    telemetry::start(&settings).map_err(|error| error.to_string())?;
    Ok(settings)
}

async fn open(settings: &Settings) -> Result<Db, Box<dyn std::error::Error>> {
    std::fs::create_dir_all(&settings.data_dir)?;
    Ok(Db::connect(settings.database_url().reveal(), settings.database_connections).await?)
}
