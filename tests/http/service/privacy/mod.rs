//! People's data stays where it belongs: all journeys, then a search for it everywhere else.

mod ear;
mod relay;

use api::db::entities::{audit_log, idempotency_keys, jobs as rows, throttles};
use api::{jobs, random};
use chrono::TimeDelta;
use domain::accounts::{AccountKind, LogIn, Register};
use domain::applications::{SaveAnswers, SaveRow, SendApplication, StartApplication};
use domain::ids::ApplicationId;
use domain::personal::Personal;
use domain::profile::SaveBasics;
use sea_orm::EntityTrait;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tests::client::{Client, Failure, FileUpload};
use tests::people::{typed, wish};
use tests::{Mood, SmtpSink, Stage, TestApp, both, reqwest};
use tokio::sync::watch;
use uuid::Uuid;

use crate::applications::{file, form_with_files};
use ear::personal;
use relay::Relay;

const EMAIL: &str = "markeringsord@example.org";
const PASSWORD: &str = "Hemlig-markering-77";

/// A request of the typed client.
fn typed_as<T: DeserializeOwned>(wish: Value) -> T {
    serde_json::from_value(wish).unwrap()
}

/// The problems that a journey met, as they came.
#[derive(Debug, Default)]
struct Problems(Vec<String>);

impl Problems {
    /// Notes it; answers its code.
    fn note<T>(&mut self, refused: Result<T, Failure>) -> String {
        let problem = refused.err().expect("it should be refused").problem().expect("a problem").clone();
        self.0.push(serde_json::to_string(&problem).unwrap());
        problem.code
    }
}

/// What the person wants who leaves these marks.
async fn wanted(client: &Client, stage: &Stage) -> Register {
    let mut wish = wish(client, EMAIL).await;
    wish.password = Personal(PASSWORD.to_owned());
    wish.ad_id = Some(stage.ad);
    wish
}

fn password(password: &str) -> LogIn {
    LogIn { email: Personal(EMAIL.to_owned()), password: Personal(password.to_owned()), kind: AccountKind::Applicant }
}

/// The person's profile, filled in.
async fn fill_in_profile(client: &Client, problems: &mut Problems) {
    let version = client.show_profile().await.unwrap().value.version;
    let too_long = json!({ "base_version": version, "basics": { "city": "Markeringsstad".repeat(40) } });
    problems.note(client.save_basics(&typed_as(too_long), false).await);
    let basics: SaveBasics = typed_as(json!({ "base_version": version, "basics": {
        "first_name": "Markeringsnamn", "last_name": "Markeringssläkt", "birth_date": "17.3.1961",
        "phone": "+358 40 9182736", "email": EMAIL, "street": "Markeringsgatan 1", "postal_code": "00100",
        "city": "Markeringsstad", "gender": "other", "state_employer": "no_employer",
    } }));
    client.save_basics(&basics, false).await.unwrap();
}

fn start(stage: &Stage) -> StartApplication {
    typed_as(json!({ "ad_id": stage.ad, "language": "sv" }))
}

/// An application from its beginning to what can be sent.
async fn fill_in(client: &Client, application: ApplicationId, problems: &mut Problems) {
    let answers = |text: String| -> SaveAnswers {
        typed_as(json!({ "base_version": 1, "answers": { "motivation": text, "experience": true } }))
    };
    problems.note(client.save_answers(application, &answers("Markeringar ".repeat(1_000)), false).await);
    client.save_answers(application, &answers("Markeringen är min motivation.".to_owned()), false).await.unwrap();
    let row: SaveRow = typed_as(json!({ "base_version": 1, "fields": {
        "level": "l7", "degree": "Markeringsmagister", "school": "Markeringsskolan", "completed_on": "17.3.1961",
        "highest": true,
    } }));
    let section = typed_as(json!("degrees"));
    client.save_row(application, section, random::id(), &row, false).await.unwrap();
    let upload = async |content: &str, name: &str| {
        let file = FileUpload { name: name.to_owned(), bytes: file(content) };
        client.attach_file(application, random::id(), &"cv".into(), file).await
    };
    problems.note(upload("hostile/exe_as_pdf.bin", "Markering som inte går.pdf").await);
    upload("valid/cv_reportlab.pdf", "Markeringens CV.pdf").await.unwrap();
}

async fn send(client: &Client, application: ApplicationId, key: Uuid) -> Result<(), Failure> {
    let base_version = client.show_application(application).await.unwrap().value.version;
    let wish: SendApplication = typed_as(json!({ "base_version": base_version, "wishes_no_publication": true }));
    client.send_application(key, application, &wish).await.map(|_sent| ())
}

