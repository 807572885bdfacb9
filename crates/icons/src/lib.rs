//! The icons of Virka. Checked in, so that building needs no Node; a house test proves that they are those of the
//! pinned package. They decorate a word that stands beside them, so they are hidden from screen readers; a button that
//! is only an icon carries an `aria-label`.

mod icon;

pub use icon::Icon;

/// The same `viewBox` for every icon.
pub const VIEW_BOX: &str = "0 0 24 24";

impl Icon {
    /// The whole element, for pages that are made as text. Colour and size come from the class `i`.
    pub fn svg(self) -> String {
        format!(r#"<svg class="i" viewBox="{VIEW_BOX}" aria-hidden="true" focusable="false">{}</svg>"#, self.paths())
    }
}
