//! “Sökvakt”: what people do with their alerts (G3.7). What a run does is in `jobs/alerts`.

pub mod ask;
pub mod confirm;
pub mod end;
pub mod renew;
mod view;
