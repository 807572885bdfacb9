use std::collections::BTreeMap;

use domain::language::Language;
use domain::recruitments::RecruitmentState;
use serde_json::json;
use tests::{TestApp, ad, ad_with, both};

use crate::recruitments::{done, draft_with, published};

/// A calendar's lines, unfolded: name with parameters, and value. Fails on what RFC 5545 does not allow.
fn read(file: &str) -> Vec<(String, String)> {
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    let unfolded = file.replace("\r\n ", "");
    let lines = unfolded.trim_end().split("\r\n").map(|line| line.split_once(':').unwrap());
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The values of the event itself, without those of its reminder.
async fn event(app: &TestApp, id: domain::ids::AdId, language: Language) -> BTreeMap<String, String> {
    let file = app.client().show_ad_calendar(id, language).await.unwrap();
    assert_eq!(file.media_type.as_deref(), Some("text/calendar; charset=utf-8"));
    let lines = read(std::str::from_utf8(&file.bytes).unwrap());
    assert_eq!(lines[0], ("BEGIN".to_owned(), "VCALENDAR".to_owned()));
    assert_eq!(lines.last().unwrap(), &("END".to_owned(), "VCALENDAR".to_owned()));
    let from = lines.iter().position(|(name, value)| (name.as_str(), value.as_str()) == ("BEGIN", "VEVENT")).unwrap();
    let event = lines[from + 1..].iter().take_while(|(name, _)| name != "BEGIN" && name != "END");
    let event: Vec<_> = event.cloned().collect();
    let map: BTreeMap<_, _> = event.iter().cloned().collect();
    assert_eq!(map.len(), event.len(), "no property stands twice: {event:?}");
    map
}

both! {
    /// Of X14-3, G3.4-1: the deadline as an event, to the minute and in UTC, in the reader's language.
    async fn the_deadline_of_an_ad_is_an_event(app: &TestApp) {
        let hostile = "Jurist; ICT, \\n\nBEGIN:VALARM – ett långt namn som måste brytas, så att ingen rad är för lång";
        app.import_good(&[ad_with(1, |line| {
            line["versions"]["sv"]["title"] = json!(hostile);
            line["versions"]["fi"] = json!({"title": "Lakimies", "description": "Teksti", "requirements": "Tarkkuus"});
        })]).await;
        let id = app.shown(1).await.id;
        let swedish = event(app, id, Language::Sv).await;
        assert_eq!(swedish["DTSTART"], "20261220T141500Z");
        assert_eq!(swedish["DTSTAMP"], "20261125T080000Z");
        assert_eq!(swedish["UID"], format!("{id}.deadline@127.0.0.1"));
        let escaped = "Ansökningstiden upphör: Jurist\\; ICT\\, \\\\n\\nBEGIN:VALARM – ett långt namn som måste \
            brytas\\, så att ingen rad är för lång";
        assert_eq!(swedish["SUMMARY;LANGUAGE=sv"], escaped);
        assert!(swedish["DESCRIPTION;LANGUAGE=sv"].starts_with("Migrationsverket. Sök-ID TEST-1-2026.\\nhttp://"));
        assert!(swedish["URL"].starts_with(&format!("{}/sv/lediga-jobb/{id}-jurist-ict", app.url)));
        // There is no English version: Finnish stands in, the words around it are English.
        let english = event(app, id, Language::En).await;
        assert_eq!(english["SUMMARY;LANGUAGE=en"], "Application period ends: Lakimies");
        assert_eq!(english["URL"], format!("{}/fi/avoimet-tyopaikat/{id}-lakimies", app.url));
        assert_eq!(english["UID"], swedish["UID"]);
        let asked = app.http().get(app.at(&format!("/api/v1/ads/{id}/calendar.ics"))).header("Accept-Language", "fi");
        let answer = asked.send().await.unwrap();
        assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"TEST-1-2026.ics\"");
        assert_eq!(answer.headers()["content-language"], "fi");
        assert!(answer.text().await.unwrap().contains("SUMMARY;LANGUAGE=fi:Hakuaika päättyy: Lakimies\r\n"));
    }

    /// Of X1-12, D31: a prolonged or corrected ad is the same event in a later version.
    async fn a_moved_deadline_moves_the_event(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft_with(1, |_| ())).await;
        let id = open["ad_id"].as_str().unwrap().parse().unwrap();
        let sequence = |event: &BTreeMap<String, String>| event["SEQUENCE"].parse::<u64>().unwrap();
        let first = event(app, id, Language::Sv).await;
        let longer = done(&recruiter, &open, "/extension", json!({"closes_at": "2026-12-28T16:15"})).await;
        let second = event(app, id, Language::Sv).await;
        assert_eq!((&first["DTSTART"], &second["DTSTART"]), (&"20261220T141500Z".to_owned(), &"20261228T141500Z".to_owned()));
        assert_eq!(first["UID"], second["UID"]);
        assert!(sequence(&second) > sequence(&first));
        let mut ad = longer["ad"].clone();
        ad["application_period"] = json!({});
        ad["versions"]["sv"]["title"] = json!("Överinspektör");
        done(&recruiter, &longer, "/corrections", json!({"ad": ad})).await;
        let third = event(app, id, Language::Sv).await;
        assert!(sequence(&third) > sequence(&second));
        assert_eq!(third["SUMMARY;LANGUAGE=sv"], "Ansökningstiden upphör: Överinspektör");
    }

    /// Of D54, D55: a closed ad keeps its event; what is gone or hidden has none.
    async fn there_is_an_event_as_long_as_there_is_an_ad(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let shown = app.shown(1).await;
        let status = async |query: &str| {
            let at = app.at(&format!("/api/v1/ads/{}/calendar.ics{query}", shown.id));
            app.http().get(at).send().await.unwrap().status()
        };
        assert_eq!(status("?language=de").await, 400);
        assert_eq!(status("?colour=red").await, 400);
        app.clock.set(shown.closes_at);
        assert_eq!(status("").await, 200);
        app.put_into_state(shown.id, RecruitmentState::Withdrawn).await;
        assert_eq!(status("").await, 410);
        app.put_into_state(shown.id, RecruitmentState::Draft).await;
        assert_eq!(status("").await, 404);
    }
}