/// What waits to be done and what happened, as it is stored: their `Debug` hides it.
async fn work_and_events(app: &TestApp) -> String {
    let jobs = rows::Entity::find().all(app.app.db.read()).await.unwrap();
    let jobs: Vec<_> = jobs.iter().map(|job| (job, job.payload.0.to_string())).collect();
    format!("{jobs:?}\n{}", serde_json::to_string(&app.events().await).unwrap())
}

/// Everything that is kept beside what people gave us: what was done, what is to be done, and what was answered.
async fn beside(app: &TestApp) -> String {
    let db = app.app.db.read();
    let keys = idempotency_keys::Entity::find().all(db).await.unwrap();
    let answers: Vec<_> = keys.iter().map(|key| key.body.as_ref().map(|body| body.0.clone())).collect();
    format!(
        "{:?}\n{:?}\n{}\n{keys:?}\n{answers:?}",
        audit_log::Entity::find().all(db).await.unwrap(),
        throttles::Entity::find().all(db).await.unwrap(),
        work_and_events(app).await,
    )
}

both! {
    /// Of X15-4, X15-6, D37: what people type and who they are stands in no log at any level, no audit log, no job, no
    /// event, no subject of a mail, no address that is asked for, and comes back in no problem.
    async fn nobody_is_found_where_nobody_belongs(app: &TestApp) {
        ear::listen();
        let mut problems = Problems::default();
        let stage = app.stage_with("migri", form_with_files()).await;
        let (relay, sink) = (Relay::bind().await, SmtpSink::start().await);
        let (address, mails) = (relay.url(), sink.url());
        let server = app.replica(|settings| {
            settings.public_url = Some(address.clone());
            settings.smtp_url = Some(mails.into());
        }).await;
        let asked = relay.pass_to(&server.url);
        let client = Client::new(&address).unwrap();

        // An account, with every mistake that one can make; the mail server is busy first.
        let mut wish = wanted(&client, &stage).await;
        wish.password = Personal("kort-markering".to_owned());
        problems.note(client.register(random::id(), &wish).await);
        wish.password = Personal(PASSWORD.to_owned());
        let registration = client.register(random::id(), &wish).await.unwrap().value.id;
        sink.be(Mood::Busy);
        server.work().await;
        let waiting = work_and_events(&server).await;
        assert!(waiting.contains("confirm_registration"), "{waiting}");
        assert_eq!(personal(&waiting), Vec::<&str>::new(), "{waiting}");
        problems.note(client.resend_registration_code(registration).await);
        sink.be(Mood::Willing);
        app.wait(TimeDelta::minutes(1));
        client.resend_registration_code(registration).await.unwrap();
        server.work().await;
        let codes: Vec<String> = sink.messages().iter().map(|mail| code_in(mail)).collect();
        problems.note(client.confirm_registration(registration, &typed("markering")).await);
        client.confirm_registration(registration, &typed(codes.last().unwrap())).await.unwrap();
        problems.note(client.confirm_registration(registration, &typed(codes.last().unwrap())).await);
        app.wait(TimeDelta::minutes(2));
        client.register(random::id(), &wish).await.unwrap();
        client.log_out().await.unwrap();
        problems.note(client.show_me().await);
        problems.note(client.log_in(&password("Fel-markering-78")).await);
        client.log_in(&password(PASSWORD)).await.unwrap();

        // The main job, and an application that is thought better of.
        fill_in_profile(&client, &mut problems).await;
        let application = client.start_application(random::id(), &start(&stage)).await.unwrap().value.id;
        problems.note(client.start_application(random::id(), &start(&stage)).await);
        problems.note(send(&client, application, random::id()).await);
        fill_in(&client, application, &mut problems).await;
        send(&client, application, random::id()).await.unwrap();
        problems.note(send(&client, application, random::id()).await);
        client.list_applications().await.unwrap();
        let other = app.stage("migri").await;
        let draft = client.start_application(random::id(), &start(&other)).await.unwrap().value;
        client.delete_application(draft.id, draft.version).await.unwrap();
        server.work().await;

        // Somebody of the agency reads it.
        let reader = app.recruiter("markeringsrekryterare@example.org", "migri").await.email;
        let recruiter = Client::new(&address).unwrap();
        let log_in =
            LogIn { email: Personal(reader), password: Personal(tests::PASSWORD.to_owned()), kind: AccountKind::Work };
        recruiter.log_in(&log_in).await.unwrap();
        let agency = stage.agency.clone();
        recruiter.list_received(&agency, stage.recruitment).await.unwrap();
        let read = recruiter.show_received(&agency, application).await.unwrap().value;
        assert_eq!(personal(&format!("{read:?}")).len(), 4, "the marks are there to be found: {read:?}");
        let attachment = read.attachments[0].id;
        recruiter.fetch_received_attachment(&agency, application, attachment).await.unwrap();
        problems.note(client.show_received(&agency, application).await);

        let messages = sink.messages();
        assert_eq!(messages.len(), 4, "two codes, one that has an account, one application");
        for message in &messages {
            let subject = api::mail::read(message.as_bytes()).unwrap().subject;
            assert!(!subject.is_empty() && personal(&subject).is_empty(), "{subject}");
            assert!(codes.iter().all(|code| !subject.contains(code)), "{subject}");
        }
        let asked = asked.addresses();
        assert!(asked.len() > 30, "{asked:?}");
        assert_eq!(personal(&asked.join("\n")), Vec::<&str>::new(), "{asked:?}");
        assert!(asked.iter().all(|address| codes.iter().all(|code| !address.ends_with(code))), "{asked:?}");
        for problem in &problems.0 {
            assert_eq!(personal(problem), Vec::<&str>::new(), "{problem}");
        }
        let audit = audit_log::Entity::find().all(app.app.db.read()).await.unwrap();
        assert!(audit.len() >= 10, "{audit:?}");
        assert_eq!(personal(&format!("{audit:?}")), Vec::<&str>::new());
        assert_eq!(rows::Entity::find().all(app.app.db.read()).await.unwrap(), Vec::new(), "what is done is forgotten");
        let events = work_and_events(app).await;
        assert!(events.contains("application_sent"), "{events}");
        assert_eq!(personal(&events), Vec::<&str>::new(), "{events}");
        assert!(codes.iter().all(|code| !events.contains(&format!("{code:?}"))), "{events}");

        let heard = ear::heard();
        assert!(heard.requests && heard.jobs, "the log is on");
        assert_eq!(heard.personal, Vec::<String>::new());
        let token = begun_session(&server).await;
        for secret in codes.iter().chain([&token]) {
            assert!(!ear::heard().secrets.contains(secret), "{secret} stands in the log");
        }
    }

    /// Of X14-4, X15-4: answers that are kept for a repeated request go after a day, events after a week, and until then
    /// nobody can try out passwords on what is kept.
    async fn what_was_kept_for_a_while_is_erased(app: &TestApp) {
        let stage = app.stage_with("migri", form_with_files()).await;
        let (client, mut problems) = (app.client(), Problems::default());
        let wish = wanted(&client, &stage).await;
        let key: Uuid = random::id();
        let registration = client.register(key, &wish).await.unwrap().value.id;
        let hash = random::sha256_hex(serde_json::to_string(&wish).unwrap());
        let kept = beside(app).await;
        assert!(!kept.contains(&hash) && !kept.contains(&key.to_string()), "the body's plain hash, or its key: {kept}");
        app.work().await;
        client.confirm_registration(registration, &typed(&app.code(EMAIL))).await.unwrap();
        fill_in_profile(&client, &mut problems).await;
        let key: Uuid = random::id();
        let begun = client.start_application(key, &start(&stage)).await.unwrap().value;
        fill_in(&client, begun.id, &mut problems).await;
        send(&client, begun.id, random::id()).await.unwrap();
        app.work().await;

        let day = TimeDelta::hours(24);
        app.wait(day);
        swept(app).await;
        client.log_in(&password(PASSWORD)).await.unwrap();
        assert_eq!(client.start_application(key, &start(&stage)).await.unwrap().value, begun, "the answer is still there");
        assert!(personal(&beside(app).await).contains(&"markering"), "and with it what somebody wrote");
        app.wait(TimeDelta::milliseconds(1));
        swept(app).await;
        assert_eq!(personal(&beside(app).await), Vec::<&str>::new());
        assert!(idempotency_keys::Entity::find().all(app.app.db.read()).await.unwrap().is_empty());
        assert!(!app.events().await.is_empty());
        app.wait(day * 6);
        swept(app).await;
        assert!(app.events().await.is_empty());
    }
}

