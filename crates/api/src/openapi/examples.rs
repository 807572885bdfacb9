//! Examples that several operations answer with.

use serde_json::{Value, json};

/// The ad that an application is for.
pub(crate) fn application_ad() -> Value {
    json!({
        "id": "019abf2e-0000-7000-8000-000000000001", "recruitment_id": "019abf2e-0000-7000-8000-000000000002",
        "recruitment_code": "123456", "title": "Överinspektör", "title_language": "sv",
        "agency": { "id": "migri", "name": "Migrationsverket" }, "state": "open", "public_service": true,
        "opens_at": "2026-11-20T06:00:00.000Z", "closes_at": "2026-12-15T14:15:00.000Z",
        "closes_at_local": "2026-12-15T16:15", "contacts": []
    })
}

/// An application that somebody works on.
pub(crate) fn unsent_application() -> Value {
    json!({
        "id": "019abf2e-0000-7000-8000-000000000003", "ad": application_ad(), "open": null,
        "language": "sv", "state": "unsent", "editing": false, "changes": [], "actions": ["edit", "send", "delete"],
        "form": { "version": 1, "basics": { "citizenship": false, "photo": "not_asked" }, "sections": [{
            "kind": "job", "questions": [{
                "id": "motivation", "label": { "sv": "Varför söker du?" }, "role": "plain",
                "kind": { "type": "text", "max": 4000, "long": true }, "required": true
            }]
        }] },
        "version": 3, "profile_version": 7, "basics": { "first_name": "Aino", "birth_date": "29.2.1988" },
        "answers": { "motivation": "Jag vill." }, "rows": [], "attachments": [], "photo": null, "form_changes": null,
        "evaluation": {
            "errors": [{ "pointer": "/rows/degrees", "code": "missing" }], "percent": 83,
            "sections": [{ "section": "basics", "state": "started" }]
        },
        "wishes_no_publication": false, "receipt": null, "created_at": "2026-11-25T08:00:00.000Z",
        "saved_at": "2026-11-25T08:05:00.000Z", "sent_at": null, "edited_at": null, "withdrawn_at": null,
        "disappears_at": "2027-06-15T13:15:00.000Z", "now": "2026-11-25T08:05:01.000Z"
    })
}

/// An open application, sent.
pub(crate) fn open_application() -> Value {
    with(
        sent_application(),
        [
            (
                "ad",
                with(
                    application_ad(),
                    [
                        ("recruitment_code", json!("–")),
                        ("title", json!("Öppen ansökan till staten")),
                        ("agency", json!({ "id": "open-applications", "name": "Statliga ämbetsverk" })),
                        ("closes_at", json!("2027-11-26T22:00:00.000Z")),
                        ("closes_at_local", json!("2027-11-27T00:00")),
                    ],
                ),
            ),
            (
                "open",
                json!({ "valid_until": "2027-11-26", "disappears_at": "2027-11-26T22:00:00.000Z", "latest": "2028-11-25" }),
            ),
            ("actions", json!(["start_edit", "withdraw", "prolong"])),
        ],
    )
}

/// Proof of what was sent.
fn receipt() -> Value {
    json!({
        "sha256": "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9", "version": 1,
        "at": "2026-11-25T08:05:01.000Z"
    })
}

/// A receipt that is genuine.
pub(crate) fn receipt_view() -> Value {
    json!({
        "sha256": "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9", "version": 1,
        "at": "2026-11-25T08:05:01.000Z", "recruitment_code": "MIGRI-83-1000-2026",
        "agency": { "id": "migri", "name": "Migrationsverket" }, "title": "Överinspektör", "title_language": "sv"
    })
}

/// One that is in force and being edited.
pub(crate) fn edited_application() -> Value {
    with(
        sent_application(),
        [
            ("editing", json!(true)),
            ("actions", json!(["edit", "complete_edit", "discard_edit", "withdraw"])),
            ("changes", json!(["/answers/motivation"])),
            ("receipt", json!(null)),
        ],
    )
}

/// One that was withdrawn.
pub(crate) fn withdrawn_application() -> Value {
    with(
        sent_application(),
        [
            ("state", json!("withdrawn")),
            ("actions", json!(["send_again"])),
            ("withdrawn_at", json!("2026-11-26T08:00:00.000Z")),
            ("disappears_at", json!("2027-06-15T13:15:00.000Z")),
            ("version", json!(5)),
        ],
    )
}

fn with<const N: usize>(mut of: Value, differs: [(&str, Value); N]) -> Value {
    if let Some(fields) = of.as_object_mut() {
        fields.extend(differs.map(|(name, value)| (name.to_owned(), value)));
    }
    of
}

/// The same once it is sent: nothing is missing any more.
pub(crate) fn sent_application() -> Value {
    with(
        unsent_application(),
        [
            ("state", json!("sent")),
            ("actions", json!(["start_edit", "withdraw"])),
            ("version", json!(4)),
            (
                "evaluation",
                json!({ "errors": [], "percent": 100, "sections": [{ "section": "basics", "state": "done" }] }),
            ),
            ("sent_at", json!("2026-11-25T08:05:01.000Z")),
            ("receipt", receipt()),
            ("disappears_at", json!(null)),
        ],
    )
}
