//! An ad to apply to, with a form that asks for files.

use api::clock::Clock;
use api::db::Db;
use api::db::entities::{ads, application_forms, terms_versions};
use api::db::stored::Stored;
use api::random;
use chrono::TimeDelta;
use domain::forms::{FileAsk, Form, Question, QuestionKind, Section, SectionKind, standard_form};
use domain::ids::{AdId, TermsVersionId};
use domain::language::Language;
use domain::time::helsinki;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::json;
use tests::{Folder, ad_with};

use crate::program::Program;

/// A question of the form: any text.
pub(crate) const NOTE: &str = "note";
/// A question of the form: one file, required.
pub(crate) const CV: &str = "cv";
/// A question of the form: up to three files.
pub(crate) const MORE: &str = "more";

/// Makes it with the program's own commands; nothing else may run. Answers the ad and the terms in force.
pub(crate) async fn set(program: &Program) -> (AdId, Vec<TermsVersionId>) {
    let now = Clock::real().now();
    let line = ad_with(1, |line| {
        line["application_period"] = json!({
            "from": helsinki::write_local(now - TimeDelta::days(3)), "to": helsinki::write_local(now + TimeDelta::days(60)),
            "timezone": helsinki::ZONE,
        });
    });
    let folder = Folder::new();
    let file = folder.path().join("ads.jsonl");
    std::fs::write(&file, line.to_string()).unwrap();
    program.command(&["migrate"]);
    program.command(&["admin", "import-ads", file.to_str().unwrap()]);
    let db = Db::connect(&program.database(), 1).await.unwrap();
    let ad = ads::Entity::find().one(db.read()).await.unwrap().unwrap();
    let form = application_forms::ActiveModel {
        id: Set(random::id()),
        recruitment_id: Set(ad.recruitment_id),
        version: Set(2),
        form: Set(Stored(form())),
        frozen_at: Set(None),
        created_at: Set(now),
    };
    db.write(async |tx| {
        application_forms::Entity::insert(form.clone()).exec_without_returning(tx).await?;
        Ok(())
    })
    .await
    .unwrap();
    let terms = terms_versions::Entity::find().all(db.read()).await.unwrap();
    db.close().await.unwrap();
    (ad.id, terms.iter().filter(|terms| terms.language == Language::Sv).map(|terms| terms.id).collect())
}

fn form() -> Form {
    let mut form = Form { version: 2, ..standard_form() };
    let pattern = form.section(SectionKind::Job).unwrap().questions[0].clone();
    let ask = |id: &str, kind, required| Question { id: id.into(), kind, required, ..pattern.clone() };
    for section in form.sections.iter_mut().filter(|section| section.kind == SectionKind::Job) {
        section.questions.push(ask(NOTE, QuestionKind::Text { max: 1_000, long: false }, false));
    }
    let files = |id, max_files, required| ask(id, QuestionKind::File(FileAsk { max_files }), required);
    let questions = vec![files(CV, 1, true), files(MORE, 3, false)];
    form.sections.push(Section { kind: SectionKind::Attachments, questions });
    form
}

/// A real document with something of its own in it, from a few kilobytes to nearly the most that is taken.
pub(crate) fn file(dice: &mut StdRng) -> Vec<u8> {
    let path = format!("{}/files/valid/cv_libreoffice.pdf", env!("CARGO_MANIFEST_DIR"));
    let mut bytes = std::fs::read(path).unwrap();
    let end = bytes[bytes.len() - 200..].to_vec();
    let size = *[1_000, 20_000, 200_000, 1_900_000].choose(dice).unwrap();
    bytes.push(b'\n');
    bytes.push(b'%');
    let mut own = StdRng::seed_from_u64(dice.random());
    bytes.extend((0..size).map(|_| b"0123456789abcdef"[own.random_range(0..16)]));
    bytes.push(b'\n');
    // The end of the document again: a reader looks for its table there.
    bytes.extend(end);
    bytes
}
