//! What is written to an agency about what came in to a recruitment (G9.4.2, G10.1): one mail for all of it, with numbers
//! and addresses of pages, and nothing of any applicant. Who reads it logs in.

use chrono::TimeDelta;
use domain::ids::AgencyDigestId;
use domain::language::Language;
use domain::paths::Page;
use domain::time::{Instant, helsinki};
use texts::mail as words;

use super::send_mail::{Written, link};
use super::{Letter as Which, Work};
use crate::app::App;
use crate::config::PublicUrl;
use crate::db::agencies::digests::{self, About};
use crate::failure::Outcome;
use crate::mail::{Block, Letter, around};

/// Closes what was collected for long enough, and lets the mails about it go out.
pub(super) async fn tell(app: &App) -> Outcome<()> {
    let now = app.clock.now();
    let opened_until = now - TimeDelta::minutes(i64::from(app.settings.agency_mail_minutes));
    if !digests::something_is_due(app.db.read(), opened_until).await? {
        return Ok(());
    }
    app.db
        .write(async |tx| {
            for digest in digests::close(tx, opened_until, now).await? {
                // The agency's own language is read when the mail is written, as its address is.
                let work = Work::SendMail { letter: Which::AgencyNews { digest }, language: Language::default() };
                work.enqueue(tx, Some(format!("agency-news:{digest}")), now, now).await?;
            }
            Ok(())
        })
        .await
}

/// Writes it; nothing where the agency wants none or has no address.
pub(super) async fn news(app: &App, id: AgencyDigestId) -> Outcome<Written> {
    let about = app.db.snapshot(async |tx| digests::about(tx, id).await).await?;
    Ok(about.map(|about| (about.to.clone(), compose(&app.public_url, &about))))
}

/// What it says. Pure: the demo shows the same of an invented recruitment.
pub(super) fn compose(site: &PublicUrl, about: &About) -> Letter {
    let language = about.language;
    let time = |at: Instant| texts::format::date_time(language, helsinki::local(at));
    let number = |number: i32| u64::try_from(number).ok().filter(|number| *number > 0);
    let lines = [
        number(about.numbers.sent).map(|number| words::agency_sent(language, number)),
        number(about.numbers.edited).map(|number| words::agency_edited(language, number)),
        number(about.numbers.withdrawn).map(|number| words::agency_withdrawn(language, number)),
    ];
    let list = format!("/api/v1/agencies/{}/recruitments/{}/applications", about.agency, about.recruitment);
    let (before, after) = around(words::agency_read_parts(language));
    let mut blocks = vec![Block::Words(words::agency_what(language, time(about.since), time(about.until)))];
    blocks.extend(lines.into_iter().flatten().map(Block::Words));
    blocks.extend([
        Block::Link { before, url: link(site, list), after },
        Block::Words(words::agency_title(language, &about.title)),
        Block::Words(words::sent_agency(language, &about.agency_name)),
        Block::Words(words::sent_search_id(language, &about.recruitment_code)),
    ]);
    let (before, after) = around(words::agency_ad_parts(language));
    blocks.push(Block::Link { before, url: link(site, Page::Ad(about.ad).path(language)), after });
    blocks.push(Block::Words(words::agency_turn_off(language).to_owned()));
    let subject = words::agency_subject(language, &about.recruitment_code, &about.title);
    Letter { language, subject, blocks, one_click: None, calendar: None }
}
