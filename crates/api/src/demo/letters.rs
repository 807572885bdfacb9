//! Every mail that the service can send, about an ad of the demo (G1-4). Nobody gets them.

use domain::codes::CodeList;
use domain::language::Language;

use crate::app::App;
use crate::db::ads;
use crate::failure::{Failure, Outcome};
use crate::jobs::LetterKind;
use crate::jobs::examples::{self, Sample, Shown};
use crate::mail::{Addressed, message};
use crate::random;
use crate::search::Codes;

/// The ad that they are about: it is in all three languages.
const AD: &str = "TULLI-4-2026";

/// A mail as it would be sent.
#[derive(Clone, Debug)]
pub struct ExampleMail {
    /// The language of every word in it.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// Its headers, a line each.
    pub headers: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// The words of all kinds in addresses, with the subject of each in a language.
///
/// # Errors
/// Faults of the database.
pub async fn all(app: &App, language: Language) -> Outcome<Vec<(&'static str, String)>> {
    let about = About::read(app).await?;
    let mut kinds = Vec::new();
    for kind in LetterKind::ALL {
        let first = about.letters(app, *kind, language)?.into_iter().next();
        kinds.push((kind.slug(), first.map(|letter| letter.subject).unwrap_or_default()));
    }
    Ok(kinds)
}

/// The mails of a kind: for each way in which it can read, one in every language. `None` where there is no such kind.
///
/// # Errors
/// Faults of the database.
pub async fn of_kind(app: &App, slug: &str) -> Outcome<Option<Vec<Vec<ExampleMail>>>> {
    let Some(kind) = LetterKind::from_slug(slug) else { return Ok(None) };
    let about = About::read(app).await?;
    let mut ways: Vec<Vec<ExampleMail>> = Vec::new();
    for language in Language::ALL {
        for (place, letter) in about.letters(app, kind, language)?.iter().enumerate() {
            let (to, job) = (examples::address()?, random::id());
            let from = &app.settings.mail_from;
            let addressed = Addressed { to: &to, job, now: app.clock.now(), from, host: app.public_url.host() };
            let bytes = message(letter, &addressed)?.formatted();
            let whole = String::from_utf8_lossy(&bytes);
            let headers = whole.split("\r\n\r\n").next().unwrap_or_default().to_owned();
            let mail = ExampleMail {
                language,
                subject: letter.subject.clone(),
                headers,
                text: letter.text()?,
                html: letter.html()?,
            };
            match ways.get_mut(place) {
                Some(way) => way.push(mail),
                None => ways.push(vec![mail]),
            }
        }
    }
    Ok(Some(ways))
}

struct About {
    ad: ads::StoredAd,
    codes: Codes,
}

impl About {
    async fn read(app: &App) -> Outcome<Self> {
        let ad = app.db.snapshot(async |tx| ads::by_code(tx, AD).await).await?;
        let ad = ad.ok_or_else(|| Failure::bug("the ad that the demo's mails are about"))?;
        Ok(Self { ad, codes: Codes::load(&app.db).await? })
    }

    fn letters(&self, app: &App, kind: LetterKind, language: Language) -> Outcome<Vec<crate::mail::Letter>> {
        let texts = language.then_fallbacks().find_map(|language| self.ad.versions.get(&language));
        let agency = self.ad.recruitment.agency_id.clone();
        let sample = Sample {
            ad: self.ad.ad.id,
            title: texts.map(|texts| texts.title.clone()).unwrap_or_default(),
            recruitment: self.ad.recruitment.id,
            code: self.ad.recruitment.code.clone(),
            agency_name: self.codes.name(CodeList::Agencies, agency.as_str(), language),
            agency,
            application: random::id(),
        };
        let shown = Shown { site: &app.public_url, codes: &self.codes, language, now: app.clock.now() };
        examples::letters(kind, &sample, shown)
    }
}
