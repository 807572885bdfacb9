//! A mail server that keeps what it gets, and refuses when a test wants it to.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What the server does with the next messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Takes them.
    Willing,
    /// Says to come back later, before it has read them.
    Busy,
    /// Says that it knows no such mailbox.
    Unknown,
    /// Refuses for good, for reasons that are not the mailbox's.
    Disliking,
    /// Takes them, and breaks the connection before it says so.
    Dropping,
    /// Takes them, and says nothing until the other side is gone: the moment when only one of the two knows.
    Silent,
}

/// A mail server on a free port of this machine.
#[derive(Clone, Debug)]
pub struct SmtpSink {
    port: u16,
    state: Arc<Mutex<State>>,
    /// How many messages were read, and how many of them were acknowledged.
    counts: Arc<(watch::Sender<usize>, watch::Sender<usize>)>,
}

#[derive(Debug)]
struct State {
    mood: Mood,
    messages: Vec<String>,
}

impl SmtpSink {
    /// Starts it.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State { mood: Mood::Willing, messages: Vec::new() }));
        let sink = Self { port, state, counts: Arc::new((watch::Sender::new(0), watch::Sender::new(0))) };
        let shared = sink.clone();
        actix_rt::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let sink = shared.clone();
                // A connection that ends early is what some tests want.
                actix_rt::spawn(async move { drop(sink.talk(stream).await) });
            }
        });
        sink
    }

    /// Its address, as the setting wants it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Changes what it does.
    pub fn be(&self, mood: Mood) {
        self.state.lock().unwrap().mood = mood;
    }

    /// The messages it has read, oldest first, as they came.
    #[must_use]
    pub fn messages(&self) -> Vec<String> {
        self.state.lock().unwrap().messages.clone()
    }

    /// The messages after the first `known`.
    #[must_use]
    pub fn messages_after(&self, known: usize) -> Vec<String> {
        self.state.lock().unwrap().messages[known..].to_vec()
    }

    /// Waits until another message has been read, acknowledged or not.
    pub async fn reads_another(&self) {
        another(&self.counts.0).await;
    }

    /// Waits until another message has been acknowledged.
    pub async fn takes_another(&self) {
        another(&self.counts.1).await;
    }

    async fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 sink\r\n").await?;
        while let Some(line) = lines.next_line().await? {
            let command = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let answer: &[u8] = match command.as_str() {
                "EHLO" | "HELO" => b"250-sink\r\n250 8BITMIME\r\n",
                "MAIL" if self.state.lock().unwrap().mood == Mood::Busy => b"451 busy\r\n",
                "RCPT" if self.state.lock().unwrap().mood == Mood::Unknown => b"550 5.1.1 no such user\r\n",
                "RCPT" if self.state.lock().unwrap().mood == Mood::Disliking => b"550 5.7.1 blocked\r\n",
                "DATA" => {
                    write.write_all(b"354 go on\r\n").await?;
                    let mut message = String::new();
                    loop {
                        // Half a message is none: the other side is gone and knows that it is not taken.
                        let Some(line) = lines.next_line().await? else { return Ok(()) };
                        if line == "." {
                            break;
                        }
                        message.push_str(line.strip_prefix('.').unwrap_or(&line));
                        message.push('\n');
                    }
                    let mood = {
                        let mut state = self.state.lock().unwrap();
                        state.messages.push(message);
                        state.mood
                    };
                    self.counts.0.send_modify(|count| *count += 1);
                    match mood {
                        Mood::Willing | Mood::Busy | Mood::Unknown | Mood::Disliking => b"250 taken\r\n",
                        Mood::Dropping => return Ok(()),
                        Mood::Silent => {
                            while lines.next_line().await?.is_some() {}
                            return Ok(());
                        }
                    }
                }
                "QUIT" => b"221 bye\r\n",
                _ => b"250 ok\r\n",
            };
            write.write_all(answer).await?;
            if command == "DATA" {
                self.counts.1.send_modify(|count| *count += 1);
            }
            if command == "QUIT" {
                return Ok(());
            }
        }
        Ok(())
    }
}

async fn another(count: &watch::Sender<usize>) {
    let mut count = count.subscribe();
    count.borrow_and_update();
    // The sender lives as long as the sink that is asked.
    drop(count.changed().await);
}
