//! Everything that stands in one version of an application.

use std::collections::BTreeMap;

use domain::applications::AttachmentView;
use domain::forms::{AnswerValue, BasicField, Draft, DraftAttachment, DraftRow, Form, QuestionId};
use domain::ids::{ApplicationVersionId, RecruitmentId, UserId};
use domain::row_version::RowVersion;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};

use super::photo::{self, Photo};
use crate::db::entities::{
    application_answers, application_forms, application_rows, application_versions, applications, attachments, blobs,
    profile_equality, profiles,
};
use crate::db::forms::newest::{self, numbered};
use crate::db::stored::{Field, Fields};
use crate::failure::{Failure, Outcome};

/// The content of a version, as it is stored.
#[derive(Clone, Debug)]
pub struct Content {
    /// The version.
    pub version: application_versions::Model,
    /// Answers with their history, cleared ones included.
    pub history: Fields<QuestionId>,
    /// Answers by question.
    pub answers: BTreeMap<QuestionId, AnswerValue>,
    /// Rows of all sections, in order.
    pub rows: Vec<DraftRow>,
    /// Attachments with their files, in order.
    pub files: Vec<(attachments::Model, blobs::Model)>,
    /// The photo, where the form asks for one and there is one.
    pub photo: Option<Photo>,
}

impl Content {
    /// The attachments as the API shows them.
    #[must_use]
    pub fn attachments(&self) -> Vec<AttachmentView> {
        self.files.iter().map(|(attachment, blob)| attachment_view(attachment, blob)).collect()
    }

    /// The draft as the judge wants it, with the basic details of the profile.
    #[must_use]
    pub fn draft(&self, basics: BTreeMap<BasicField, AnswerValue>) -> Draft {
        Draft {
            basics,
            answers: self.answers.clone(),
            rows: self.rows.clone(),
            attachments: self
                .files
                .iter()
                .map(|(file, _)| DraftAttachment { id: file.id, question: QuestionId(file.question.clone()) })
                .collect(),
            has_photo: self.photo.is_some(),
        }
    }
}

/// One attachment as the API shows it.
#[must_use]
pub fn attachment_view(attachment: &attachments::Model, blob: &blobs::Model) -> AttachmentView {
    AttachmentView {
        id: attachment.id,
        question: QuestionId(attachment.question.clone()),
        name: attachment.name.0.clone(),
        size: blob.size,
        media_type: blob.media_type.clone(),
        sha256: blob.sha256.clone(),
        stored_at: attachment.created_at,
    }
}

/// Loads a version with the form that it answers and the photo that it was sent with. Who may see it was settled by
/// whoever found the application.
///
/// # Errors
/// Faults of the database.
pub async fn load_sent(
    db: &impl ConnectionTrait,
    recruitment: RecruitmentId,
    version: ApplicationVersionId,
) -> Outcome<(Content, Form)> {
    let mut content = load(db, version).await?;
    let form = newest::version(db, recruitment, content.version.form_version).await?;
    if form.basics.photo.is_asked() {
        content.photo = photo::of_version(db, version).await?;
    }
    Ok((content, form))
}

/// Loads a version. Who may see it was settled by whoever found the application.
///
/// # Errors
/// Faults of the database.
pub async fn load(db: &impl ConnectionTrait, version: ApplicationVersionId) -> Outcome<Content> {
    let found = application_versions::Entity::find_by_id(version).one(db).await?;
    with_the_rest(db, found.ok_or_else(|| Failure::bug("a version that is not there"))?).await
}

/// The same of a draft, with the newest form of its recruitment, which every draft is judged by.
///
/// # Errors
/// Faults of the database.
pub async fn load_to_judge(db: &impl ConnectionTrait, draft: ApplicationVersionId) -> Outcome<(Content, Form)> {
    let to_application: RelationDef = application_versions::Entity::belongs_to(applications::Entity)
        .from(application_versions::Column::ApplicationId)
        .to(applications::Column::Id)
        .into();
    let to_forms: RelationDef = applications::Entity::belongs_to(application_forms::Entity)
        .from(applications::Column::RecruitmentId)
        .to(application_forms::Column::RecruitmentId)
        .into();
    let found = application_versions::Entity::find_by_id(draft)
        .join(JoinType::InnerJoin, to_application)
        .join(JoinType::InnerJoin, to_forms)
        .order_by_desc(application_forms::Column::Version)
        .select_also(application_forms::Entity)
        .one(db)
        .await?;
    let Some((version, Some(form))) = found else { return Err(Failure::bug("a draft without a form")) };
    let (mut content, form) = (with_the_rest(db, version).await?, numbered(form));
    if form.basics.photo.is_asked() {
        content.photo = photo::of_profile(db, content.version.application_id).await?;
    }
    Ok((content, form))
}

