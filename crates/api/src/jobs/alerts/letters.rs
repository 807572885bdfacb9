//! The mails of alerts. Their links carry a secret behind `#`, which no server and no log sees; what they lead to does
//! nothing by being opened (X3.7-5). Each says when the alert ends, and how to end it now (G3.7-3).

use std::cmp::Reverse;

use domain::ads::AdState;
use domain::alerts::ends_soon;
use domain::codes::CodeList;
use domain::email::Email;
use domain::ids::{AdId, AlertId};
use domain::language::Language;
use domain::paths::{Page, ad_path};
use domain::search::Query;
use domain::time::{Instant, helsinki};
use texts::{Part, alert_mail};

use crate::app::App;
use crate::config::PublicUrl;
use crate::db::ads::{self, StoredAd};
use crate::db::alerts::{self, Alert, Secrets, by_id};
use crate::failure::{Failure, Outcome};
use crate::jobs::send_mail::{Written, link};
use crate::mail::{Block, Letter, around};
use crate::search::{Codes, version_found};
use crate::usecases::alerts::confirm::WAITS;
use crate::usecases::sweep::RENEWABLE;

/// Most ads in one mail; the rest is a link away, and counted.
const MOST: usize = 20;

/// An alert with a person behind it, and what its mail says of it.
pub(in crate::jobs) struct About {
    pub(in crate::jobs) alert: Alert,
    pub(in crate::jobs) to: Email,
    pub(in crate::jobs) name: String,
    pub(in crate::jobs) query: Query,
    pub(in crate::jobs) codes: Codes,
}

impl About {
    /// `None` when there is nobody to write to any more.
    async fn read(app: &App, id: AlertId) -> Outcome<Option<Self>> {
        let Some(alert) = by_id(app.db.read(), id).await? else { return Ok(None) };
        let (Some(email), Some(name), Some(query)) = (&alert.email, &alert.name, &alert.query) else { return Ok(None) };
        let to = Email::parse(email).map_err(|_unread| Failure::bug("a stored address is none"))?;
        let query = Query::parse_str(query).map_err(|_errors| Failure::bug("an alert watches nothing readable"))?;
        let name = name.0.clone();
        Ok(Some(Self { to, name, query, codes: Codes::load(&app.db).await?, alert }))
    }

    fn language(&self) -> Language {
        self.alert.language
    }

    fn letter(&self, site: &PublicUrl, subject: String, mut blocks: Vec<Block>, secret: &str) -> Letter {
        let language = self.language();
        let parts = texts::search_summary(language, &self.query, |kind, value| self.codes.label(kind, value, language));
        let search: Vec<String> =
            parts.iter().map(|part| format!("{}: {}", part.name, part.values.join(", "))).collect();
        blocks.push(Block::Words(alert_mail::name(language, &self.name)));
        blocks.push(Block::Words(alert_mail::watches(language, search.join(" · "))));
        if self.alert.ended_at.is_none() {
            blocks.push(Block::Words(alert_mail::expires(language, day(language, self.alert.expires_at))));
            blocks.push(page_link(site, language, alert_mail::remove_parts(language), Page::JobAlertRemove, secret));
        }
        let one_click = format!("/api/v1/search-alerts/one-click/{}", Secrets::of(secret).one_click);
        Letter { language, subject, blocks, one_click: Some(link(site, one_click)), calendar: None }
    }

    /// The mail that asks its reader to turn the alert on. Like the next two pure: the demo shows the same of an invented one.
    pub(in crate::jobs) fn confirm(&self, site: &PublicUrl, secret: &str) -> Letter {
        let language = self.language();
        let valid_until = day(language, self.alert.created_at + WAITS);
        let blocks = vec![
            page_link(site, language, alert_mail::confirm_action_parts(language), Page::JobAlertConfirm, secret),
            Block::Words(alert_mail::confirm_why(language).to_owned()),
            Block::Words(alert_mail::confirm_valid(language, valid_until)),
        ];
        self.letter(site, alert_mail::confirm_subject(language).to_owned(), blocks, secret)
    }

    /// What a run has found: so many ads, the first of which are told.
    pub(in crate::jobs) fn results(
        &self,
        site: &PublicUrl,
        entries: Vec<Block>,
        found: usize,
        now: Instant,
        secret: &str,
    ) -> Letter {
        let language = self.language();
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let (told, total) = (entries.len(), count(found));
        let mut blocks = vec![Block::Words(alert_mail::results_heading(language, total, &self.name))];
        blocks.extend(entries);
        let whole = link(site, format!("{}?{}", Page::Ads.path(language), self.query.to_url()));
        if found > told {
            blocks.push(Block::Words(alert_mail::results_capped(language, count(told), total)));
        }
        let (before, after) = around(alert_mail::results_all_parts(language));
        blocks.push(Block::Link { before, url: whole, after });
        if ends_soon(self.alert.expires_at, now) {
            blocks.push(page_link(site, language, alert_mail::renew_parts(language), Page::JobAlertRenew, secret));
        }
        self.letter(site, alert_mail::results_subject(language, total, &self.name), blocks, secret)
    }

