//! The Virka web application in the browser.
//!
//! It takes over the page that the server has written (`app`), shows the page that the address means (`router`,
//! `pages`) in the frame of every page (`shell`), and talks to the REST API only through `client` (X14-1). Rules come
//! from `domain`, words from `texts`.
//!
//! There are three programs of it, so that whoever comes to read an ad does not load the application form (P13):
//! `Page::program` says which page belongs to which. A link from one to another is an ordinary link.
#![expect(unreachable_pub, reason = "the component macro makes public items beside each component")]

pub mod answers;
pub mod app;
pub mod arrival;
pub mod busy;
pub mod clock;
pub mod components;
pub mod dates;
pub mod dom;
pub mod failure;
pub mod favourites;
pub mod form;
mod head;
mod notices;
pub mod pages;
pub mod random;
pub mod router;
pub mod said;
pub mod session;
mod session_warning;
pub mod shell;

pub use app::start;
