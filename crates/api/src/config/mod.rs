//! Settings: typed, from a file and the environment, each named by its exact variable.

mod load;
mod public_url;
mod reference;
mod secret;
mod settings;

pub use load::{Wrong, load};
pub use public_url::PublicUrl;
pub use reference::{example_file, table};
pub use secret::Secret;
pub use settings::{LogFormat, REFERENCE, Setting, Settings};
