//! An archive that is written while it is sent: neither all of it nor more than a few pieces are ever in memory.

use std::io::{self, Write};

use actix_web::web::Bytes;
use chrono::{Datelike, NaiveDateTime, Timelike};
use domain::time::{Instant, helsinki};
use futures_util::Stream;
use futures_util::StreamExt;
use futures_util::stream;
use tokio::sync::mpsc::{self, Sender};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use crate::failure::{Failure, Outcome};

/// So much is gathered before it goes out.
const PIECE: usize = 64 * 1_024;
/// So many pieces may wait for a slow reader.
const WAITING: usize = 4;

/// One file of an archive.
#[derive(Debug)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// What is in it.
    pub bytes: Bytes,
    /// Whether it is packed: texts are, what is packed already is not.
    pub packed: bool,
}

/// The archive of these files, piece by piece. Where a file fails, so does the whole: a reader never takes half for all.
pub fn archive<S>(files: S, made_at: Instant) -> impl Stream<Item = Outcome<Bytes>>
where
    S: Stream<Item = Outcome<Entry>> + 'static,
{
    let (to_zip, mut from_files) = mpsc::channel::<Entry>(1);
    let (to_reader, mut pieces) = mpsc::channel::<Outcome<Bytes>>(WAITING);
    let refusals = to_reader.clone();
    actix_rt::spawn(async move {
        let mut files = Box::pin(files);
        while let Some(file) = files.next().await {
            match file {
                // The reader has gone, or the archive has failed and said so.
                Ok(file) => {
                    if to_zip.send(file).await.is_err() {
                        return;
                    }
                }
                // Before the archive can be finished: it ends when nothing more comes, and this stands in front of its end.
                Err(failure) => {
                    let _gone = refusals.send(Err(failure)).await;
                    return;
                }
            }
        }
    });
    actix_rt::task::spawn_blocking(move || {
        let written = write(&mut from_files, &to_reader, made_at);
        if let Err(error) = written
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            let _gone = to_reader.blocking_send(Err(Failure::bug(error.to_string())));
        }
    });
    stream::poll_fn(move |context| pieces.poll_recv(context))
}

fn write(files: &mut mpsc::Receiver<Entry>, to_reader: &Sender<Outcome<Bytes>>, made_at: Instant) -> io::Result<()> {
    let local = helsinki::local(made_at);
    let time = moment(local);
    let mut zip = ZipWriter::new_stream(Pieces { to_reader, piece: Vec::with_capacity(PIECE) });
    while let Some(file) = files.blocking_recv() {
        let method = if file.packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(time);
        zip.start_file(file.path, options)?;
        zip.write_all(&file.bytes)?;
    }
    zip.finish()?.into_inner().flush()
}

/// The moment as archives keep it: local, to two seconds, from 1980 on.
fn moment(local: NaiveDateTime) -> DateTime {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(local.year()).unwrap_or_default();
    let (day, clock) = ((part(local.month()), part(local.day())), (part(local.hour()), part(local.minute())));
    DateTime::from_date_and_time(year, day.0, day.1, clock.0, clock.1, part(local.second())).unwrap_or_default()
}

/// Gathers what is written and hands it on piece by piece, waiting for the reader.
struct Pieces<'a> {
    to_reader: &'a Sender<Outcome<Bytes>>,
    piece: Vec<u8>,
}

impl Write for Pieces<'_> {
    fn write(&mut self, some: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(some);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(some.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        self.to_reader.blocking_send(Ok(piece.into())).map_err(|_closed| io::ErrorKind::BrokenPipe.into())
    }
}