both! {
    /// Of X15-4, X3.7-5: who watches for what stands in no log, no event, no job that waits and no answer that is kept; the
    /// secrets of the mails stand in no address that a server sees, but for the one that can do nothing but delete, and that
    /// one is in no log either.
    async fn nobody_is_found_by_their_alerts(app: &TestApp) {
        ear::listen();
        app.import_good(&[]).await;
        let (relay, sink) = (Relay::bind().await, SmtpSink::start().await);
        let (address, mails) = (relay.url(), sink.url());
        let server = app.replica(|settings| {
            settings.public_url = Some(address.clone());
            settings.smtp_url = Some(mails.into());
        }).await;
        let asked = relay.pass_to(&server.url);
        let (client, mut problems) = (Client::new(&address).unwrap(), Problems::default());
        let wish = |email: &str, query: &str| typed_as(json!({
            "name": "Markeringsvakt", "email": email, "query": query, "language": "sv",
        }));
        problems.note(client.ask_for_alert(random::id(), &wish("markering@", "q=markering&area=markering")).await);
        problems.note(client.ask_for_alert(random::id(), &wish(EMAIL, "q=markering&colour=markering")).await);
        client.ask_for_alert(random::id(), &wish(EMAIL, "q=markering")).await.unwrap();
        sink.be(Mood::Busy);
        server.work().await;
        assert!(beside(app).await.contains("confirm_alert"));
        assert_eq!(personal(&beside(app).await), Vec::<&str>::new());
        sink.be(Mood::Willing);
        app.wait(TimeDelta::minutes(1));
        server.work().await;
        let secret_of = |mail: &str| {
            let text = api::mail::read(mail.as_bytes()).unwrap().text;
            text.split_once("#t=").unwrap().1.split_whitespace().next().unwrap().to_owned()
        };
        let first = secret_of(&sink.messages()[0]);
        let link = |secret: &str| typed_as(json!({ "secret": secret }));
        problems.note(client.confirm_alert(&link("markering")).await);
        client.confirm_alert(&link(&first)).await.unwrap();
        app.import_good(&[tests::ad_with(1, |line| line["versions"]["sv"]["title"] = json!("Markering"))]).await;
        app.clock.set(domain::time::helsinki::read_local("2026-11-25T17:00").unwrap());
        jobs::begin_alert_run(&server.app).await.unwrap();
        server.work().await;
        assert_eq!(sink.messages().len(), 2);
        let second = secret_of(&sink.messages()[1]);
        let one_click = api::db::alerts::Secrets::of(&second).one_click;
        client.unsubscribe_alert(&one_click).await.unwrap();
        client.remove_alert(&link(&second)).await.unwrap();

        assert_eq!(personal(&beside(app).await), Vec::<&str>::new());
        for problem in &problems.0 {
            assert_eq!(personal(problem), Vec::<&str>::new(), "{problem}");
        }
        let asked = asked.addresses().join("\n");
        assert_eq!(personal(&asked), Vec::<&str>::new(), "{asked}");
        assert!(!asked.contains(&first) && !asked.contains(&second), "{asked}");
        assert_eq!(asked.matches(&one_click).count(), 1, "{asked}");
        for secret in [&first, &second, &one_click] {
            assert!(!beside(app).await.contains(secret), "{secret} stayed behind");
            assert!(!ear::heard().secrets.contains(secret), "{secret} stands in the log");
        }
        assert_eq!(ear::heard().personal, Vec::<String>::new());
        let left = api::db::entities::alerts::Entity::find().all(app.app.db.read()).await.unwrap();
        assert_eq!(left.len(), 1);
        assert!(left[0].email.is_none() && left[0].name.is_none() && left[0].query.is_none(), "deleted is erased");
    }
}

/// What a worker does first when it starts; then it is told to stop.
async fn swept(app: &TestApp) {
    let (stop, stopped) = watch::channel(false);
    let ended = async { stop.send(true).unwrap() };
    futures_util::future::join(jobs::run(app.app.clone(), stopped), ended).await;
}

/// The six digits of a mail.
fn code_in(mail: &str) -> String {
    let text = api::mail::read(mail.as_bytes()).unwrap().text;
    text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6).unwrap().to_owned()
}

/// The token of a session that begins now. By a browser without a jar of cookies, for the jar has a log of its own.
async fn begun_session(app: &TestApp) -> String {
    let answer = reqwest::Client::new().post(app.at("/api/v1/session")).json(&password(PASSWORD)).send().await.unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
    cookie.split_once('=').unwrap().1.split(';').next().unwrap().to_owned()
}
