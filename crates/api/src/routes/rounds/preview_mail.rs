//! The mail of an invitation.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewRoundId, RecruitmentId};
use domain::interviews::{InterviewMailPreview, PreviewInterviewMail};

use super::answers::{Writing, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::interviews::preview_mail;

/// What is asked for.
type Wish = (web::Path<(AgencyId, RecruitmentId, InterviewRoundId)>, Json<PreviewInterviewMail>);

/// See the mail of an invitation before it is sent; nothing is.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}/invitations/preview",
    operation_id = "preview_interview_mail",
    tag = "interviews",
    summary = "See the mail of an invitation before it is sent",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
    ),
    request_body(content = PreviewInterviewMail, example = json!({ "kind": "choice", "language": "sv" })),
    responses(
        (status = 200, description = "The mail", body = InterviewMailPreview, example = json!({ "language": "sv", "subject": "Inbjudan till intervju: välj en tid", "paragraphs": ["Du är inbjuden till intervju: Jurist, Migrationsverket."] })),
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, wish)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment, round) = path.into_inner();
    let at = at(&who, recruitment, round, now);
    Ok(HttpResponse::Ok().json(preview_mail::run(&app, &at, &wish.value).await?))
}
