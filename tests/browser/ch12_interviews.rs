//! Chapter 12: “Intervjuinbjudan”. The recruiter acts over REST; the applicant has the link of the mail, and no login.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::at_the_table::{ADA, DEMO_PASSWORD, OTSO, TITLE, Table, day, day_in_words, link};
use crate::demo::Demo;
use crate::driver::Browser;

const HELSINKI: &str = "Europe/Helsinki";
const NEW_YORK: &str = "America/New_York";

/// Holds G12.1-2, G12.2, G12.3, D12, X12-6: chosen, confirmed, changed, cancelled and booked anew by the links of the
/// mails; nothing happens by opening one.
#[tokio::test]
async fn a_time_is_booked_changed_and_cancelled_by_the_link() {
    let demo = Demo::start().await;
    let table = Table::laid(&demo, |_| ()).await;
    let invitation = table.invite(table.ada, None).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    let invited = link(&demo.mail(ADA, "Inbjudan till intervju").await.text);
    browser.opens_in(NEW_YORK, &invited).await;
    browser.by_role("heading", "Boka intervjutid").await;
    assert_eq!(browser.script("return location.hash").await, json!(""), "the secret leaves the address bar");
    let hidden = browser.script("return document.querySelector('meta[name=robots]').content").await;
    assert!(hidden.as_str().unwrap().contains("noindex"), "{hidden}");
    browser.sees(&format!("Boka senast {} kl. 12.00", day_in_words(10))).await;
    browser.sees("Tiderna är finsk tid, din egen tid står inom parentes.").await;
    browser.sees("Hovrättsesplanaden 1, Vasa").await;
    browser.sees("Demo Demonen, enhetschef").await;
    browser.sees("Exempel Kontaktperson").await;
    browser.sees("Ta med ditt betyg.").await;
    browser.by_role("radio", "09.00–09.45 (din tid 02.00)").await;
    browser.sound("boka intervjutid, New York").await;
    browser.tabs_through("boka intervjutid").await;
    browser.picture("12-boka").await;
    browser.every_stop_is_seen("boka intervjutid").await;
    browser.looks_right("boka intervjutid").await;
    assert!(invitations(&table).await.contains("invited"), "opening the page books nothing");

    // Nothing is marked: it says so at the times
    browser.click("button", "Bekräfta valet").await;
    browser.sees("Välj en tid.").await;
    browser.sound("ingen tid vald").await;
    browser.click("radio", "10.00–10.45 (din tid 03.00)").await;
    browser.sees(&format!("{} kl. 10.00–10.45", day_in_words(20))).await;
    browser.picture("12-vald").await;
    browser.click("button", "Bekräfta valet").await;
    browser.by_role("heading", "Din intervjutid är bokad").await;
    browser.focus_is_on("heading", "Din intervjutid är bokad").await;
    browser.sees("Kolla din mapp för skräppost ifall du inte får någon bekräftelse.").await;
    browser.sound("bokad").await;
    browser.picture("12-bokad").await;
    browser.click("button", "Lägg till i kalendern").await;
    browser.sees("Kalenderfilen är nedladdad.").await;

    // 12.2: by the link of the confirmation
    let confirmed = link(&demo.mail(ADA, "Din intervjutid är bokad").await.text);
    browser.opens_in(HELSINKI, &confirmed).await;
    browser.by_role("heading", "Din intervjutid är bokad").await;
    assert!(!browser.text().await.contains("(din tid"), "in Finland once is enough");
    browser.click("button", "Ändra intervjutid").await;
    browser.by_role("heading", "Ändra intervjutid").await;
    browser.sees("Den ställs in när du bekräftar en ny tid, inte tidigare.").await;
    browser.sees("Tiderna är finsk tid.").await;
    assert_eq!(browser.count("radio", "10.00–10.45").await, 0, "the booked time is none to change to");
    browser.sound("ändra intervjutid").await;
    browser.picture("12-andra").await;
    browser.click("button", "Behåll den bokade tiden").await;
    browser.by_role("heading", "Din intervjutid är bokad").await;
    browser.click("button", "Ändra intervjutid").await;
    browser.click("radio", "13.00–13.45").await;
    browser.click("button", "Bekräfta valet").await;
    browser.by_role("heading", "Din intervjutid har ändrats").await;
    browser.sees("Tidigare tid: ").await;
    browser.sound("ändrad").await;
    browser.picture("12-andrad").await;
    let moved = demo.mail(ADA, "Din intervjutid har ändrats").await.text;
    assert!(moved.contains("13.00") && moved.contains("10.00"), "{moved}");

    // 12.3: cancelled after “OK”; the mail has no link, the earlier ones still book
    browser.opens(&link(&moved)).await;
    browser.click("button", "Avboka intervjutid").await;
    browser.by_role_starting("heading", "Avboka intervjutid: ").await;
    browser.axe("avboka").await;
    browser.keeps_the_focus("avboka").await;
    browser.picture("12-avboka").await;
    browser.press(Key::Escape).await;
    browser.focus_is_on("button", "Avboka intervjutid").await;
    browser.click("button", "Avboka intervjutid").await;
    browser.by_role_starting("heading", "Avboka intervjutid: ").await;
    browser.click("button", "OK").await;
    browser.by_role("heading", "Din intervjutid är inställd").await;
    browser.focus_is_on("heading", "Din intervjutid är inställd").await;
    browser.sees("Inställd tid: ").await;
    browser.sound("avbokad").await;
    browser.picture("12-avbokad").await;
    let cancelled = demo.mail(ADA, "Din intervjutid är inställd").await.text;
    assert!(!cancelled.contains("/interview"), "{cancelled}");
    browser.click("button", "Boka en ny intervjutid").await;
    browser.by_role("heading", "Boka intervjutid").await;
    browser.opens(&invited).await;
    browser.sees("Din tidigare intervjutid är inställd. Du kan boka en ny.").await;
    browser.sound("boka på nytt").await;

    // A reload and another language keep the page; the mail's language is not forced on the reader
    browser.web.refresh().await.unwrap();
    browser.ready().await;
    browser.by_role("heading", "Boka intervjutid").await;
    browser.go("/fi/interview").await;
    browser.by_role("heading", "Varaa haastatteluaika").await;
    browser.sees("Ota todistus mukaan.").await;
    browser.sound("varaa haastatteluaika").await;
    browser.go("/en/interview").await;
    browser.by_role("heading", "Book an interview time").await;
    browser.sound("book an interview time").await;
    browser.picture("12-book").await;
    browser.by_role("button", "Confirm selection").await;

    // The deadline has passed: with a booked time, and without one
    table.book_for(invitation, table.slot(0).await).await;
    let mut demo = demo;
    demo.again_at(&format!("{}T12:00:01+02:00", day(10))).await;
    browser.opens(&invited).await;
    browser.sees("Bokningstiden har gått ut. Kontakta kontaktpersonen om tiden inte passar.").await;
    assert_eq!(browser.count("button", "Ändra intervjutid").await, 0);
    browser.sound("bokad, bokningstiden ute").await;
    browser.close().await;
}

