//! What the document of the API shows of recruitments.

use serde_json::{Value, json};

const ID: &str = "019ac3f0-5a11-7c3e-9d11-0a4b2c6d8e0f";
const AD: &str = "019ac3f0-5a11-7c3e-9d11-0a4b2c6d8e10";

/// Texts of one version.
pub(super) fn texts() -> Value {
    json!({
        "title": "IT-expert", "description": "Tullen söker en **IT-expert**.",
        "eligibility": "Lämplig högre högskoleexamen", "requirements": "Erfarenhet av databaser.",
        "we_offer": "Flexibel arbetstid.",
    })
}

/// What an agency writes.
pub(super) fn draft() -> Value {
    json!({
        "recruitment_code": "TULLI-4-2026", "versions": {"sv": texts()}, "task_areas": ["ict"],
        "municipalities": ["091"], "level": "expert", "working_times": ["flexi"], "relation": "contract",
        "duration": {"type": "permanent", "start": "2027-01-15"}, "internship": false, "remote": true,
        "positions": 2, "pay": {"min": 4200, "max": 5400, "currency": "EUR", "period": "month",
            "versions": {"sv": {"text": "4 200–5 400 €/mån.", "basis": "Tjänstekollektivavtalet"}}},
        "application_period": {"from": "2026-12-01T08:00", "to": "2026-12-18T16:15", "timezone": "Europe/Helsinki"},
        "contacts": [{"name": "Testi Ylitarkastaja", "title": {"sv": "utvecklingschef"},
            "email": "testi.ylitarkastaja@example.org"}],
    })
}

/// A recruitment with its open ad.
pub(super) fn recruitment() -> Value {
    json!({
        "id": ID, "agency_id": "tulli", "external_id": "HR-2026-117", "recruitment_code": "TULLI-4-2026", "ad_id": AD,
        "state": "published", "ad_state": "open", "actions": ["prolong", "correct", "withdraw", "end"], "ad": draft(),
        "opens_at": "2026-12-01T06:00:00.000Z", "opens_at_local": "2026-12-01T08:00",
        "closes_at": "2026-12-18T14:15:00.000Z", "closes_at_local": "2026-12-18T16:15", "withdrawn_at": null,
        "ended_at": null, "archived_at": null, "corrections": [{"at": "2026-12-03T09:12:00.000Z",
            "fields": ["pay"], "note": {"sv": "Lönen har rättats."}}],
        "version": 5, "created_at": "2026-11-25T08:00:00.000Z", "updated_at": "2026-12-03T09:12:00.000Z",
        "now": "2026-12-04T08:00:00.000Z",
    })
}

/// One that is being written.
pub(super) fn begun() -> Value {
    json!({
        "id": ID, "agency_id": "tulli", "external_id": null, "recruitment_code": "TULLI-4-2026", "ad_id": AD,
        "state": "draft", "ad_state": "hidden", "actions": ["save", "delete", "publish"], "ad": draft(),
        "opens_at": null, "opens_at_local": null, "closes_at": null, "closes_at_local": null, "withdrawn_at": null,
        "ended_at": null, "archived_at": null, "corrections": [], "version": 1,
        "created_at": "2026-11-25T08:00:00.000Z", "updated_at": "2026-11-25T08:00:00.000Z",
        "now": "2026-11-25T08:00:00.000Z",
    })
}

/// The list.
pub(super) fn list() -> Value {
    json!({
        "items": [{
            "id": ID, "external_id": "HR-2026-117", "recruitment_code": "TULLI-4-2026", "ad_id": AD,
            "title": {"sv": "IT-expert"}, "state": "published", "ad_state": "open",
            "opens_at": "2026-12-01T06:00:00.000Z", "closes_at": "2026-12-18T14:15:00.000Z", "version": 5,
            "updated_at": "2026-12-03T09:12:00.000Z",
        }],
        "next": "older-019ac3f0-5a11-7c3e-9d11-0a4b2c6d8e0f", "prev": null, "total": 83,
    })
}

/// One version that is being written.
pub(super) fn version() -> Value {
    json!({"language": "sv", "texts": texts(), "version": 3})
}

#[cfg(test)]
mod tests {
    use domain::ads::AdDraft;
    use domain::recruitments::{AdVersionDraft, RecruitmentList, RecruitmentView};
    use serde::{Serialize, de::DeserializeOwned};
    use serde_json::{Value, from_value, to_value};

    fn same<T: Serialize + DeserializeOwned>(example: Value) {
        let read: T = from_value(example.clone()).unwrap();
        assert_eq!(to_value(read).unwrap(), example);
    }

    /// Of X14-4: an example is a body or an answer that could really come.
    #[test]
    fn the_examples_are_answers() {
        same::<AdDraft>(super::draft());
        same::<RecruitmentView>(super::recruitment());
        same::<RecruitmentView>(super::begun());
        same::<RecruitmentList>(super::list());
        same::<AdVersionDraft>(super::version());
        let draft: AdDraft = from_value(super::draft()).unwrap();
        assert!(draft.whole(None, |_, _| true).is_ok(), "and it could be published");
    }
}
