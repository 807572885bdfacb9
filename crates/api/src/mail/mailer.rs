//! Where messages go: to an SMTP server, or into a folder that the demo shows.

use std::path::PathBuf;
use std::time::Duration;

use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::failure::{Failure, Outcome};

/// The way out for mail.
#[derive(Clone)]
pub enum Mailer {
    /// A mail server, through a pool of connections.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// `.eml` files: the demo, and a service without a mail server, which says so at start.
    Folder(PathBuf),
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The mail server has it.
    Taken,
    /// The mail server says that the address does not exist: trying again is no use.
    NobodyThere,
}

/// Whether an answer says that the address is none: the codes for that (RFC 5321), unless a finer code (RFC 3463) says
/// that something else is the matter, our own reputation for example.
fn nobody_there(error: &lettre::transport::smtp::Error) -> bool {
    let code = error.status().map_or(0, u16::from);
    let words = error.to_string();
    let finer = words
        .split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .find(|word| word.starts_with("5.") && word.split('.').count() == 3);
    error.is_permanent()
        && matches!(code, 550 | 551 | 553 | 556)
        && finer.is_none_or(|finer| finer.starts_with("5.1.") || finer == "5.2.1")
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Smtp(_) => f.write_str("Smtp"),
            Self::Folder(folder) => f.debug_tuple("Folder").field(folder).finish(),
        }
    }
}

impl Mailer {
    /// A mail server at `smtps://…` or `smtp://…`.
    ///
    /// # Errors
    /// When the address cannot be read.
    pub fn smtp(url: &str) -> Result<Self, lettre::transport::smtp::Error> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(Duration::from_secs(30)));
        Ok(Self::Smtp(transport.build()))
    }

    /// Sends one message, and says whether there was anybody to get it. `name` names its file, so that sending it again replaces it.
    ///
    /// # Errors
    /// [`crate::failure::Fault::Unavailable`], in words that name no person.
    pub async fn send(&self, message: Message, name: &str) -> Outcome<Delivery> {
        match self {
            Self::Smtp(transport) => match transport.send(message).await {
                Ok(_accepted) => Ok(Delivery::Taken),
                Err(error) if nobody_there(&error) => Ok(Delivery::NobodyThere),
                // What a mail server answers often repeats the address.
                Err(error) => Err(Failure::unavailable(match error.status() {
                    Some(code) => format!("the mail server answered {code}"),
                    None if error.is_timeout() => "the mail server did not answer in time".to_owned(),
                    None => "the mail server cannot be reached".to_owned(),
                })),
            },
            Self::Folder(folder) => {
                write(folder.clone(), name, message.formatted()).await?;
                Ok(Delivery::Taken)
            }
        }
    }

    /// Whether the mail server can be reached; a folder always can.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn check(&self) -> Result<(), String> {
        match self {
            Self::Smtp(transport) => match transport.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => Err("the mail server does not answer as one".to_owned()),
                Err(error) => Err(error.to_string()),
            },
            Self::Folder(folder) => std::fs::create_dir_all(folder).map_err(|error| error.to_string()),
        }
    }
}

/// Written whole and then named: whoever lists the folder never sees half a mail.
async fn write(folder: PathBuf, name: &str, bytes: Vec<u8>) -> Outcome<()> {
    let failed = |error: std::io::Error| Failure::unavailable(format!("mail folder: {}", error.kind()));
    tokio::fs::create_dir_all(&folder).await.map_err(failed)?;
    let half = folder.join(format!(".{name}"));
    tokio::fs::write(&half, bytes).await.map_err(failed)?;
    tokio::fs::rename(&half, folder.join(format!("{name}.eml"))).await.map_err(failed)
}