/// Of X12-6, “bad input”: somebody else takes the time; nothing is left; the deadline passes; the connection breaks; links
/// that are cut off, unknown, or of an application that was withdrawn.
#[tokio::test]
async fn what_happens_meanwhile_is_told() {
    let mut demo = Demo::start().await;
    let table = Table::laid(&demo, |_| ()).await;
    table.invite(table.ada, None).await;
    let others = table.invite(table.otso, None).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    let invited = link(&demo.mail(ADA, "Inbjudan till intervju").await.text);
    browser.opens_in(HELSINKI, &invited).await;
    browser.nth_click("radio", "09.00–09.45", 0).await;

    // No connection: what was marked stays
    browser.offline(true).await;
    browser.click("button", "Bekräfta valet").await;
    browser.sees("Det gick inte att nå tjänsten.").await;
    browser.axe("boka utan anslutning").await;
    browser.picture("12-utan-anslutning").await;
    browser.offline(false).await;
    let _provoked = browser.complaints().await;

    // Otso was faster
    table.book_for(others, table.slot(0).await).await;
    browser.click("button", "Bekräfta valet").await;
    browser.sees("Någon annan hann boka tiden före dig. Välj en annan tid.").await;
    browser.hears("Någon annan hann boka tiden före dig.").await;
    browser.focus_is_on("radio", "10.00–10.45").await;
    assert_eq!(browser.count("radio", "09.00–09.45").await, 1, "the one of the next day is left");
    browser.refused("409").await;
    browser.sound("tiden hann bokas").await;
    browser.picture("12-tagen").await;

    // And then nothing was left
    browser.click("radio", "10.00–10.45").await;
    table.remove_free().await;
    browser.click("button", "Bekräfta valet").await;
    browser.by_role("heading", "Inga lediga intervjutider").await;
    browser.focus_is_on("heading", "Inga lediga intervjutider").await;
    browser.refused("409").await;
    browser.sound("inga lediga tider").await;
    browser.picture("12-inga-tider").await;
    browser.click("button", "Visa lediga tider på nytt").await;
    browser.hears("Det finns fortfarande inga lediga tider.").await;
    table.add(json!({ "times": [{ "starts_at": format!("{}T09:00", day(22)), "minutes": 30 }] })).await;
    browser.click("button", "Visa lediga tider på nytt").await;
    browser.by_role("heading", "Boka intervjutid").await;

    // The deadline passes while one chooses
    browser.click("radio", "09.00–09.30").await;
    demo.again_at(&format!("{}T12:00:01+02:00", day(10))).await;
    browser.click("button", "Bekräfta valet").await;
    browser.by_role("heading", "Bokningstiden har gått ut").await;
    browser.sees("Kontakta kontaktpersonen.").await;
    browser.by_role("link", "+358 000 000 8442").await;
    browser.refused("409").await;
    browser.sound("bokningstiden har gått ut").await;
    browser.picture("12-for-sent").await;

    // Links that lead nowhere
    browser.opens("/sv/interview#t=abc").await;
    browser.by_role("heading", "Länken är inte hel").await;
    browser.sound("länken är inte hel").await;
    browser.picture("12-inte-hel").await;
    browser.opens(&format!("/sv/interview#t={}", "a".repeat(43))).await;
    browser.by_role("heading", "Länken fungerar inte").await;
    browser.refused("404").await;
    browser.sound("länken fungerar inte").await;
    browser.opens(&invited).await;
    browser.by_role("heading", "Bokningstiden har gått ut").await;
    browser.close().await;
}

