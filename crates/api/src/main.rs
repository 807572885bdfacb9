//! The program `virka`.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;

use api::admin::import_ads;
use api::app::App;
use api::clock::Clock;
use api::config::{self, Settings};
use api::db::Db;
use api::{jobs, openapi, seed, server, telemetry};
use clap::{Parser, Subcommand};

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
    Serve {
        /// Leaves the background work to `virka worker`.
        #[arg(long)]
        no_worker: bool,
    },
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
        Command::Serve { no_worker } => {
            let settings = settings(arguments.config)?;
            let db = open(&settings).await?;
            db.migrate().await?;
            seed::run(&db, Clock::real().now()).await?;
            let listener = TcpListener::bind(settings.listen)?;
            let listening = listener.local_addr()?;
            let app = App::new(db, Clock::real(), settings, listening, false)?;
            tracing::info!(url = app.public_url.as_str(), "listening");
            let (stop, stopped) = tokio::sync::watch::channel(false);
            let work = (!no_worker).then(|| actix_web::rt::spawn(jobs::run(app.clone(), stopped)));
            server::build(app, listener, std::thread::available_parallelism()?.get())?.await?;
            if let Some(work) = work {
                stop.send(true)?;
                work.await?;
            }
            Ok(())
        }
    }
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
