//! Examples for the document.

use serde_json::{Value, json};

/// Somebody who interviews.
pub(super) fn interviewer() -> Value {
    json!({ "id": "019abf2e-0000-7000-8000-000000000024", "name": "Demo Demonen", "title": "enhetschef", "has_calendar": false, "version": 1 })
}

/// All of them.
pub(super) fn interviewers() -> Value {
    json!({ "items": [interviewer()], "next": null, "prev": null, "total": 1 })
}

fn contact() -> Value {
    json!({ "name": "Exempel Kontaktperson", "email": "rekry@migri.example", "phone": "+358 40 123 4567" })
}

/// A round as it is to be.
pub(super) fn save_round() -> Value {
    json!({
        "kind": "interview", "name": "Omgång 1", "place": "Bulevarden 1, Helsingfors", "book_until": "2027-01-10T12:00",
        "contact": contact(), "note": { "sv": "Ta med ditt betyg." },
        "interviewer_ids": ["019abf2e-0000-7000-8000-000000000024"]
    })
}

/// A round.
pub(super) fn round() -> Value {
    json!({
        "id": "019abf2e-0000-7000-8000-000000000020", "recruitment_id": "019abf2e-0000-7000-8000-000000000002",
        "kind": "interview", "name": "Omgång 1", "place": "Bulevarden 1, Helsingfors", "link": null,
        "book_until": "2027-01-10T10:00:00.000Z", "book_until_local": "2027-01-10T12:00", "contact": contact(),
        "note": { "sv": "Ta med ditt betyg." }, "interviewers": [interviewer()],
        "slots": [{
            "id": "019abf2e-0000-7000-8000-000000000021", "starts_at": "2027-01-12T07:00:00.000Z",
            "ends_at": "2027-01-12T07:45:00.000Z", "starts_at_local": "2027-01-12T09:00",
            "ends_at_local": "2027-01-12T09:45", "capacity": 1, "booked": 0, "place": null, "link": null
        }],
        "free": 1, "waiting": 0, "booked": 0, "version": 2, "created_at": "2027-01-05T09:00:00.000Z",
        "updated_at": "2027-01-05T09:30:00.000Z", "now": "2027-01-05T10:00:00.000Z"
    })
}

/// The rounds of a recruitment.
pub(super) fn round_list() -> Value {
    json!({
        "items": [{
            "id": "019abf2e-0000-7000-8000-000000000020", "kind": "interview", "name": "Omgång 1",
            "book_until": "2027-01-10T10:00:00.000Z", "slots": 6, "free": 4, "waiting": 2, "booked": 2
        }],
        "next": null, "prev": null, "total": 1
    })
}

/// Times to add.
pub(super) fn add_slots() -> Value {
    json!({
        "times": [{ "starts_at": "2027-01-14T13:00", "minutes": 45 }],
        "pattern": { "days": ["2027-01-12", "2027-01-13"], "from": "09:00", "to": "12:00", "minutes": 45, "pause_minutes": 15 }
    })
}

/// Times as they would be.
pub(super) fn slot_preview() -> Value {
    json!({ "items": [{
        "starts_at": "2027-01-12T07:00:00.000Z", "ends_at": "2027-01-12T07:45:00.000Z",
        "starts_at_local": "2027-01-12T09:00", "ends_at_local": "2027-01-12T09:45", "busy": false
    }] })
}

/// Whom to invite.
pub(super) fn invite() -> Value {
    json!({ "invitees": [{ "application_id": "019abf2e-0000-7000-8000-000000000003" }] })
}

/// One invitation.
pub(super) fn invitation() -> Value {
    json!({
        "id": "019abf2e-0000-7000-8000-000000000022", "round_id": "019abf2e-0000-7000-8000-000000000020",
        "application_id": "019abf2e-0000-7000-8000-000000000003", "name": "Aino Lindqvist", "kind": "choice",
        "stage": "invited", "actions": ["book"], "invited_at": "2027-01-05T10:00:00.000Z", "mailed_at": null,
        "opened_at": null, "booked_at": null, "booked_by": null, "cancelled_at": null, "closed_at": null, "booked": null
    })
}

/// The invitations of a round.
pub(super) fn invitations() -> Value {
    json!({ "items": [invitation()], "next": null, "prev": null, "total": 1 })
}
