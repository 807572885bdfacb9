//! Every setting, once: its type, its default and its words.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use domain::time::RunTimes;
use domain::time::retention::SENT_MONTHS;
use figment::Figment;
use serde::Deserialize;

use super::{PublicUrl, Secret};

/// One setting, as the example file and the table in the docs show it.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its key in the file; its variable is `VIRKA_` and the same in capitals.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its default as the file would say it; empty when it is unset.
    pub default: &'static str,
}

macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $name:ident: $kind:ty = $default:expr, $shown:literal;)*) => {
        /// What the one who runs the service decides.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Settings { $($(#[doc = $doc])+ pub $name: $kind,)* }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($name: $default,)* }
            }
        }

        impl Settings {
            /// The settings that cannot be read, each with what it must be.
            pub(super) fn unreadable(figment: &Figment) -> Vec<(&'static str, figment::Error)> {
                let mut wrong = Vec::new();
                $(if figment.contains(stringify!($name))
                    && let Err(error) = figment.extract_inner::<$kind>(stringify!($name))
                {
                    wrong.push((stringify!($name), error));
                })*
                wrong
            }
        }

        /// All settings in order, for the example file and the docs.
        pub const REFERENCE: &[Setting] = &[
            $(Setting { name: stringify!($name), doc: concat!($($doc, "\n",)+), default: $shown },)*
        ];
    };
}

settings! {
    /// Address and port to listen on. Port 0 takes a free one.
    listen: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080), "\"127.0.0.1:8080\"";
    /// The address at which people reach the service, as it stands in mails and links. Plain `http` only on this very
    /// machine and in a demo. Unset: `http://` and the address it listens on.
    public_url: Option<String> = None, "";
    /// Folder for everything that is kept on disk: the embedded database, files, mails.
    data_dir: PathBuf = PathBuf::from("virka-data"), "\"virka-data\"";
    /// `postgres://user:password@host/name`, or `sqlite:///path/virka.db`. Unset: SQLite in the data folder.
    database_url: Option<Secret> = None, "";
    /// Most connections to the database.
    database_connections: u32 = 10, "10";
    /// `smtps://user:password@host:465`, or `smtp://host:25?tls=required`. Unset: mails are written as `.eml` files
    /// into the data folder and reach nobody.
    smtp_url: Option<Secret> = None, "";
    /// The sender of all mails. Nobody reads answers to it (G1-4).
    mail_from: String = "Virka <noreply@valtiolle.fi>".to_owned(), "\"Virka <noreply@valtiolle.fi>\"";
    /// Where uploaded files are kept: `file:///path`. Unset: a folder in the data folder.
    files_url: Option<Secret> = None, "";
    /// Addresses of the proxies in front, with commas between: only from them `X-Forwarded-For` is believed.
    trusted_proxies: String = String::new(), "\"\"";
    /// Folder with the web application that `bundle` makes. Without it the pages are readable, but nothing more.
    web_dir: PathBuf = PathBuf::from("target/bundle"), "\"target/bundle\"";
    /// Largest JSON body in bytes.
    json_limit: usize = 262_144, "262144";
    /// How many seconds a client may pause in the middle of a body before it is hung up on.
    body_pause: u64 = 30, "30";
    /// How many passwords are hashed at the same time; each takes 19 MiB of memory for the moment.
    password_hashers: usize = 2, "2";
    /// Sign-ups an hour from one network address, against floods of mail; people behind one address share it.
    sign_ups_per_network: u32 = 300, "300";
    /// After how many days without a login an applicant's account ends; its owner is warned 30 and 7 days before (X8-3).
    idle_account_days: u32 = 365, "365";
    /// So many months after a recruitment has ended its agency's applications are anonymised (G8-2): at least the two years
    /// for which applicants have them (G1-8).
    anonymise_after_months: u32 = SENT_MONTHS, "24";
    /// So many minutes what comes in to a recruitment is collected before its agency gets one mail about it: at most one mail
    /// in that time, however many apply (G9.4.2, G10.1).
    agency_mail_minutes: u32 = 60, "60";
    /// Search alerts an hour asked for from one network address, against floods of mail; people behind one address share it.
    alerts_per_network: u32 = 100, "100";
    /// When search alerts look for new ads, by the clock of Helsinki (G3.7-2).
    alert_times: String = "06:00,17:00".to_owned(), "\"06:00,17:00\"";
    /// The sender of the mails of search alerts, where it is to be another than `mail_from`: a domain of their own keeps
    /// complaints about them away from the other mails. Unset: the same.
    alert_mail_from: Option<String> = None, "";
    /// What is logged: `error`, `warn`, `info`, `debug`, or a filter such as `info,api=debug`.
    log: String = "info".to_owned(), "\"info\"";
    /// `text` for people, `json` for machines.
    log_format: LogFormat = LogFormat::Text, "\"text\"";
}

