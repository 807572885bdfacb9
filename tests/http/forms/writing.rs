use domain::forms::FormUse;
use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::{form, label, standard, text, with_job, write, written};
use crate::recruitments::{act, at, begin, done, draft, draft_with, published};

both! {
    /// Holds G9-1: each recruitment has a form of its own, which its agency writes and reads; while nobody writes by it, it
    /// is replaced, and writing it again changes nothing.
    async fn an_agency_writes_the_form_of_a_recruitment(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let (one, other) = (begin(&recruiter, draft(1)).await, begin(&recruiter, draft(2)).await);
        let first = form(&recruiter, &one).await;
        assert_eq!((&first["use"], &first["can_change"], &first["form"]["version"]), (&json!("free"), &json!(true), &json!(1)));
        let wish = with_job(|job| job.push(text("salary")));
        let saved = written(&recruiter, &one, wish.clone()).await;
        assert_eq!(saved["form"]["sections"][2]["questions"][1]["id"], "salary");
        assert_eq!(saved["form"]["version"], 1, "nobody has seen the one before");
        assert_ne!(saved["version"], first["version"]);
        let again = written(&recruiter, &one, wish).await;
        assert_eq!(again["version"], saved["version"]);
        assert_eq!(app.audit("saved_form").await, [one["id"].as_str().unwrap()], "what changed nothing is not logged");
        let of_other = form(&recruiter, &other).await;
        assert_eq!(of_other["form"]["sections"], standard()["sections"]);
        let shown = recruiter.ask(Method::GET, &at(&one, "/form/versions/1")).await;
        assert_eq!((shown.status, &shown.body), (200, &again["form"]));
        for none in ["/form/versions/2", "/form/versions/0", "/form/versions/x", "/form/versions/99999999999"] {
            assert_eq!(recruiter.ask(Method::GET, &at(&one, none)).await.status, 404, "{none}");
        }
        let neighbour = app.reader("tulli").await;
        for path in ["/form", "/form/versions/1", "/form/preview/sv"] {
            assert_eq!(neighbour.ask(Method::GET, &at(&one, path)).await.status, 404);
        }
    }

    /// Of X14-4: of two who write the same form the second is told, with what is there now; form and ad are guarded by one
    /// version.
    async fn two_who_write_one_form_clash(app: &TestApp) {
        let (anna, otto) = (app.reader("migri").await, app.reader("migri").await);
        let begun = begin(&anna, draft(1)).await;
        let annas = act(&anna, Method::PUT, &begun, "/form", with_job(|job| job.push(text("anna")))).await;
        assert_eq!(annas.status, 200, "{}", annas.body);
        let ottos = with_job(|job| job.push(text("otto")));
        let refused = act(&otto, Method::PUT, &begun, "/form", ottos.clone()).await;
        assert_eq!((refused.status, refused.code()), (412, "stale"));
        assert_eq!(refused.body["current"]["form"]["sections"][2]["questions"][1]["id"], "anna");
        assert_eq!(act(&otto, Method::PUT, &begun, "", draft(1)).await.status, 412, "the ad is of the same version");
        let blind = otto.send(Method::PUT, &at(&begun, "/form"), ottos.clone()).await;
        assert_eq!((blind.status, blind.code()), (428, "version_required"));
        let mut seen = begun.clone();
        seen["version"] = refused.body["current"]["version"].clone();
        let all = (0..8).map(|number| act(&otto, Method::PUT, &seen, "/form", with_job(|job| job.push(text(&format!("q{number}"))))));
        let replies = futures_util::future::join_all(all).await;
        assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1, "of eight at once one is first");
    }

    /// Holds G9-1: a form cannot be broken: every place that is wrong is named, and nothing of it is stored.
    async fn a_broken_form_is_refused_place_by_place(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, draft(1)).await;
        let before = form(&recruiter, &begun).await;
        let refused = async |change: &dyn Fn(&mut Value)| {
            let mut wish = standard();
            change(&mut wish);
            let reply = write(&recruiter, &begun, wish).await;
            assert!(matches!(reply.status, 400 | 422), "{}", reply.body);
            reply.errors()
        };
        for section in [0, 1, 2] {
            let errors = refused(&|wish| drop(wish["sections"].as_array_mut().unwrap().remove(section))).await;
            assert!(errors.contains(&"/sections missing".to_owned()), "{errors:?}");
        }
        let at = "/sections/2/questions/0";
        assert_eq!(refused(&|wish| wish["sections"][2]["questions"][0]["kind"]["max"] = json!(10_001)).await, [format!("{at}/kind/max out_of_range")]);
        assert_eq!(refused(&|wish| wish["sections"][2]["questions"][0]["label"]["sv"] = json!(null)).await, [format!("{at}/label/sv missing")], "the ad speaks Swedish (D48)");
        assert_eq!(refused(&|wish| wish["sections"][2]["questions"][0]["colour"] = json!("red")).await, [format!("{at}/colour unknown")]);
        assert_eq!(refused(&|wish| wish["sections"][2]["questions"][0]["kind"]["mx"] = json!(1)).await, [format!("{at}/kind/mx unknown")]);
        assert_eq!(refused(&|wish| wish["basics"]["photo"] = json!("maybe")).await, ["/basics/photo not_a_choice"]);
        assert_eq!(refused(&|wish| wish["sections"][2]["questions"][0]["required"] = json!("yes")).await, [format!("{at}/required wrong_type")]);
        let languages = |code: &str| json!({ "kind": "languages", "questions": [{
            "id": "languages", "label": label("Språkkunskaper"), "required": true,
            "kind": { "type": "languages", "required_by_law": [{ "language": code }], "needed": [] }
        }] });
        let with_languages = |code: &str| {
            let mut wish = standard();
            wish["sections"].as_array_mut().unwrap().insert(1, languages(code));
            wish
        };
        let reply = write(&recruiter, &begun, with_languages("qq")).await;
        assert_eq!(reply.errors(), ["/sections/1/questions/0/kind/required_by_law/0/language not_a_choice"]);
        assert_eq!(form(&recruiter, &begun).await["form"], before["form"]);
        written(&recruiter, &begun, with_languages("sv")).await;
        let large = with_job(|job| job.extend((0..99).map(|number| text(&format!("q{number}")))));
        let reply = write(&recruiter, &begun, large).await;
        assert_eq!(reply.errors(), ["/sections too_many"]);
    }

    /// Holds D48: an ad is not published in a language that its form does not speak.
    async fn an_ad_is_not_published_in_a_language_its_form_lacks(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, draft_with(1, |draft| {
            draft["versions"].as_object_mut().unwrap().retain(|language, _| language == "sv");
        })).await;
        let only_swedish = with_job(|job| {
            let mut question = text("extra");
            question["label"] = json!({ "sv": "Något annat?" });
            job.push(question);
        });
        let saved = written(&recruiter, &begun, only_swedish).await;
        let mut seen = begun.clone();
        seen["version"] = saved["version"].clone();
        let finnish = act(&recruiter, Method::PUT, &seen, "/ad/versions/fi", draft(1)["versions"]["sv"].clone()).await;
        assert_eq!(finnish.status, 200, "{}", finnish.body);
        let refused = act(&recruiter, Method::POST, &finnish.body, "/publication", json!({})).await;
        assert!(refused.errors().contains(&"/form/sections/2/questions/1/label/fi missing".to_owned()), "{}", refused.body);
    }

    /// Of X13-1: the form is seen as an applicant reads it, in each language, before anybody applies.
    async fn the_form_is_previewed_as_an_applicant_reads_it(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let begun = begin(&recruiter, draft(1)).await;
        let mut wish = standard();
        wish["basics"] = json!({ "citizenship": true, "photo": "optional" });
        wish["sections"].as_array_mut().unwrap().insert(1, json!({ "kind": "languages", "questions": [{
            "id": "languages", "label": label("Språk"), "required": true,
            "kind": { "type": "languages", "required_by_law": [{ "language": "sv", "writing": "good" }], "needed": [] }
        }] }));
        wish["sections"].as_array_mut().unwrap().insert(3, json!({ "kind": "competence", "questions": [{
            "id": "skills", "label": label("Kunskaper"), "role": "skills", "required": true,
            "kind": { "type": "many_of", "choices": [{ "id": "sql", "label": label("SQL") }] }
        }] }));
        written(&recruiter, &begun, wish).await;
        let preview = recruiter.ask(Method::GET, &at(&begun, "/form/preview/sv")).await;
        assert_eq!(preview.status, 200, "{}", preview.body);
        let titles: Vec<&str> = preview.body["sections"].as_array().unwrap().iter().map(|section| section["title"].as_str().unwrap()).collect();
        assert_eq!(titles, ["Basuppgifter", "Examen", "Språkkunskaper", "Arbetserfarenhet", "Erfarenhet, kompetens och kunskaper", "Ansökan till jobbet"]);
        let field = |section: usize, pointer: &str| {
            let fields = preview.body["sections"][section]["fields"].as_array().unwrap();
            fields.iter().find(|field| field["pointer"] == pointer).unwrap_or_else(|| panic!("{pointer} in {fields:?}")).clone()
        };
        assert_eq!(field(0, "/basics/citizenship")["required"], true);
        assert_eq!(field(0, "/basics/photo")["required"], false);
        assert_eq!(field(4, "/answers/skills")["choices"][1]["label"], "Jag har inget av de kunskaper som krävs");
        let writing = field(2, &format!("/rows/languages/{}/writing", domain::forms::named_row("sv")));
        assert_eq!((&writing["label"], &writing["required"], &writing["role"]), (&json!("svenska: Skriftliga färdigheter"), &json!(true), &json!("eligibility")));
        assert_eq!(writing["choices"].as_array().unwrap().len(), 5);
        let english = recruiter.ask(Method::GET, &at(&begun, "/form/preview/en")).await;
        assert_eq!(english.body["sections"][0]["title"], "Basic details");
        assert_eq!(recruiter.ask(Method::GET, &at(&begun, "/form/preview/de")).await.status, 404);
    }

    /// Of X13-1: the form may change until the period is over, and not afterwards.
    async fn a_form_is_closed_with_the_period(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        let saved = written(&recruiter, &open, with_job(|job| job.push(text("salary")))).await;
        assert_eq!(saved["use"], serde_json::to_value(FormUse::Free).unwrap());
        let mut seen = open.clone();
        seen["version"] = saved["version"].clone();
        done(&recruiter, &seen, "/end", Value::Null).await;
        assert_eq!(form(&recruiter, &open).await["can_change"], false);
        let refused = write(&recruiter, &open, standard()).await;
        assert_eq!((refused.status, refused.code()), (409, "not_possible"));
    }
}
