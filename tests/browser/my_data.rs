//! “Mina uppgifter”: everything that is held about one, and who opened it.

use domain::applications::ApplicationState;
use domain::ids::ApplicationId;
use serde_json::json;

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

const WHY: &str = "Berätta varför du söker uppgiften och vad du kan bidra med";

/// Holds X7-6, D3: from the settings by keys to all that is held; whoever opened an application stands there; and with the
/// account what was chosen is withdrawn too.
#[tokio::test]
async fn all_that_is_held_and_what_goes_with_the_account() {
    let demo = Demo::start().await;
    demo.import_ad_of("vaaho", "Testare").await;
    let browser = Browser::open(&demo, 1280, 800).await;
    browser.listen().await;
    browser.go("/sv/lediga-jobb?q=Testare").await;
    browser.click("link", "Testare").await;
    browser.by_role("heading", "Testare").await;
    browser.register_at_ad(&demo, "maja@example.org").await;
    let application: ApplicationId =
        browser.address().await.split('?').next().unwrap().rsplit('/').next().unwrap().parse().unwrap();
    browser.fill_basics().await;
    browser.fill_degree().await;
    browser.fill_experience().await;
    browser.section("Ansökan till jobbet").await;
    browser.fill(WHY, "Jag testar gärna.").await;
    browser.saved().await;
    browser.click("link", "Förhandsgranska").await;
    browser.click("button", "Skicka ansökan").await;
    browser.by_role("heading", "Tack för din ansökan!").await;

    browser.go("/sv/me/settings").await;
    browser.enter("link", "Mina uppgifter").await;
    browser.focus_is_on("heading", "Mina uppgifter").await;
    browser.sees("Ingen har öppnat dina ansökningar ännu.").await;
    browser.key_state("mina uppgifter").await;
    browser.sound("mina uppgifter, ingen har öppnat").await;
    let recruiter = demo.recruiter("vaaho@example.org").await;
    let read = recruiter.show_received(&"vaaho".parse().unwrap(), application).await.unwrap().value;
    assert_eq!(read.state, ApplicationState::Sent);
    browser.web.refresh().await.unwrap();
    browser.ready().await;
    browser.by_role("link", "Testare").await;
    browser.sees("Vasa hovrätt, ansökan").await;
    browser.tabs_through("mina uppgifter").await;
    browser.sound("mina uppgifter").await;
    browser.picture("47-mina-uppgifter").await;
    let address = browser.by_role("link", "Ladda ner allt").await.attr("href").await.unwrap().unwrap();
    let fetched = format!(
        "const got = await fetch('{address}');
         const bytes = new Uint8Array(await got.arrayBuffer());
         return [got.status, String.fromCharCode(...bytes.slice(0, 4))]"
    );
    assert_eq!(browser.script(&fetched).await, json!([200, "PK\u{3}\u{4}"]), "it is an archive");

    browser.go("/sv/me/settings/delete").await;
    browser.by_role_starting("group", "Återkalla också dessa").await;
    browser.sound("radera kontot, med en skickad ansökan").await;
    browser.picture("48-radera-med-ansokan").await;
    let one = browser.by_role_starting("checkbox", "Testare, Vasa hovrätt").await;
    browser.click_on(&one).await;
    browser.fill("Skriv radera", "radera").await;
    browser.fill("Ditt lösenord", PASSWORD).await;
    browser.enter("button", "Radera användarkontot").await;
    browser.hears("Ditt konto har raderats.").await;
    let read = recruiter.show_received(&"vaaho".parse().unwrap(), application).await.unwrap().value;
    assert_eq!(read.state, ApplicationState::Withdrawn);
    browser.go("/en/me/data").await;
    browser.by_role("heading", "Log in").await;
    browser.close().await;
}
