//! Stands between a browser and its server and notes the addresses that are asked for.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A relay on a free port.
#[derive(Debug)]
pub(super) struct Relay {
    listener: TcpListener,
    said: Arc<Mutex<Vec<u8>>>,
}

/// What was asked for through a relay.
#[derive(Clone, Debug)]
pub(super) struct Asked(Arc<Mutex<Vec<u8>>>);

impl Relay {
    pub(super) async fn bind() -> Self {
        Self { listener: TcpListener::bind("127.0.0.1:0").await.unwrap(), said: Arc::default() }
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.listener.local_addr().unwrap())
    }

    /// Passes everything on to the server at this address.
    pub(super) fn pass_to(self, server: &str) -> Asked {
        let server = server.strip_prefix("http://").unwrap().to_owned();
        let asked = Asked(Arc::clone(&self.said));
        actix_rt::spawn(async move {
            while let Ok((browser, _)) = self.listener.accept().await {
                let (server, said) = (TcpStream::connect(&server).await.unwrap(), Arc::clone(&self.said));
                let (mut from_browser, mut to_browser) = browser.into_split();
                let (mut from_server, mut to_server) = server.into_split();
                // A connection ends when either side is gone.
                actix_rt::spawn(async move { drop(tokio::io::copy(&mut from_server, &mut to_browser).await) });
                actix_rt::spawn(async move {
                    let mut bytes = vec![0; 16_384];
                    while let Ok(read @ 1..) = from_browser.read(&mut bytes).await {
                        said.lock().unwrap().extend_from_slice(&bytes[..read]);
                        if to_server.write_all(&bytes[..read]).await.is_err() {
                            break;
                        }
                    }
                });
            }
        });
        asked
    }
}

impl Asked {
    /// The addresses, as the first lines of the requests name them; before a line the last body may stand.
    pub(super) fn addresses(&self) -> Vec<String> {
        let said = self.0.lock().unwrap();
        let text = String::from_utf8_lossy(&said);
        let firsts = text.lines().filter_map(|line| line.strip_suffix(" HTTP/1.1"));
        firsts.filter_map(|first| Some(first.rsplit_once(' ')?.1.to_owned())).collect()
    }
}