/// K8: with keys alone, on a desk and on a phone that shows 320 pixels.
#[tokio::test]
async fn a_time_is_booked_changed_and_cancelled_with_keys_alone() {
    let demo = Demo::start().await;
    let table = Table::laid(&demo, |wish| {
        wish["link"] = json!("https://teams.example.com/meet/1");
        wish.as_object_mut().unwrap().remove("place");
    })
    .await;
    table.invite(table.ada, None).await;
    let browser = Browser::open(&demo, 320, 640).await;
    let invited = link(&demo.mail(ADA, "Inbjudan till intervju").await.text);
    browser.opens_in(HELSINKI, &invited).await;
    browser.by_role("heading", "Boka intervjutid").await;
    browser.sees("Distansintervju. Länken kommer i bekräftelsen.").await;
    browser.skip_link_works().await;
    browser.enter("button", "Bekräfta valet").await;
    browser.focus_is_on("radio", "09.00–09.45").await;
    browser.press(Key::Down).await;
    browser.focus_is_on("radio", "10.00–10.45").await;
    browser.enter("button", "Bekräfta valet").await;
    browser.focus_is_on("heading", "Din intervjutid är bokad").await;
    let outside = browser.by_role("link", "Öppna distansintervjun (extern tjänst)").await;
    assert!(outside.attr("rel").await.unwrap().unwrap().contains("noopener"));
    browser.sees("Länken leder till teams.example.com.").await;
    browser.enter("button", "Ändra intervjutid").await;
    browser.focus_is_on("heading", "Ändra intervjutid").await;
    browser.tab_to("radio", "09.00–09.45").await;
    browser.press(Key::Space).await;
    browser.press(Key::Enter).await;
    browser.focus_is_on("heading", "Din intervjutid har ändrats").await;
    browser.enter("button", "Avboka intervjutid").await;
    browser.focus_is_on_starting("heading", "Avboka intervjutid: ").await;
    browser.enter("button", "OK").await;
    browser.focus_is_on("heading", "Din intervjutid är inställd").await;
    browser.enter("button", "Boka en ny intervjutid").await;
    browser.focus_is_on("heading", "Boka intervjutid").await;
    let complaints = browser.complaints().await;
    assert!(complaints.is_empty(), "{complaints:#?}");
    browser.close().await;
}

