//! The mail of an invitation before it is sent, in each language (X13-3).

use domain::event::InterviewNews;
use domain::interviews::{InterviewMailPreview, InvitationKind, Meeting, PreviewInterviewMail, RoundKind};
use domain::paths::Page;
use domain::problem::{FieldCode, FieldError, Kind};

use super::AtRound;
use crate::app::App;
use crate::db::interviews::invitations::meeting;
use crate::db::interviews::{rounds, slots};
use crate::db::letters;
use crate::failure::{Failure, Outcome};
use crate::interview_words::{About, Paragraph, say};

/// Writes it; nothing is sent.
///
/// # Errors
/// [`Kind::NotFound`] for another agency's round; a kind or time that does not fit the round.
pub async fn run(app: &App, at: &AtRound, wish: &PreviewInterviewMail) -> Outcome<InterviewMailPreview> {
    let AtRound { place, now, .. } = at;
    let PreviewInterviewMail { kind, language, slot_id } = *wish;
    app.db
        .snapshot(async |tx| {
            let round = rounds::find(tx, place).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            if (kind == InvitationKind::Video) != (round.kind == RoundKind::Video) {
                return Err(FieldError::new("/kind", FieldCode::NotTogether).into());
            }
            let news = match kind {
                InvitationKind::Choice => InterviewNews::Offered,
                InvitationKind::Video => InterviewNews::Video,
                InvitationKind::Fixed => {
                    let times = slots::of_round(tx, round.id).await?;
                    let chosen = times.iter().find(|slot| slot_id.is_none_or(|id| slot.id == id));
                    let slot =
                        chosen.ok_or_else(|| Failure::from(FieldError::new("/slot_id", FieldCode::NotAChoice)))?;
                    let meeting: Meeting = meeting(&round, slot);
                    InterviewNews::Fixed { meeting, sequence: 1 }
                }
            };
            let about = letters::about_interview(tx, &round, kind, language, *now).await?;
            let base = app.public_url.as_str().trim_end_matches('/');
            let about = About { page: Some(format!("{base}{}", Page::Interview.path(language))), ..about };
            let said = say(&about, &news);
            let paragraphs = said.paragraphs.iter().map(Paragraph::text).collect();
            Ok(InterviewMailPreview { language, subject: said.subject, paragraphs })
        })
        .await
}
