//! The demo's mails, for whoever tries it: nothing is ever sent from a demo.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use domain::language::Language;
use domain::paths::Page;
use domain::search::pairs;
use icons::Icon;

use super::frame::{Frame, answer};
use super::{as_page, preferred, times};
use crate::app::App;
use crate::demo::{self, KeptMail};
use crate::failure::Outcome;

#[derive(Template)]
#[template(path = "outbox.html")]
struct Outbox {
    frame: Frame,
    mails: Vec<Mail>,
}

struct Mail {
    subject: String,
    to: String,
    sent: String,
    paragraphs: Vec<Vec<Piece>>,
}

/// Words, or an address that can be followed.
struct Piece {
    text: String,
    link: bool,
}

/// The page.
pub(super) async fn page(request: HttpRequest, app: web::Data<App>) -> HttpResponse {
    let made = made(&app, preferred(&request), request.query_string());
    as_page(&request, &app, made)
}

fn made(app: &App, language: Language, query_string: &str) -> Outcome<HttpResponse> {
    let to = pairs(query_string).into_iter().find(|(name, _)| name == "to").map(|(_, address)| address);
    let mails = demo::mails(app, to.as_deref())?;
    let mut frame = Frame::plain(app, language, texts::frame::demo_outbox_heading(language));
    frame.hidden = true;
    frame.app = false;
    let mails = mails.into_iter().map(|mail| shown(language, mail)).collect();
    answer(StatusCode::OK, language, &Outbox { frame, mails })
}

fn shown(language: Language, mail: KeptMail) -> Mail {
    let sent = times::date_time(language, mail.sent_at);
    let text = mail.text.replace("\r\n", "\n");
    Mail {
        to: texts::frame::demo_mail_to(language, &mail.to),
        sent: texts::frame::demo_mail_sent(language, sent),
        paragraphs: text.split("\n\n").map(str::trim).filter(|words| !words.is_empty()).map(pieces).collect(),
        subject: mail.subject,
    }
}

fn pieces(paragraph: &str) -> Vec<Piece> {
    paragraph
        .split_inclusive(char::is_whitespace)
        .map(|word| {
            let link = word.starts_with("http://") || word.starts_with("https://");
            Piece { text: if link { word.trim_end().to_owned() } else { word.to_owned() }, link }
        })
        .collect()
}
