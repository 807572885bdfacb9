//! What the document of the API shows of ads.

use serde_json::{Value, json};

const ID: &str = "019ac3f0-5a11-7c3e-9d11-0a4b2c6d8e10";

/// A row of a list.
fn row() -> Value {
    json!({
        "id": ID, "recruitment_code": "TULLI-4-2026", "title": "IT-expert", "language": "sv",
        "languages": ["fi", "sv", "en"], "agency": {"id": "tulli", "name": "Tullen"},
        "municipalities": [{"id": "091", "name": "Helsingfors"}], "duration": "permanent", "relation": "contract",
        "internship": false, "level": "expert", "remote": true, "positions": 2,
        "published_at": "2026-11-30T06:00:00.000Z", "closes_at": "2026-12-18T14:15:00.000Z",
        "closes_at_local": "2026-12-18T16:15", "state": "open",
    })
}

/// An answer to several ids.
pub(super) fn several() -> Value {
    json!({"items": [row()], "gone": ["019ac3f0-5a11-7c3e-9d11-0a4b2c6d8e11"], "now": "2026-12-01T10:00:00.000Z"})
}

/// An answer of the search.
pub(super) fn found() -> Value {
    json!({
        "items": [row()],
        "total": 25, "employers": 19, "open_application": false, "page": 1, "per_page": 24, "pages": 2,
        "next": "an19ad346f280-019ac3f05a117c3e9d110a4b2c6d8e10-sv", "prev": null,
        "facets": [
            {"parameter": "region", "options": [{"value": "01", "label": "Nyland", "count": 25, "chosen": true}]},
            {"parameter": "municipality", "options": [
                {"value": "091", "label": "Helsingfors", "count": 21, "chosen": false, "parent": "01"}]},
        ],
        "now": "2026-12-01T10:00:00.000Z",
    })
}

/// An answer of the search that finds nothing.
pub(super) fn helped() -> Value {
    json!({
        "items": [], "total": 0, "employers": 0, "open_application": false, "page": 1, "per_page": 24, "pages": 1,
        "next": null, "prev": null, "facets": [],
        "help": {
            "words": [
                {"label": "ICT-expert", "total": 12, "query": "q=ICT-expert&region=01"},
                {"label": "ICT-planrare", "total": 0, "query": "q=ICT-planrare&region=01"},
                {"label": "ICT-expert eller ICT-planrare", "total": 12,
                    "query": "q=ICT-expert+ICT-planrare&match=any&region=01"},
            ],
            "near": [{"label": "ict-planerare", "total": 4, "query": "q=ict-planerare&region=01"}],
            "without": [
                {"label": "Utan sökorden", "total": 45, "query": "region=01"},
                {"label": "Med något av sökorden, utan Nyland", "total": 27,
                    "query": "q=ICT-expert+ICT-planrare&match=any"},
            ],
        },
        "now": "2026-12-01T10:00:00.000Z",
    })
}

/// One ad.
pub(crate) fn ad() -> Value {
    let text = |markdown: &str| json!({"markdown": markdown, "html": format!("<p>{markdown}</p>")});
    json!({
        "id": ID, "recruitment_id": "019ac3f0-5a11-7c3e-9d11-0a4b2c6d8e0f", "recruitment_code": "TULLI-4-2026",
        "state": "open", "agency": {"id": "tulli", "name": "Tullen"}, "duration": "permanent",
        "starts_on": "2027-01-15", "ends_on": null, "relation": "contract", "internship": false,
        "level": {"id": "expert", "name": "Expertuppgifter"}, "remote": true, "positions": 2,
        "task_areas": [{"id": "ict", "name": "ICT-uppgifter"}],
        "municipalities": [{"id": "091", "name": "Helsingfors"}], "regions": [{"id": "01", "name": "Nyland"}],
        "working_times": [{"id": "flexi", "name": "flexibel arbetstid"}],
        "pay_min": {"cents": 420_000, "currency": "EUR"}, "pay_max": {"cents": 540_000, "currency": "EUR"},
        "pay_text": {"sv": "4 200–5 400 €/mån."}, "pay_basis": {"sv": "Lönen grundar sig på gällande tjänstekollektivavtal."},
        "contacts": [{"name": "Testi Ylitarkastaja", "title": {"sv": "utvecklingschef"},
            "email": "testi.ylitarkastaja@example.org"}],
        "published_at": "2026-11-30T06:00:00.000Z", "opens_at": "2026-11-30T06:00:00.000Z",
        "opens_at_local": "2026-11-30T08:00", "closes_at": "2026-12-18T14:15:00.000Z",
        "closes_at_local": "2026-12-18T16:15", "time_zone": "Europe/Helsinki",
        "versions": [{"language": "sv", "title": "IT-expert", "description": text("Tullen söker en IT-expert."),
            "eligibility": null, "requirements": text("Erfarenhet av databaser."), "we_offer": null}],
        "languages": ["sv"], "language": "sv",
        "corrections": [{"at": "2026-12-01T09:12:00.000Z", "fields": ["application_period"],
            "note": {"sv": "Ansökningstiden har förlängts."}, "closing":
                {"before": "2026-12-16T14:15:00.000Z", "after": "2026-12-18T14:15:00.000Z"}}],
        "now": "2026-12-01T10:00:00.000Z",
    })
}

/// The ads that are like one.
pub(super) fn similar() -> Value {
    let mut similar = found();
    similar["items"][0]["id"] = json!("019ac3f0-5a11-7c3e-9d11-0a4b2c6d8e21");
    json!({ "items": similar["items"], "now": similar["now"] })
}

/// The deadline of an ad, for a calendar.
pub(super) const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Virka//Virka 1.0//EN\r\nCALSCALE:GREGORIAN\r\n\
    METHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:019ac3f0-5a11-7c3e-9d11-0a4b2c6d8e10.deadline@virka.example\r\nSEQUENCE:1\r\n\
    DTSTAMP:20261201T100000Z\r\nDTSTART:20261218T141500Z\r\nTRANSP:TRANSPARENT\r\n\
    SUMMARY;LANGUAGE=sv:Ansökningstiden upphör: IT-expert\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// What has changed.
pub(super) fn changes() -> Value {
    json!({
        "items": [
            {"change": "published", "ad_id": ID, "at": "2026-12-01T06:00:00.412Z"},
            {"change": "removed", "ad_id": "019ac3f0-77d2-7a10-8b00-3f5e6d7c8b9a", "at": "2026-12-01T06:02:11.038Z"},
        ],
        "next": "42",
        "more": false,
    })
}

#[cfg(test)]
mod tests {
    use domain::ads::{AdPage, AdView, SeveralAds, SimilarAds};
    use serde_json::{from_value, to_value};

    /// Holds X14-4: an example is an answer that could really come.
    #[test]
    fn the_examples_are_answers() {
        let page: AdPage = from_value(super::found()).unwrap();
        assert!(page.next.as_ref().unwrap().parse::<domain::search::Cursor>().is_ok());
        assert_eq!(to_value(page).unwrap(), super::found());
        let page: AdPage = from_value(super::helped()).unwrap();
        assert_eq!(to_value(page).unwrap(), super::helped());
        let several: SeveralAds = from_value(super::several()).unwrap();
        assert_eq!(to_value(several).unwrap(), super::several());
        let ad: AdView = from_value(super::ad()).unwrap();
        assert_eq!(to_value(ad).unwrap(), super::ad());
        let similar: SimilarAds = from_value(super::similar()).unwrap();
        assert_eq!(to_value(similar).unwrap(), super::similar());
    }
}
