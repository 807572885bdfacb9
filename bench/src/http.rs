//! HTTP/1.1 as cheap as it can be: a request is bytes that are there already, a reply is read and no more.

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A connection that is kept.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    read: usize,
    /// The body of the last reply, as it came.
    pub(crate) body: Vec<u8>,
    /// The head of the last reply.
    pub(crate) head: String,
}

/// What came back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    packed: bool,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(128 * 1024), read: 0, body: Vec::new(), head: String::new() })
    }

    /// Sends a request and reads its reply.
    pub(crate) async fn exchange(&mut self, request: &[u8]) -> io::Result<Reply> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        self.read = 0;
        self.body.clear();
        let end = loop {
            let from = self.read.saturating_sub(3);
            if let Some(at) = find(self.buffer.get(from..).unwrap_or_default(), b"\r\n\r\n") {
                break from + at + 4;
            }
            self.read = self.buffer.len();
            self.more().await?;
        };
        self.head.clear();
        self.head.push_str(std::str::from_utf8(&self.buffer[..end]).map_err(|_text| odd("head"))?);
        self.read = end;
        let status = self.head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(|| odd("status"))?;
        let length = self.header("content-length").map(|length| length.parse::<usize>().map_err(|_text| odd("length")));
        let packed = self.header("content-encoding").is_some_and(|encoding| encoding == "br");
        let chunked = self.header("transfer-encoding").is_some_and(|encoding| encoding == "chunked");
        if chunked {
            loop {
                let line = self.line().await?;
                let size = usize::from_str_radix(line.trim(), 16).map_err(|_text| odd("chunk"))?;
                self.take(size).await?;
                self.line().await?;
                if size == 0 {
                    break;
                }
            }
        } else if status != 304 && status != 204 {
            self.take(length.transpose()?.unwrap_or(0)).await?;
        }
        Ok(Reply { status, packed })
    }

    /// Whether more came than the last reply: something that nobody asked for.
    pub(crate) fn has_more(&self) -> bool {
        self.read < self.buffer.len()
    }

    /// A header of the last reply.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All headers of the last reply.
    pub(crate) fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.head.lines().skip(1).filter_map(|line| line.split_once(':')).map(|(name, value)| (name, value.trim()))
    }

    /// The text of the last reply.
    pub(crate) fn text(&self, reply: Reply) -> io::Result<String> {
        let mut text = Vec::new();
        if reply.packed {
            brotli::BrotliDecompress(&mut self.body.as_slice(), &mut text)?;
        } else {
            text.extend_from_slice(&self.body);
        }
        String::from_utf8(text).map_err(|_text| odd("body"))
    }

    async fn line(&mut self) -> io::Result<String> {
        loop {
            if let Some(at) = find(self.buffer.get(self.read..).unwrap_or_default(), b"\r\n") {
                let line = String::from_utf8_lossy(&self.buffer[self.read..self.read + at]).into_owned();
                self.read += at + 2;
                return Ok(line);
            }
            self.more().await?;
        }
    }

    /// Takes so many bytes into the body.
    async fn take(&mut self, size: usize) -> io::Result<()> {
        while self.buffer.len() < self.read + size {
            self.more().await?;
        }
        self.body.extend_from_slice(&self.buffer[self.read..self.read + size]);
        self.read += size;
        Ok(())
    }

    async fn more(&mut self) -> io::Result<()> {
        self.buffer.reserve(64 * 1024);
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

fn odd(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("a reply whose {what} cannot be read"))
}
