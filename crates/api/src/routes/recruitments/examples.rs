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
        "state": "published", "ad_state": "open", "actions": ["prolong", "save_form", "correct", "withdraw", "end"], "ad": draft(),
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
        "state": "draft", "ad_state": "hidden", "actions": ["save", "delete", "publish", "save_form"], "ad": draft(),
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

/// A form as its agency writes it.
pub(super) fn save_form() -> Value {
    let text = |fi: &str, sv: &str, en: &str| json!({"fi": fi, "sv": sv, "en": en});
    json!({
        "basics": {"citizenship": true, "photo": "not_asked"},
        "sections": [
            {"kind": "degrees", "questions": [{"id": "degrees", "label": text("Tutkinnot", "Examen", "Degrees"),
                "role": "plain", "kind": {"type": "entries", "section": "degrees"}, "required": true}]},
            {"kind": "languages", "questions": [{"id": "languages",
                "label": text("Kielitaito", "Språkkunskaper", "Language skills"), "role": "plain",
                "kind": {"type": "languages", "required_by_law": [{"language": "fi", "speaking": "excellent"}],
                    "needed": [{"language": "en"}]}, "required": true}]},
            {"kind": "experience", "questions": [{"id": "experience",
                "label": text("Työkokemus", "Arbetserfarenhet", "Work experience"), "role": "plain",
                "kind": {"type": "entries", "section": "experience"}, "required": true}]},
            {"kind": "competence", "questions": [{"id": "skills",
                "label": text("Tiedot ja taidot", "Kunskaper", "Skills"), "role": "skills",
                "kind": {"type": "many_of", "choices": [{"id": "sql", "label": text("SQL", "SQL", "SQL")}]},
                "required": true}]},
            {"kind": "job", "questions": [{"id": "motivation",
                "label": text("Miksi haet?", "Varför söker du?", "Why are you applying?"), "role": "plain",
                "kind": {"type": "text", "max": 4000, "long": true}, "required": true}]},
        ],
    })
}

/// One version of it.
pub(super) fn form_version() -> Value {
    let mut form = save_form();
    form["version"] = json!(1);
    form
}

/// The form as its agency sees it.
pub(super) fn form() -> Value {
    json!({
        "recruitment_id": ID, "form": form_version(), "use": "written", "can_change": true,
        "versions": [{"version": 1, "created_at": "2026-11-25T08:00:00.000Z"}], "version": 5,
        "now": "2026-12-04T08:00:00.000Z",
    })
}

/// The form as an applicant reads it.
pub(super) fn form_preview() -> Value {
    json!({
        "language": "sv", "form_version": 1,
        "sections": [
            {"section": "basics", "title": "Basuppgifter", "fields": [
                {"pointer": "/basics/first_name", "label": "Förnamn", "role": "plain", "required": true, "choices": []}]},
            {"section": "competence", "title": "Erfarenhet, kompetens och kunskaper", "fields": [
                {"pointer": "/answers/skills", "label": "Kunskaper", "role": "skills", "required": true, "choices": [
                    {"id": "sql", "label": "SQL"},
                    {"id": "none", "label": "Jag har inget av de kunskaper som krävs"}]}]},
        ],
    })
}

#[cfg(test)]
mod tests {
    use domain::ads::AdDraft;
    use domain::forms::{Form, check_form};
    use domain::recruitments::{AdVersionDraft, FormPreview, FormView, RecruitmentList, RecruitmentView, SaveForm};
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
        same::<SaveForm>(super::save_form());
        same::<Form>(super::form_version());
        same::<FormView>(super::form());
        same::<FormPreview>(super::form_preview());
        assert_eq!(check_form(&from_value(super::form_version()).unwrap()), []);
        let draft: AdDraft = from_value(super::draft()).unwrap();
        assert!(draft.whole(None, |_, _| true).is_ok(), "and it could be published");
    }
}
