//! People who apply, each with a draft that needs nothing more than to be sent. Put straight into the database: what is
//! measured begins afterwards.

use api::admin::import_ads;
use api::auth::session;
use api::clock::Clock;
use api::db::entities::{
    application_answers, application_rows, application_versions, applications, consents, feed_heads, profile_equality,
    profiles, recruitments, users,
};
use api::db::feed::Feed;
use api::db::stored::Stored;
use api::db::{Db, Tx, terms};
use api::{random, seed};
use domain::accounts::{AccountKind, TermsKind};
use domain::applications::{ApplicationKind, ApplicationState};
use domain::codes::Choice;
use domain::forms::{AnswerValue, RowSection};
use domain::ids::{ApplicationId, ApplicationVersionId, RecruitmentId, TermsVersionId, UserId};
use domain::language::Language;
use domain::personal::Personal;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryOrder};
use serde_json::json;

use crate::data;
use crate::failure::{Failure, Outcome};

/// Rows of one statement: databases limit the number of bound values.
const AT_ONCE: usize = 200;
/// The version of every draft.
pub(crate) const VERSION: RowVersion = RowVersion(5);

/// Somebody with a draft.
#[derive(Clone, Debug)]
pub(crate) struct Applicant {
    pub(crate) user: UserId,
    pub(crate) application: ApplicationId,
    draft: ApplicationVersionId,
    recruitment: RecruitmentId,
    /// The secret of their session's cookie.
    pub(crate) token: String,
}

/// What applicants write: as long as such texts are.
pub(crate) const MOTIVATION: &str = "Jag söker uppgiften eftersom den förenar min utbildning med det arbete som jag har \
    gjort de senaste åren. Jag är van vid att bereda ärenden självständigt, att höra parter och att skriva beslut som \
    håller. I mitt nuvarande arbete ansvarar jag för beredningen av tillstånd och för handledningen av nya kolleger. \
    Jag arbetar på finska, svenska och engelska. Det som lockar mig hos er är helheten: att följa en fråga från den \
    första kontakten till det avgörande som människor kan lita på. Jag tror att jag kan bidra med noggrannhet, ett \
    lugnt sätt också när det är bråttom och med erfarenhet av att förenkla rutiner tillsammans med dem som använder dem.";

