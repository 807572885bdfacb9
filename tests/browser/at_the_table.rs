//! The other side of the interviews of a test: applicants who have applied, and a recruiter who acts over REST.

use api::random;
use client::{Client, Round};
use domain::accounts::{AccountKind, LogIn};
use domain::forms::RowSection;
use domain::ids::{AgencyId, ApplicationId, InterviewInvitationId, InterviewSlotId, RecruitmentId, RowId};
use domain::interviews::{
    BookInterview, InterviewRoundView, InviteToInterview, Invitee, RemoveInterviewSlot, SaveInterviewSettings,
};
use domain::row_version::RowVersion;
use domain::time::helsinki;
use serde_json::{Value, json};

use crate::demo::Demo;
use crate::driver::Browser;
use crate::form::PASSWORD;

/// What everybody's password is in the demo.
pub(crate) const DEMO_PASSWORD: &str = "Virka-demo-2026";
pub(crate) const ADA: &str = "ada@example.org";
pub(crate) const OTSO: &str = "otso@example.org";
/// The title of the ad.
pub(crate) const TITLE: &str = "Intervjuprov";

/// So many days from now, as `2027-01-12`.
pub(crate) fn day(after: i64) -> String {
    (helsinki::date(api::clock::Clock::real().now()) + chrono::TimeDelta::days(after)).to_string()
}

/// The same as it is read in Swedish: `12.1.2027`.
pub(crate) fn day_in_words(after: i64) -> String {
    let there = helsinki::date(api::clock::Clock::real().now()) + chrono::TimeDelta::days(after);
    there.format("%-d.%-m.%Y").to_string()
}

/// A round of interviews at the Vaasa Court of Appeal, whose times can be booked until the tenth day at noon.
pub(crate) struct Table {
    pub(crate) recruiter: Client,
    agency: AgencyId,
    recruitment: RecruitmentId,
    pub(crate) round: Round,
    pub(crate) ada: ApplicationId,
    pub(crate) otso: ApplicationId,
}

impl Table {
    /// Ada and Otso have applied; the round has three times on the 20th day and one on the 21st.
    pub(crate) async fn laid(demo: &Demo, change: impl FnOnce(&mut Value)) -> Self {
        demo.import_ad_of("vaaho", TITLE).await;
        let ada = applied(demo, ADA).await;
        let otso = applied(demo, OTSO).await;
        let recruiter = demo.recruiter("vaaho@example.org").await;
        let agency: AgencyId = "vaaho".parse().unwrap();
        let recruitment = recruiter.show_received(&agency, ada).await.unwrap().value.recruitment_id;
        let mut wish = json!({
            "kind": "interview", "name": "Omgång 1", "place": "Hovrättsesplanaden 1, Vasa", "book_until": format!("{}T12:00", day(10)),
            "contact": { "name": "Exempel Kontaktperson", "email": "kontakt@example.org", "phone": "+358 000 000 8442" },
            "note": { "sv": "Ta med ditt betyg.", "fi": "Ota todistus mukaan." }
        });
        let who = json!({ "name": "Demo Demonen", "title": "enhetschef" });
        let who = recruiter.create_interviewer(random::id(), &agency, &serde_json::from_value(who).unwrap()).await;
        wish["interviewer_ids"] = json!([who.unwrap().value.id]);
        change(&mut wish);
        let round = make(&recruiter, &agency, recruitment, wish).await;
        let table = Self { recruiter, agency, recruitment, round, ada, otso };
        table
            .add(json!({ "times": [
                { "starts_at": format!("{}T09:00", day(20)), "minutes": 45 },
                { "starts_at": format!("{}T10:00", day(20)), "minutes": 45 },
                { "starts_at": format!("{}T13:00", day(20)), "minutes": 45 },
                { "starts_at": format!("{}T09:00", day(21)), "minutes": 45 },
            ] }))
            .await;
        table
    }

    /// Another round of the same recruitment, with its own times.
    pub(crate) async fn another(&mut self, wish: Value) {
        self.round = make(&self.recruiter, &self.agency, self.recruitment, wish).await;
    }

    async fn shown(&self) -> InterviewRoundView {
        self.recruiter.show_interview_round(&self.round).await.unwrap().value
    }

    pub(crate) async fn add(&self, times: Value) {
        let seen = self.shown().await.version;
        let times = serde_json::from_value(times).unwrap();
        self.recruiter.add_interview_slots(&self.round, seen, &times).await.unwrap();
    }

    /// The n-th time of the round.
    pub(crate) async fn slot(&self, nth: usize) -> InterviewSlotId {
        self.shown().await.slots[nth].id
    }

    /// Removes what nobody has booked.
    pub(crate) async fn remove_free(&self) {
        loop {
            let round = self.shown().await;
            let Some(free) = round.slots.iter().find(|slot| slot.booked == 0) else { return };
            let wish = RemoveInterviewSlot { message: None };
            self.recruiter.remove_interview_slot(&self.round, free.id, round.version, &wish).await.unwrap();
        }
    }