/// How the log looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// A line for people.
    Text,
    /// A JSON object a line.
    Json,
}

impl Settings {
    /// The database's address.
    #[must_use]
    pub fn database_url(&self) -> Secret {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.data_dir.join("virka.db").display()).into())
    }

    /// Folder of mails that reach nobody.
    #[must_use]
    pub fn mail_dir(&self) -> PathBuf {
        self.data_dir.join("mail")
    }

    /// Folder of uploaded files, where they are kept on disk.
    #[must_use]
    pub fn files_dir(&self) -> PathBuf {
        self.files_url
            .as_ref()
            .and_then(|url| url.reveal().strip_prefix("file://"))
            .map_or_else(|| self.data_dir.join("files"), PathBuf::from)
    }

    /// The proxies that are believed.
    ///
    /// # Errors
    /// The entry that is no address.
    pub fn proxies(&self) -> Result<Vec<IpAddr>, String> {
        self.trusted_proxies
            .split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
            .map(|entry| entry.parse().map_err(|_unread| entry.to_owned()))
            .collect()
    }

    /// The public address; `listening` is where the server listens.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn public_url(&self, listening: SocketAddr) -> Result<PublicUrl, &'static str> {
        match &self.public_url {
            Some(url) => PublicUrl::parse(url),
            None => PublicUrl::parse(&format!("http://{listening}")),
        }
    }

    /// Everything that is wrong, each with the variable to change.
    #[must_use]
    pub fn wrong(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        if let Err(why) = self.public_url(self.listen) {
            wrong.push(format!("VIRKA_PUBLIC_URL: {why}"));
        }
        if let Err(entry) = self.proxies() {
            wrong.push(format!("VIRKA_TRUSTED_PROXIES: ‘{entry}’ is no IP address"));
        }
        if self.database_url.as_ref().is_some_and(|url| {
            !["sqlite:", "postgres:", "postgresql:"].iter().any(|kind| url.reveal().starts_with(kind))
        }) {
            wrong.push("VIRKA_DATABASE_URL: it begins with postgres:// or sqlite://".to_owned());
        }
        if self
            .smtp_url
            .as_ref()
            .is_some_and(|url| !["smtp://", "smtps://"].iter().any(|kind| url.reveal().starts_with(kind)))
        {
            wrong.push("VIRKA_SMTP_URL: it begins with smtps:// or smtp://".to_owned());
        }
        if self.files_url.as_ref().is_some_and(|url| !url.reveal().starts_with("file://")) {
            wrong.push("VIRKA_FILES_URL: it begins with file://".to_owned());
        }
        if self.mail_from.parse::<lettre::message::Mailbox>().is_err() {
            wrong.push("VIRKA_MAIL_FROM: it is no sender like ‘Virka <noreply@example.org>’".to_owned());
        }
        if self.alert_mail_from.as_ref().is_some_and(|sender| sender.parse::<lettre::message::Mailbox>().is_err()) {
            wrong.push("VIRKA_ALERT_MAIL_FROM: it is no sender like ‘Virka <noreply@example.org>’".to_owned());
        }
        if let Err(why) = self.alert_times.parse::<RunTimes>() {
            wrong.push(format!("VIRKA_ALERT_TIMES: {why}"));
        }
        for (name, value, least) in [
            ("VIRKA_ALERTS_PER_NETWORK", usize::try_from(self.alerts_per_network).unwrap_or(usize::MAX), 1),
            ("VIRKA_AGENCY_MAIL_MINUTES", usize::try_from(self.agency_mail_minutes).unwrap_or(usize::MAX), 1),
            ("VIRKA_DATABASE_CONNECTIONS", usize::try_from(self.database_connections).unwrap_or(usize::MAX), 1),
            ("VIRKA_JSON_LIMIT", self.json_limit, 16_384),
            ("VIRKA_BODY_PAUSE", usize::try_from(self.body_pause).unwrap_or(usize::MAX), 1),
            ("VIRKA_SIGN_UPS_PER_NETWORK", usize::try_from(self.sign_ups_per_network).unwrap_or(usize::MAX), 1),
            ("VIRKA_IDLE_ACCOUNT_DAYS", usize::try_from(self.idle_account_days).unwrap_or(usize::MAX), 60),
            (
                "VIRKA_ANONYMISE_AFTER_MONTHS",
                usize::try_from(self.anonymise_after_months).unwrap_or(usize::MAX),
                usize::try_from(SENT_MONTHS).unwrap_or(usize::MAX),
            ),
            ("VIRKA_PASSWORD_HASHERS", self.password_hashers, 1),
        ] {
            if value < least {
                wrong.push(format!("{name}: at least {least}"));
            }
        }
        wrong
    }
}