/// Makes schema, seed, so many recruitments of different agencies, and so many applicants spread over them.
pub(crate) async fn prepare(db: &Db, count: usize, recruitments: usize) -> Outcome<Vec<Applicant>> {
    let now = Clock::real().now();
    db.migrate().await?;
    seed::run(db, now).await?;
    let lines = data::ads(recruitments)?.into_iter().map(|ad| Ok(ad.to_string()));
    let report = import_ads::lines_of(db, lines, now, |_, _| ()).await?;
    if !report.refused.is_empty() {
        return Err(Failure::new(report.to_string()));
    }
    let open = recruitments::Entity::find().order_by_asc(recruitments::Column::Id).all(db.read()).await?;
    let mut all: Vec<Applicant> = Vec::with_capacity(count);
    for recruitment in open.iter().cycle().take(count) {
        let recruitment = recruitment.id;
        let (user, application, draft) = (random::id(), random::id(), random::id());
        all.push(Applicant { user, application, draft, recruitment, token: String::new() });
    }
    for some in all.chunks_mut(AT_ONCE) {
        let tokens = db.write(async |tx| Ok(add(tx, some, now).await?)).await?;
        for (applicant, token) in some.iter_mut().zip(tokens) {
            applicant.token = token;
        }
    }
    // Heads of the agencies' feeds, as every agency has that ever got an application.
    db.write(async |tx| {
        for recruitment in &open {
            let feed = Feed::Agency(recruitment.agency_id.clone()).key();
            feed_heads::Entity::insert(feed_heads::ActiveModel { feed: Set(feed), seq: Set(0) })
                .on_conflict(OnConflict::column(feed_heads::Column::Feed).do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
        }
        Ok(())
    })
    .await?;
    Ok(all)
}

async fn add(tx: &Tx, some: &[Applicant], now: Instant) -> api::failure::Outcome<Vec<String>> {
    let people = some.iter().map(|one| users::Model {
        id: one.user,
        kind: AccountKind::Applicant,
        email: Personal(format!("{}@example.org", one.user)),
        email_folded: Personal(format!("{}@example.org", one.user)),
        password_hash: None,
        language: Language::Sv,
        created_at: now,
        last_login_at: None,
        idle_warnings: 0,
        idle_warned_at: None,
    });
    users::Entity::insert_many(people.map(|row| row.into_active_model().reset_all()))
        .exec_without_returning(tx)
        .await?;
    let mut terms = Vec::new();
    for kind in TermsKind::ALL {
        terms.extend(terms::in_force(tx, *kind, Language::Sv, now).await?.map(|version| version.id));
    }
    let consents = some.iter().flat_map(|one| {
        let consent = |version: &TermsVersionId| consents::Model {
            user_id: one.user,
            terms_version_id: *version,
            accepted_at: now,
        };
        terms.iter().map(consent).collect::<Vec<_>>()
    });
    consents::Entity::insert_many(consents.map(|row| row.into_active_model().reset_all()))
        .exec_without_returning(tx)
        .await?;
    let mut tokens = Vec::with_capacity(some.len());
    for one in some {
        tokens.push(session::begin(tx, one.user, now).await?.token);
    }
    let basics = some.iter().map(|one| profiles::Model {
        user_id: one.user,
        basics: stored(json!({
            "first_name": field("Aino"), "last_name": field("Lindqvist"), "birth_date": field("29.2.1988"),
            "phone": field("+358 40 123 4567"), "email": field("aino@example.org"), "street": field("Storgatan 1"),
            "postal_code": field("00100"), "city": field("Helsingfors"),
        })),
        row_version: RowVersion(1),
        saved_at: now,
        confirmed_contact: Some(Personal("aino@example.org".to_owned())),
    });
    profiles::Entity::insert_many(basics.map(|row| row.into_active_model().reset_all()))
        .exec_without_returning(tx)
        .await?;
    let apart = some.iter().map(|one| profile_equality::Model {
        user_id: one.user,
        fields: stored(json!({ "gender": field("other"), "state_employer": field("no_employer") })),
    });
    profile_equality::Entity::insert_many(apart.map(|row| row.into_active_model().reset_all()))
        .exec_without_returning(tx)
        .await?;
    let drafts = some.iter().map(|one| applications::Model {
        id: one.application,
        recruitment_id: one.recruitment,
        applicant_id: Some(one.user),
        kind: ApplicationKind::Targeted,
        state: ApplicationState::Unsent,
        language: Language::Sv,
        draft_version_id: Some(one.draft),
        in_force_version_id: None,
        row_version: VERSION,
        created_at: now,
        saved_at: now,
        sent_at: None,
        edited_at: None,
        withdrawn_at: None,
    });
    applications::Entity::insert_many(drafts.map(|row| row.into_active_model().reset_all()))
        .exec_without_returning(tx)
        .await?;
    let versions = some.iter().map(|one| application_versions::Model {
        id: one.draft,
        application_id: one.application,
        number: 1,
        form_version: 1,
        own_basics: Stored::default(),
        basics_at_sending: None,
        wishes_no_publication: false,
        in_force_from: None,
        receipt_number: None,
        receipt_sha256: None,
        created_at: now,
    });
    application_versions::Entity::insert_many(versions.map(|row| row.into_active_model().reset_all()))
        .exec_without_returning(tx)
        .await?;
    let answers = some.iter().map(|one| application_answers::Model {
        version_id: one.draft,
        question: "motivation".to_owned(),
        value: Stored(Some(AnswerValue::Text(MOTIVATION.to_owned()))),
        changed_in: RowVersion(2),
    });
    application_answers::Entity::insert_many(answers.map(|row| row.into_active_model().reset_all()))
        .exec_without_returning(tx)
        .await?;
    let rows = some.iter().flat_map(|one| {
        let degree = json!({
            "level": field("l7"), "degree": field("Filosofie magister"), "school": field("Helsingfors universitet"),
            "completed_on": field("31.5.2014"), "highest": { "v": true, "in": 3 },
        });
        let work = json!({
            "employer": field("Exempelverket"), "title": field("Handläggare"), "started_on": field("1.8.2014"),
            "ongoing": { "v": true, "in": 4 }, "description": field("Beredning av ärenden och beslut."),
        });
        [(RowSection::Degrees, degree, RowVersion(3)), (RowSection::Experience, work, RowVersion(4))].map(
            |(section, fields, changed_in)| application_rows::Model {
                version_id: one.draft,
                id: random::id(),
                section,
                position: 0,
                fields: stored(fields),
                changed_in,
            },
        )
    });
    application_rows::Entity::insert_many(rows.map(|row| row.into_active_model().reset_all()))
        .exec_without_returning(tx)
        .await?;
    Ok(tokens)
}

fn field(text: &str) -> serde_json::Value {
    json!({ "v": text, "in": 1 })
}

fn stored<T: serde::de::DeserializeOwned + Default>(fields: serde_json::Value) -> Stored<T> {
    // What is written above fits; if it did not, nothing could be sent and the measurement would say so.
    Stored(serde_json::from_value(fields).unwrap_or_default())
}

/// When applications are to be in, moved to an instant, behind everybody's back.
pub(crate) async fn set_deadline(db: &Db, to: Instant) -> Outcome<()> {
    use sea_orm::sea_query::Expr;
    db.write(async |tx| {
        recruitments::Entity::update_many().col_expr(recruitments::Column::ClosesAt, Expr::value(to)).exec(tx).await?;
        Ok(())
    })
    .await?;
    Ok(())
}