    /// The six months are over; for some days one button begins them anew.
    pub(in crate::jobs) fn expired(&self, site: &PublicUrl, ended_at: Instant, secret: &str) -> Letter {
        let language = self.language();
        let until = day(language, ended_at + RENEWABLE);
        let blocks = vec![
            Block::Words(alert_mail::expired_told(language, &self.name)),
            page_link(site, language, alert_mail::expired_renew_parts(language), Page::JobAlertRenew, secret),
            Block::Words(alert_mail::expired_erased(language, until)),
        ];
        self.letter(site, alert_mail::expired_subject(language).to_owned(), blocks, secret)
    }
}

/// The mail that asks its reader to turn the alert on (G3.7-1).
pub(in crate::jobs) async fn confirm(app: &App, id: AlertId, secret: &str) -> Outcome<Written> {
    let Some(about) = About::read(app, id).await? else { return Ok(None) };
    if about.alert.confirmed_at.is_some() || about.alert.ended_at.is_some() {
        return Ok(None);
    }
    let letter = about.confirm(&app.public_url, secret);
    Ok(Some((about.to, letter)))
}

/// What a run has found. An ad that has closed or gone since is left out; when none is left, there is no mail.
pub(in crate::jobs) async fn results(app: &App, id: AlertId, run: &str, secret: &str) -> Outcome<Written> {
    let now = app.clock.now();
    let Some(about) = About::read(app, id).await?.filter(|about| about.alert.ended_at.is_none()) else {
        return Ok(None);
    };
    let found = open_ads(app, &alerts::of_run(app.db.read(), id, run).await?, now).await?;
    if found.is_empty() {
        return Ok(None);
    }
    let entries = found.iter().take(MOST).map(|ad| entry(&app.public_url, &about, ad, now)).collect();
    let letter = about.results(&app.public_url, entries, found.len(), now, secret);
    Ok(Some((about.to, letter)))
}

/// The six months are over; for some days one button begins them anew.
pub(in crate::jobs) async fn expired(app: &App, id: AlertId, secret: &str) -> Outcome<Written> {
    let Some(about) = About::read(app, id).await? else { return Ok(None) };
    // Renewed or deleted meanwhile: there is nothing to tell.
    let Some(ended_at) = about.alert.ended_at else { return Ok(None) };
    let letter = about.expired(&app.public_url, ended_at, secret);
    Ok(Some((about.to, letter)))
}

/// Those of the ads that one can still apply to, newest first.
async fn open_ads(app: &App, ids: &[AdId], now: Instant) -> Outcome<Vec<StoredAd>> {
    let mut open = app.db.snapshot(async |tx| ads::listable_of(tx, now, ids).await).await?;
    open.retain(|ad| ad.state(now) == AdState::Open);
    open.sort_by_key(|ad| Reverse((ad.published_at(), ad.ad.id)));
    Ok(open)
}

fn entry(site: &PublicUrl, about: &About, stored: &StoredAd, now: Instant) -> Block {
    let language = about.language();
    // The version that was found; where it was corrected since, the one that stands in for the reader's language.
    let found = version_found(stored, &about.codes, &about.query, language, now);
    let version = found.into_iter().chain(language.then_fallbacks()).find_map(|of| stored.versions.get(&of));
    let title = version.map(|texts| texts.title.clone()).unwrap_or_default();
    let places: Vec<String> = (stored.ad.facts.0.municipalities.iter())
        .map(|code| about.codes.name(CodeList::Municipalities, code, language))
        .collect();
    let agency = about.codes.name(CodeList::Agencies, stored.recruitment.agency_id.as_str(), language);
    let who_and_where = if places.is_empty() { agency } else { format!("{agency}, {}", places.join(", ")) };
    let closes_at = texts::format::date_time(language, helsinki::local(stored.recruitment.closes_at));
    Block::Entry {
        url: link(site, ad_path(language, stored.ad.id, &title)),
        title,
        lines: vec![who_and_where, alert_mail::ad_until(language, closes_at)],
    }
}

/// A link to a page of ours, with the secret where only the page finds it.
fn page_link(site: &PublicUrl, language: Language, parts: &[Part], page: Page, secret: &str) -> Block {
    let (before, after) = around(parts);
    Block::Link { before, url: format!("{}#t={secret}", link(site, page.path(language))), after }
}

fn day(language: Language, at: Instant) -> String {
    texts::format::date(language, helsinki::date(at))
}