async fn with_the_rest(db: &impl ConnectionTrait, row: application_versions::Model) -> Outcome<Content> {
    let version = row.id;
    let history: Fields<QuestionId> = application_answers::Entity::find()
        .filter(application_answers::Column::VersionId.eq(version))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (QuestionId(row.question), Field { v: row.value.0, changed_in: row.changed_in.0 }))
        .collect();
    let rows = application_rows::Entity::find()
        .filter(application_rows::Column::VersionId.eq(version))
        .order_by_asc(application_rows::Column::Section)
        .order_by_asc(application_rows::Column::Position)
        .order_by_asc(application_rows::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .map(|row| DraftRow { id: row.id, section: row.section, position: row.position, fields: values(row.fields.0) })
        .collect();
    let answers = values(history.clone());
    Ok(Content { version: row, history, answers, rows, files: files(db, version).await?, photo: None })
}

/// The attachments of a version with their files, in order.
///
/// # Errors
/// Faults of the database.
pub async fn files(
    db: &impl ConnectionTrait,
    version: ApplicationVersionId,
) -> Outcome<Vec<(attachments::Model, blobs::Model)>> {
    let to_blob: RelationDef =
        attachments::Entity::belongs_to(blobs::Entity).from(attachments::Column::BlobId).to(blobs::Column::Id).into();
    let found = attachments::Entity::find()
        .filter(attachments::Column::VersionId.eq(version))
        .join(JoinType::InnerJoin, to_blob)
        .order_by_asc(attachments::Column::Position)
        .select_also(blobs::Entity)
        .all(db)
        .await?;
    let with_file = |(attachment, blob): (attachments::Model, Option<blobs::Model>)| {
        blob.map(|blob| (attachment, blob)).ok_or_else(|| Failure::bug("an attachment without a file"))
    };
    found.into_iter().map(with_file).collect()
}

/// The applicant's own basic details, legal gender and work at the state among them: only for the applicant's own eyes
/// and for the judge (D4).
///
/// # Errors
/// Faults of the database.
pub async fn all_basics(
    db: &impl ConnectionTrait,
    user: UserId,
) -> Outcome<(RowVersion, BTreeMap<BasicField, AnswerValue>)> {
    let apart: RelationDef = profiles::Entity::belongs_to(profile_equality::Entity)
        .from(profiles::Column::UserId)
        .to(profile_equality::Column::UserId)
        .into();
    let found = profiles::Entity::find_by_id(user)
        .join(JoinType::LeftJoin, apart)
        .select_also(profile_equality::Entity)
        .one(db)
        .await?;
    Ok(found.map_or_else(Default::default, |(profile, apart)| {
        let mut basics = values(profile.basics.0);
        basics.extend(apart.into_iter().flat_map(|apart| values(apart.fields.0)));
        (profile.row_version, basics)
    }))
}

/// Basic details that agencies may see: the live ones of the profile (D1).
///
/// # Errors
/// Faults of the database.
pub async fn public_basics(
    db: &impl ConnectionTrait,
    user: UserId,
) -> Outcome<(RowVersion, BTreeMap<BasicField, AnswerValue>)> {
    let profile = profiles::Entity::find_by_id(user).one(db).await?;
    Ok(profile.map_or_else(Default::default, |profile| (profile.row_version, values(profile.basics.0))))
}

/// The values of fields without their history.
#[must_use]
pub fn values<K: Ord>(fields: Fields<K>) -> BTreeMap<K, AnswerValue> {
    fields.into_iter().filter_map(|(name, field)| Some((name, field.v?))).collect()
}
