//! Examples for the document.

use serde_json::{Value, json};

/// A calendar with one interview.
pub(super) const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Virka//Virka 1.0//EN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:interview-019abf2e-0000-7000-8000-000000000022@virka.example\r\nSEQUENCE:1\r\nDTSTAMP:20270105T100000Z\r\nDTSTART:20270112T070000Z\r\nDTEND:20270112T074500Z\r\nSUMMARY;LANGUAGE=sv:Intervju: Jurist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// One interview, as its applicant sees it.
pub(super) fn interview() -> Value {
    json!({
        "invitation_id": "019abf2e-0000-7000-8000-000000000022", "kind": "choice", "stage": "booked",
        "actions": ["move", "cancel"], "title": "Jurist", "title_language": "sv", "recruitment_code": "MIGRI-4-2026",
        "agency": { "id": "migri", "name": "Migrationsverket" }, "language": "sv",
        "book_until": "2027-01-10T10:00:00.000Z", "book_until_local": "2027-01-10T12:00", "note": "Ta med ditt betyg.",
        "minutes": 45, "interviewers": [{ "name": "Demo Demonen", "title": "enhetschef" }],
        "contact": { "name": "Exempel Kontaktperson", "email": "rekry@migri.example", "phone": "+358 40 123 4567" },
        "booked": {
            "slot_id": "019abf2e-0000-7000-8000-000000000021", "starts_at": "2027-01-12T07:00:00.000Z",
            "ends_at": "2027-01-12T07:45:00.000Z", "starts_at_local": "2027-01-12T09:00",
            "ends_at_local": "2027-01-12T09:45", "place": "Bulevarden 1, Helsingfors", "link": null
        },
        "days": [{ "date": "2027-01-12", "times": [{
            "slot_id": "019abf2e-0000-7000-8000-000000000023", "starts_at": "2027-01-12T08:00:00.000Z",
            "ends_at": "2027-01-12T08:45:00.000Z", "starts_at_local": "2027-01-12T10:00",
            "ends_at_local": "2027-01-12T10:45", "place": "Bulevarden 1, Helsingfors", "remote": false
        }] }],
        "video_link": null, "now": "2027-01-05T10:00:00.000Z"
    })
}

/// The interviews of an application.
pub(super) fn interviews() -> Value {
    json!({ "items": [interview()], "next": null, "prev": null, "total": 1 })
}
