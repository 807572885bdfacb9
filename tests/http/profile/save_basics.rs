use std::collections::BTreeMap;

use domain::forms::{AnswerValue, BasicField};
use domain::problem::FieldCode;
use domain::profile::SaveBasics;
use domain::row_version::RowVersion;
use tests::both;

fn text(text: &str) -> Option<AnswerValue> {
    Some(AnswerValue::Text(text.to_owned()))
}

fn save<const N: usize>(base: RowVersion, basics: [(BasicField, Option<AnswerValue>); N]) -> SaveBasics {
    SaveBasics { base_version: base, basics: BTreeMap::from(basics) }
}

both! {
    /// Holds G9-2: each field is kept as typed, an emptied one is gone, and the name shows at once.
    async fn each_field_is_kept_as_typed(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let base = ada.client.show_profile().await.unwrap().value.version;
        let typed = save(base, [
            (BasicField::FirstName, text("Ada")),
            (BasicField::LastName, text("Exempel")),
            (BasicField::BirthDate, text("31.2.")),
            (BasicField::Gender, text("woman")),
        ]);
        let saved = ada.client.save_basics(&typed, false).await.unwrap().value;
        assert_eq!(saved.saved.len(), 4);
        assert!(saved.conflicts.is_empty() && saved.version > base);
        assert_eq!(saved.saved_at, app.now());
        assert_eq!(ada.client.show_me().await.unwrap().value.name.as_str(), "Ada Exempel");
        ada.client.save_basics(&save(saved.version, [(BasicField::BirthDate, None)]), false).await.unwrap();
        let basics = ada.client.show_profile().await.unwrap().value.basics;
        assert_eq!(basics.get(&BasicField::BirthDate), None);
        assert_eq!(basics[&BasicField::Gender], AnswerValue::Text("woman".to_owned()));
    }

    /// Holds D56: two pages clash on one field only, and both values come back.
    async fn two_pages_clash_on_one_field_only(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let base = ada.client.show_profile().await.unwrap().value.version;
        let here = save(base, [(BasicField::Phone, text("040 123 4567")), (BasicField::Gender, text("woman"))]);
        ada.client.save_basics(&here, false).await.unwrap();
        let there = save(base, [
            (BasicField::Phone, text("050 765 4321")),
            (BasicField::Gender, text("other")),
            (BasicField::City, text("Åbo")),
        ]);
        let answer = ada.client.save_basics(&there, false).await.unwrap().value;
        assert_eq!(answer.saved, ["/basics/city"]);
        let conflicts: Vec<_> =
            answer.conflicts.iter().map(|c| (c.pointer.as_str(), c.yours.clone(), c.stored.clone())).collect();
        assert_eq!(conflicts, [
            ("/basics/phone", text("050 765 4321"), text("040 123 4567")),
            ("/basics/gender", text("other"), text("woman")),
        ]);
        let resolved = save(answer.version, [(BasicField::Phone, text("050 765 4321"))]);
        assert!(ada.client.save_basics(&resolved, false).await.unwrap().value.conflicts.is_empty());
    }

    /// Holds G9-2: saving each of two fields at the same time loses neither.
    async fn saves_at_the_same_time_lose_nothing(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let base = ada.client.show_profile().await.unwrap().value.version;
        let fields = [
            BasicField::FirstName, BasicField::LastName, BasicField::Phone, BasicField::Street, BasicField::City,
            BasicField::Gender, BasicField::StateEmployer, BasicField::PostalCode,
        ];
        let value = |field| match field {
            BasicField::Gender => text("man"),
            BasicField::StateEmployer => text("other"),
            _ => text("x"),
        };
        let saves: Vec<_> = fields.iter().map(|field| save(base, [(*field, value(*field))])).collect();
        let answers = futures_util::future::join_all(saves.iter().map(|save| ada.client.save_basics(save, false))).await;
        assert!(answers.iter().all(|answer| answer.as_ref().unwrap().value.conflicts.is_empty()));
        let basics = ada.client.show_profile().await.unwrap().value.basics;
        assert!(fields.iter().all(|field| basics.contains_key(field)), "{:?}", basics.keys());
    }

    /// Holds D47, D22: a draft refuses only what could never become valid.
    async fn what_no_draft_keeps_is_refused_whole(app: &TestApp) {
        let ada = app.applicant("ada@example.org").await;
        let base = ada.client.show_profile().await.unwrap().value.version;
        let bad = save(base, [
            (BasicField::FirstName, text(&"a".repeat(201))),
            (BasicField::LastName, Some(AnswerValue::YesNo(true))),
            (BasicField::City, text("Åbo")),
            (BasicField::Citizenship, Some(AnswerValue::YesNo(true))),
        ]);
        let refused = ada.client.save_basics(&bad, false).await.unwrap_err();
        let errors: Vec<_> =
            refused.problem().unwrap().errors.iter().map(|e| (e.pointer.as_str(), e.code)).collect();
        assert_eq!(errors, [
            ("/basics/first_name", FieldCode::TooLong),
            ("/basics/last_name", FieldCode::WrongType),
            ("/basics/citizenship", FieldCode::Unknown),
        ]);
        assert_eq!(ada.client.show_profile().await.unwrap().value.basics.get(&BasicField::City), None);
    }
}
