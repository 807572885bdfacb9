//! Agencies search the bank.

use chrono::TimeDelta;
use domain::codes::Choice;
use domain::forms::BasicField;
use domain::recruiter::BankList;
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, both};

use super::{act, begin, fill_in, sent, wishes};

const BANK: &str = "/agencies/migri/open-applications";

async fn found(recruiter: &Browser, query: &str) -> Vec<String> {
    let answer = recruiter.ask(Method::GET, &format!("{BANK}?{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.body);
    let list: BankList = serde_json::from_value(answer.body).unwrap();
    assert_eq!(list.total as usize, list.items.len());
    list.items.into_iter().map(|item| item.name.split(' ').next().unwrap().to_owned()).collect()
}

both! {
    /// Holds G11-1: recruiters of any agency find what is sent and valid by area, place, words and validity.
    async fn the_bank_is_searched(app: &TestApp) {
        let wish = |areas: Value, places: Value, day: &str, words: &str| {
            json!({ "areas": areas, "places": places, "valid_until": day, "motivation": words, "experience": true })
        };
        sent(&app.applying("Aino").await, wishes()).await;
        app.wait(TimeDelta::minutes(1));
        let eero = wish(json!(["law", "ict"]), json!(["01"]), "1.2.2027", "Avtalsrätt, 100\u{a0}%");
        sent(&app.applying("Eero").await, eero).await;
        app.wait(TimeDelta::minutes(1));
        let liisa = wish(json!(["law"]), json!(["everywhere"]), "1.9.2028", "RÄTTSFALL och avtal");
        sent(&app.applying("Liisa").await, liisa).await;
        let recruiter = app.reader("tulli").await;
        assert_eq!(recruiter.ask(Method::GET, BANK).await.status, 404, "not as somebody of another agency");
        let recruiter = app.reader("migri").await;
        for (query, expected) in [
            ("", vec!["Liisa", "Eero", "Aino"]),
            ("sort=longest_valid", vec!["Liisa", "Aino", "Eero"]),
            ("area=ict", vec!["Eero", "Aino"]),
            ("area=ict&area=law", vec!["Liisa", "Eero", "Aino"]),
            ("area=tax", vec![]),
            // Esbo: named, its region, the whole country. Helsingfors: not who wants Esbo alone.
            ("municipality=049", vec!["Liisa", "Eero", "Aino"]),
            ("municipality=091", vec!["Liisa", "Eero"]),
            ("region=01", vec!["Liisa", "Eero", "Aino"]),
            ("region=21", vec!["Liisa", "Aino"]),
            ("municipality=478", vec!["Liisa", "Aino"]),
            ("region=19", vec!["Liisa"]),
            ("area=ict&region=21", vec!["Aino"]),
            ("q=avtal", vec!["Liisa", "Eero"]),
            ("q=avtal+r%C3%A4ttsfall", vec!["Liisa"]),
            ("q=kubernetes", vec!["Aino"]),
            ("q=Filosofie+magister&area=law&municipality=091", vec!["Liisa", "Eero"]),
            ("q=100+%25", vec!["Eero"]),
            ("q=%25%25", vec![]),
            ("q=_", vec![]),
            ("q=Lindqvist", vec![]),
            ("valid_on=2027-02-01", vec!["Liisa", "Eero", "Aino"]),
            ("valid_on=2027-02-02", vec!["Liisa", "Aino"]),
            ("valid_on=2027-11-26", vec!["Liisa"]),
        ] {
            assert_eq!(found(&recruiter, query).await, expected, "{query}");
        }
        let first = recruiter.ask(Method::GET, &format!("{BANK}?area=ict&limit=1&sort=longest_valid")).await;
        let item = &first.body["items"][0];
        assert_eq!((&item["areas"], &item["regions"], &item["municipalities"]), (&json!(["ict"]), &json!(["21"]), &json!(["049"])));
        assert_eq!((&item["valid_until"], &item["everywhere"]), (&json!("2027-11-25"), &json!(false)));
        assert!(app.audit("searched_open_applications").await.len() > 20);
    }

    /// Holds G11-1, X14-4: page by page, forwards and back, in both orders.
    async fn the_bank_is_turned_page_by_page(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let mut names = Vec::new();
        for (at, name) in ["Aino", "Eero", "Liisa", "Matti", "Sanna"].into_iter().enumerate() {
            let mut wish = wishes();
            // The longest valid first is another order than the newest first; two end on the same day.
            wish["valid_until"] = json!(format!("{}.6.2027", [9, 3, 7, 7, 5][at]));
            sent(&app.applying(name).await, wish).await;
            names.push(name);
        }
        for (sort, expected) in [
            ("newest", vec!["Sanna", "Matti", "Liisa", "Eero", "Aino"]),
            ("longest_valid", vec!["Aino", "Matti", "Liisa", "Sanna", "Eero"]),
        ] {
            let mut at = format!("{BANK}?area=ict&sort={sort}&limit=2");
            let (mut seen, mut pages) = (Vec::new(), Vec::new());
            loop {
                let answer = recruiter.ask(Method::GET, &at).await;
                assert_eq!(answer.body["total"], 5);
                let page: BankList = serde_json::from_value(answer.body).unwrap();
                seen.extend(page.items.iter().map(|item| item.name.split(' ').next().unwrap().to_owned()));
                pages.push((page.items.iter().map(|item| item.id).collect::<Vec<_>>(), page.prev.clone()));
                let Some(next) = page.next else { break };
                let link = answer.headers.get_all("link").iter().map(|link| link.to_str().unwrap().to_owned());
                let link = link.into_iter().find(|link| link.contains("rel=\"next\"")).unwrap();
                assert!(link.contains("area=ict") && link.contains(&next), "{link}");
                at = link[1..link.find('>').unwrap()].strip_prefix("/api/v1").unwrap().to_owned();
            }
            assert_eq!(seen, expected, "{sort}");
            assert_eq!(pages.len(), 3);
            let back = pages[2].1.clone().unwrap();
            let back = recruiter.ask(Method::GET, &format!("{BANK}?sort={sort}&limit=2&cursor={back}")).await;
            let back: BankList = serde_json::from_value(back.body).unwrap();
            assert_eq!(back.items.iter().map(|item| item.id).collect::<Vec<_>>(), pages[1].0, "{sort}");
            assert!(back.prev.is_some() && back.next.is_some());
        }
    }

    /// Holds G11-1: a parameter that does not fit is named, never a silent empty list.
    async fn what_does_not_fit_is_named(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        for (query, error) in [
            ("area=nonsense", "?area not_a_choice"),
            ("region=99", "?region not_a_choice"),
            ("municipality=000", "?municipality not_a_choice"),
            ("area=%00", "?area not_a_choice"),
            ("q=%00", "?q bad_character"),
            ("valid_on=soon", "?valid_on not_a_date"),
            ("sort=oldest", "?sort not_a_choice"),
            ("limit=0", "?limit out_of_range"),
            ("limit=many", "?limit not_a_number"),
            ("cursor=after-1", "?cursor malformed"),
            ("page=2", "?page unknown"),
        ] {
            let refused = recruiter.ask(Method::GET, &format!("{BANK}?{query}")).await;
            assert_eq!((refused.status, refused.errors()), (400, vec![error.to_owned()]), "{query}");
        }
        let long = "x".repeat(201);
        assert_eq!(recruiter.ask(Method::GET, &format!("{BANK}?q={long}")).await.errors(), ["?q too_long"]);
    }

    /// Holds G11-1, D4. Of X13-6: what is read is what was sent, each reading is in the log; drafts, withdrawn ones and legal
    /// gender are nobody's business.
    async fn an_agency_reads_what_was_sent(app: &TestApp) {
        let aino = app.applying("Aino").await;
        let path = begin(&aino).await;
        let id = path.rsplit('/').next().unwrap().to_owned();
        let recruiter = app.reader("migri").await;
        let one = format!("{BANK}/{id}");
        assert_eq!(recruiter.ask(Method::GET, &one).await.status, 404, "a draft");
        fill_in(&aino, &path, wishes()).await;
        crate::applications::submit(&aino, &path).await;
        let read = recruiter.ask(Method::GET, &one).await;
        assert_eq!(read.status, 200, "{}", read.body);
        assert_eq!((&read.body["name"], &read.body["answers"]["places_01"]), (&json!("Aino Lindqvist"), &json!(["049"])));
        assert_eq!((&read.body["basics"]["phone"], &read.body["valid_until"]), (&json!("+358 40 123 4567"), &json!("2027-11-25")));
        assert_eq!(read.body["rows"].as_array().unwrap().len(), 1);
        assert_eq!(app.audit("read_open_application").await, [id.as_str()]);
        // Another agency may too; an applicant may not, and no agency gets it as an application to itself.
        assert_eq!(app.reader("tulli").await.ask(Method::GET, &one.replace("migri", "tulli")).await.status, 200);
        assert_eq!(aino.ask(Method::GET, &one).await.status, 404);
        assert_eq!(recruiter.ask(Method::GET, &format!("/agencies/migri/applications/{id}")).await.status, 404);
        let hidden: Vec<String> = BasicField::ALL
            .iter()
            .filter(|field| field.is_for_equality_only())
            .map(|field| format!("\"{field}\""))
            .chain([format!("\"{}\"", tests::GENDER), "\"no_employer\"".to_owned()])
            .collect();
        for at in [BANK.to_owned(), format!("{BANK}?q=other"), one.clone()] {
            let text = recruiter.ask(Method::GET, &at).await.text();
            for word in &hidden {
                assert!(!text.contains(word.as_str()), "{at} says {word}");
            }
        }
        // Before changes are done, agencies see what was sent.
        act(&aino, &path, "edits").await;
        crate::applications::answer(&aino, &path, json!({ "motivation": "Halvvägs." })).await;
        assert_eq!(recruiter.ask(Method::GET, &one).await.body["answers"]["motivation"], "Jag gillar Kubernetes.");
        act(&aino, &path, "withdrawal").await;
        assert_eq!(recruiter.ask(Method::GET, &one).await.status, 404);
        assert_eq!(recruiter.ask(Method::GET, BANK).await.body["total"], 0);
    }
}