    /// Invites somebody to choose, or to a fixed time.
    pub(crate) async fn invite(
        &self,
        application: ApplicationId,
        fixed: Option<InterviewSlotId>,
    ) -> InterviewInvitationId {
        let wish = InviteToInterview { invitees: vec![Invitee { application_id: application, slot_id: fixed }] };
        let all = self.recruiter.invite_to_interview(random::id(), &self.round, &wish).await.unwrap().value;
        all.items.iter().find(|one| one.application_id == application).unwrap().id
    }

    /// Books for an applicant.
    pub(crate) async fn book_for(&self, invitation: InterviewInvitationId, slot_id: InterviewSlotId) {
        self.recruiter.book_interview_for(&self.round, invitation, &BookInterview { slot_id }).await.unwrap();
    }

    /// Allows links to this host; an administrator of the agency does it.
    pub(crate) async fn allow_host(&self, demo: &Demo, browser: &Browser, host: &str) {
        let email = "admin@example.org";
        let wanted = ["create-user", "--email", email, "--agency", "vaaho", "--role", "agency_administrator"];
        let printed = demo.admin(&wanted);
        let link = printed.split_whitespace().find(|word| word.contains("/work-account#")).expect("a link is printed");
        browser.web.goto(link.replace("/fi/", "/sv/")).await.unwrap();
        browser.fill("Lösenord", PASSWORD).await;
        browser.click("button", "Spara lösenordet").await;
        browser.sees("Lösenordet är sparat.").await;
        browser.web.delete_all_cookies().await.unwrap();
        let administrator = logged_in(demo, email, PASSWORD, AccountKind::Work).await;
        let seen = administrator.show_interview_settings(&self.agency).await.unwrap().value.version;
        let wish = SaveInterviewSettings { video_hosts: vec![host.to_owned()] };
        administrator.save_interview_settings(&self.agency, seen, &wish).await.unwrap();
    }
}

async fn make(recruiter: &Client, agency: &AgencyId, recruitment: RecruitmentId, wish: Value) -> Round {
    let wish = serde_json::from_value(wish).unwrap();
    let made = recruiter.create_interview_round(random::id(), agency, recruitment, &wish).await.unwrap().value;
    Round { agency: agency.clone(), recruitment, round: made.id }
}

/// Somebody of the demo, who has sent an application.
async fn applied(demo: &Demo, email: &str) -> ApplicationId {
    let client = logged_in(demo, email, DEMO_PASSWORD, AccountKind::Applicant).await;
    let seen = client.show_profile().await.unwrap().value.version;
    let basics = json!({ "base_version": seen, "basics": {
        "first_name": "Ada", "last_name": "Exempelsson", "birth_date": "29.2.1988", "phone": "+358 000 000 0001",
        "street": "Provgatan 1", "postal_code": "00100", "city": "Helsingfors", "gender": "other",
        "state_employer": "no_employer"
    } });
    client.save_basics(&serde_json::from_value(basics).unwrap(), false).await.unwrap();
    let found = demo.api(&format!("/api/v1/ads?q={TITLE}")).await;
    let start = json!({ "ad_id": found["items"][0]["id"], "language": "sv" });
    let begun = client.start_application(random::id(), &serde_json::from_value(start).unwrap()).await.unwrap().value;
    let answers =
        json!({ "base_version": begun.version, "answers": { "motivation": "Jag vill.", "experience": true } });
    client.save_answers(begun.id, &serde_json::from_value(answers).unwrap(), false).await.unwrap();
    let degree = json!({ "base_version": 1, "fields": {
        "level": "l7", "degree": "Filosofie magister", "school": "Helsingfors universitet", "completed_on": "31.5.2014",
        "highest": true
    } });
    let row: RowId = random::id();
    client.save_row(begun.id, RowSection::Degrees, row, &serde_json::from_value(degree).unwrap(), false).await.unwrap();
    let version: RowVersion = client.show_application(begun.id).await.unwrap().value.version;
    let send = json!({ "base_version": version });
    client.send_application(random::id(), begun.id, &serde_json::from_value(send).unwrap()).await.unwrap();
    begun.id
}

async fn logged_in(demo: &Demo, email: &str, password: &str, kind: AccountKind) -> Client {
    let client = Client::new(&demo.address).unwrap();
    let wish = LogIn { email: email.to_owned().into(), password: password.to_owned().into(), kind };
    client.log_in(&wish).await.unwrap();
    client
}

/// The address of the page in a mail, without the server's name.
pub(crate) fn link(mail: &str) -> String {
    let found = mail.split_whitespace().find(|word| word.contains("/interview#t=")).expect("a link");
    let path = found.rsplit_once("/interview#t=").unwrap();
    format!("/{}/interview#t={}", &path.0[path.0.len() - 2..], path.1)
}

impl Browser {
    /// Opens the link of a mail as a new page.
    pub(crate) async fn opens(&self, link: &str) {
        self.web.goto("about:blank").await.unwrap();
        self.go(link).await;
    }

    /// Opens it as somebody whose clock is Finland's.
    pub(crate) async fn opens_in(&self, zone: &str, link: &str) {
        self.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
        self.opens(link).await;
    }
}