/// Holds G12.1-1, G12.4, G12.5: logged in, the application shows its interviews with the same acts, and the start page
/// reminds; a fixed time and a video interview by their links.
#[tokio::test]
async fn interviews_stand_at_the_application_and_on_the_start_page() {
    let demo = Demo::start().await;
    let mut table = Table::laid(&demo, |_| ()).await;
    let browser = Browser::open(&demo, 1280, 800).await;
    table.allow_host(&demo, &browser, "recright.com").await;
    table.invite(table.otso, Some(table.slot(3).await)).await;
    table.invite(table.ada, None).await;
    browser.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": HELSINKI })).await;
    browser.go("/sv/login").await;
    browser.fill("E-postadress", ADA).await;
    browser.fill("Lösenord", DEMO_PASSWORD).await;
    browser.nth_click("button", "Logga in", 1).await;
    browser.by_role("heading", "Hej Ada").await;
    browser.ready().await;
    browser.by_role("heading", "Intervjuer").await;
    browser.sees(&format!("Välj en intervjutid senast {} kl. 12.00.", day_in_words(10))).await;
    browser.sound("startsidan påminner").await;
    browser.picture("12-startsidan").await;
    browser.click("link", &format!("Boka intervjutid: {TITLE}")).await;
    browser.by_role_starting("heading", "Ansökan: ").await;
    browser.by_role("heading", "Boka intervjutid").await;
    browser.sound("ansökan med intervju").await;
    browser.picture("12-ansokan").await;
    browser.click("radio", "10.00–10.45").await;
    browser.click("button", "Bekräfta valet").await;
    browser.by_role("heading", "Din intervjutid är bokad").await;
    browser.sound("ansökan med bokad intervju").await;
    browser.picture("12-ansokan-bokad").await;
    browser.click("button", "Avboka intervjutid").await;
    browser.by_role_starting("heading", "Avboka intervjutid: ").await;
    browser.click("button", "OK").await;
    browser.by_role("heading", "Din intervjutid är inställd").await;
    browser.sound("ansökan med avbokad intervju").await;

    // G12.4 by its link, in Finnish as Otso's account is
    let fixed = link(&demo.mail(OTSO, "").await.text);
    assert!(fixed.starts_with("/fi/"), "{fixed}");
    browser.opens(&fixed).await;
    browser.by_role("heading", "Haastatteluaikasi").await;
    browser.sound("kiinteä aika").await;
    browser.opens(&fixed.replace("/fi/", "/sv/")).await;
    browser.by_role("heading", "Din intervjutid").await;
    browser.sees("Kontakta kontaktpersonen om tiden inte passar.").await;
    assert_eq!(browser.count("button", "Ändra intervjutid").await, 0);
    browser.by_role("button", "Lägg till i kalendern").await;
    browser.picture("12-fast-tid").await;

    // G12.5
    table
        .another(json!({
            "kind": "video", "name": "Video", "link": "https://video.recright.com/i/42", "book_until": format!("{}T12:00", day(10)),
            "contact": { "name": "Exempel Kontaktperson", "email": "kontakt@example.org" },
            "note": { "sv": "Svara på tre frågor." }
        }))
        .await;
    table.invite(table.ada, None).await;
    browser.go("/sv/me").await;
    browser.sees("Svara på videointervjun senast").await;
    browser.click("link", &format!("Visa intervjun: {TITLE}")).await;
    browser.by_role("heading", "Videointervju").await;
    browser.sees("Svara på tre frågor.").await;
    browser.sees("Länken leder till video.recright.com.").await;
    let outside = browser.by_role("link", "Öppna videointervjun (extern tjänst)").await;
    assert_eq!(outside.attr("href").await.unwrap().as_deref(), Some("https://video.recright.com/i/42"));
    browser.sound("ansökan med videointervju").await;
    browser.picture("12-ansokan-video").await;
    browser.close().await;
}

/// How the invitations of the round stand.
async fn invitations(table: &Table) -> String {
    let all = table.recruiter.list_interview_invitations(&table.round).await.unwrap().value;
    serde_json::to_string(&all.items.iter().map(|one| one.stage).collect::<Vec<_>>()).unwrap()
}
