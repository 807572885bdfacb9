//! The events of interviews, read by a library that is not ours.

use domain::email::Email;
use domain::interviews::{InterviewEvent, Method, Organiser, uid};
use domain::language::Language;
use serde_json::{Value, json};

use crate::Workshop;

/// Words with everything that the format itself uses, and longer than a line.
const HOSTILE: &str =
    "Intervju: Jurist; ICT, \\n – ett långt namn på ämbetet som måste brytas, så att ingen rad är för lång 👩🏽‍🚀";

fn event(method: Method, sequence: i32, begins_at: &str) -> InterviewEvent {
    let begins_at: domain::time::Instant = begins_at.parse().unwrap();
    InterviewEvent {
        method,
        uid: uid(domain::ids::InterviewInvitationId(uuid::Uuid::from_u128(7)), "virka.example"),
        sequence,
        written_at: "2027-01-05T10:00:00.000Z".parse().unwrap(),
        begins_at,
        ends_at: begins_at + chrono::TimeDelta::minutes(45),
        language: Language::Sv,
        summary: HOSTILE.to_owned(),
        description: "Migrationsverket\nIntervjuare: Ada, chef; Eva".to_owned(),
        location: Some("Bulevarden 1, Helsingfors".to_owned()),
        organiser: Organiser { name: "Verket: för allt".to_owned(), email: "rekry@verket.example".to_owned() },
        attendee: Some(Email::parse("aino@example.org").unwrap()),
    }
}

/// Of X12-6: booked, moved and cancelled leave nothing in a calendar, and every word is read as it was meant; one of the times
/// spans midnight UTC.
#[tokio::test]
async fn another_calendar_takes_moves_and_forgets_an_interview() {
    let packages = crate::workspace().join("tests/clients/typescript");
    let shop = Workshop::new("calendars", "tests/clients/typescript/node_modules/.bin");
    std::os::unix::fs::symlink(packages.join("node_modules").canonicalize().unwrap(), shop.folder.join("node_modules"))
        .unwrap();
    shop.copy("tests/clients/typescript/calendar.mjs", "calendar.mjs");
    let versions = [
        event(Method::Request, 1, "2027-01-12T07:00:00.000Z"),
        event(Method::Request, 2, "2027-01-12T23:30:00.000Z"),
        event(Method::Cancel, 3, "2027-01-12T23:30:00.000Z"),
    ];
    for (number, version) in versions.iter().enumerate() {
        std::fs::write(shop.folder.join(format!("{number}.ics")), version.to_calendar()).unwrap();
    }
    let said = shop.run("node calendar.mjs 0.ics 1.ics 2.ics").await;
    let read: Vec<Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let expected = |method, sequence, starts, ends, status, events| {
        json!({
            "method": method, "newer": true, "sequence": sequence, "starts": starts, "ends": ends, "summary": HOSTILE,
            "description": "Migrationsverket\nIntervjuare: Ada, chef; Eva", "location": "Bulevarden 1, Helsingfors",
            "organizer": ["Verket: för allt", "mailto:rekry@verket.example"],
            "attendee": ["FALSE", "mailto:aino@example.org"], "status": status, "events": events
        })
    };
    let (first, second) = ("2027-01-12T07:00:00.000Z", "2027-01-12T23:30:00.000Z");
    assert_eq!(
        read,
        [
            expected("REQUEST", 1, first, "2027-01-12T07:45:00.000Z", "CONFIRMED", 1),
            expected("REQUEST", 2, second, "2027-01-13T00:15:00.000Z", "CONFIRMED", 1),
            expected("CANCEL", 3, second, "2027-01-13T00:15:00.000Z", "CANCELLED", 0),
        ]
    );
}
