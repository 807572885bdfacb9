//! What a letter says, before it is a message: the same blocks make its text and its HTML.

use askama::Template;
use domain::language::Language;

use crate::failure::{Failure, Outcome};

/// A letter in one language.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The language of every word in it.
    pub language: Language,
    /// The subject; never a secret in it.
    pub subject: String,
    /// What it says, the action first.
    pub blocks: Vec<Block>,
    /// For mails that come again and again: the address to which a mail program sends the wish to get no more (RFC 8058).
    pub one_click: Option<String>,
    /// An event for the reader's calendar.
    pub calendar: Option<Calendar>,
}

/// An event as a part of the mail, which calendars take in by themselves, and as a file to open (RFC 6047).
#[derive(Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What is asked of the calendar, as in the text.
    pub method: &'static str,
    /// What the file is called.
    pub file_name: String,
    /// The iCalendar text.
    pub text: String,
}

/// One paragraph.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// Plain words.
    Words(String),
    /// Words around a code that is to be typed.
    Code {
        /// Before the code.
        before: String,
        /// The code.
        code: String,
        /// After it.
        after: String,
    },
    /// Words around an address.
    Link {
        /// Before the address.
        before: String,
        /// The address.
        url: String,
        /// After it.
        after: String,
    },
    /// One thing of a list.
    Entry {
        /// What it is called; a link where mails have links.
        title: String,
        /// Its address.
        url: String,
        /// What else is to be known of it.
        lines: Vec<String>,
    },
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'a> {
    letter: &'a Letter,
    automatic: &'static str,
}

#[derive(Template)]
#[template(path = "letter.txt")]
struct Text<'a> {
    letter: &'a Letter,
    automatic: &'static str,
}

impl Letter {
    /// The HTML part: one column that a phone shows without zooming.
    ///
    /// # Errors
    /// Never, unless the template is broken.
    pub fn html(&self) -> Outcome<String> {
        let automatic = texts::mail::automatic(self.language);
        Html { letter: self, automatic }.render().map_err(|error| Failure::bug(error.to_string()))
    }

    /// The text part.
    ///
    /// # Errors
    /// Never, unless the template is broken.
    pub fn text(&self) -> Outcome<String> {
        let automatic = texts::mail::automatic(self.language);
        Text { letter: self, automatic }.render().map_err(|error| Failure::bug(error.to_string()))
    }
}

/// Splits a text at the one value it holds, so that the value can be made a link or set apart.
#[must_use]
pub(crate) fn around(parts: &[texts::Part]) -> (String, String) {
    let mut before = String::new();
    let mut after = String::new();
    let mut passed = false;
    for part in parts {
        match part {
            texts::Part::Words(words) if passed => after.push_str(words),
            texts::Part::Words(words) => before.push_str(words),
            texts::Part::Value(_) => passed = true,
        }
    }
    (before, after)
}
