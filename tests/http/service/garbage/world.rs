//! Something real for the garbage to hit: people who are logged in, a draft with rows and files, a sent application,
//! codes and links that are good.

use std::sync::atomic::{AtomicU32, Ordering};

use api::admin::create_user::{self, Created};
use api::db::alerts::Secrets;
use api::usecases::accounts::create_work_account::{Duty, Wish};
use chrono::TimeDelta;
use domain::accounts::AccountKind;
use domain::agencies::Role;
use domain::email::Email;
use domain::language::Language;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use tests::people::wish;
use tests::reqwest::Method;
use tests::{Browser, PASSWORD, TestApp, ad};
use uuid::Uuid;

use crate::alerts::watching;
use crate::applications::{begin, file, fill_in, form_with_files, row, submit, version};
use crate::content::pictures::DRAWING;
use crate::interviews::{self, Table};
use crate::open;
use crate::recruitments::{self, done, draft};

/// No two recruitments have one code.
static NUMBER: AtomicU32 = AtomicU32::new(1_000);

/// What the requests may name.
#[derive(Debug)]
pub(super) struct World {
    /// Somebody with a draft.
    pub(super) applicant: Browser,
    /// Somebody without anything.
    pub(super) other: Browser,
    /// Somebody of the agency.
    pub(super) recruiter: Browser,
    /// Somebody who administers the service.
    pub(super) admin: Browser,
    /// Somebody who logs out, and in again over a session: that must not end everybody else's.
    pub(super) leaving: Browser,
    /// Somebody whose account ends.
    pub(super) ending: Browser,
    /// Values that are good, by the name of the field or parameter; several where several are good somewhere. Those
    /// of one operation alone have its id in front.
    pub(super) good: Vec<(String, Value)>,
}

fn last(path: &str) -> Value {
    json!(path.rsplit('/').next().unwrap())
}

impl World {
    pub(super) async fn new(app: &TestApp) -> Self {
        // Limits of logins and sign-ups begin anew.
        app.wait(TimeDelta::minutes(61));
        let unique = api::random::id::<Uuid>();
        if app.client().show_ad_by_code("TEST-1-2026").await.is_err() {
            app.import_good(&[ad(1)]).await;
        }
        let public = app.shown(1).await;
        let stage = app.stage_with("migri", form_with_files()).await;
        app.set_recruitment(&stage, |row| row.closes_at = Set(app.now() + TimeDelta::days(30))).await;
        let (applicant, other) = (app.applying("Aino").await, app.applying("Eero").await);
        // Nothing of the agency is closed to its administrator.
        let recruiter = app.at_agency("migri", Role::AgencyAdministrator).await;
        let draft = begin(&applicant, &stage).await;
        fill_in(&applicant, &draft).await;
        let row = row(&applicant, &draft, "experience", json!({ "employer": "Verket" })).await;
        let attachment = attach(&applicant, &draft).await;
        let sent = begin(&other, &stage).await;
        fill_in(&other, &sent).await;
        let sent_attachment = attach(&other, &sent).await;
        submit(&other, &sent).await;
        let email = format!("{}@example.org", unique.simple());
        let registration = app.sign_up(&app.client(), &email).await;
        let Created::Link(link) = create_user::run(
            &app.app,
            Wish {
                email: Email::parse(&format!("rekry.{email}")).unwrap(),
                duty: Duty::Agency("migri".parse().unwrap(), Role::Recruiter),
                language: Language::Sv,
            },
            app.now(),
        )
        .await
        .unwrap() else {
            panic!("there is no such account yet")
        };
        // Another ad that nobody has applied to, for those who begin.
        let free = app.stage_with("migri", form_with_files()).await;
        app.set_recruitment(&free, |row| row.closes_at = Set(app.now() + TimeDelta::days(30))).await;
        let fresh = app.stage_with("migri", form_with_files()).await;
        app.set_recruitment(&fresh, |row| row.closes_at = Set(app.now() + TimeDelta::days(30))).await;
        let known = app.recruiter(&format!("known.{email}"), "migri").await;
        let spare = begin(&applicant, &app.stage_with("migri", form_with_files()).await).await;
        let ready = begin(&applicant, &free).await;
        fill_in(&applicant, &ready).await;
        attach(&applicant, &ready).await;
        let ready_version = version(&applicant, &ready).await;
        // Whoever has one begins no other: the other person begins.
        let open = open::sent(&applicant, open::wishes()).await;
        let open_version = version(&applicant, &open).await;
        let (leaving, ending) = (app.applying("Leena").await, app.applying("Eila").await);
        app.give_password(&applicant).await;
        app.give_password(&ending).await;
        let elsewhere = app.logged_in(&applicant).await.ask(Method::GET, "/me/sessions").await.body;
        let elsewhere =
            elsewhere.as_array().unwrap().iter().find(|one| one["current"] == json!(true)).unwrap()["id"].clone();
        let new_name = json!({ "email": format!("namn.{email}"), "password": PASSWORD });
        let change = applicant.send(Method::POST, "/me/email-changes", new_name).await;
        assert_eq!(change.status, 202, "{}", change.body);
        let forgot = json!({ "email": known.email, "kind": "work" });
        assert_eq!(applicant.send(Method::POST, "/password-resets", forgot).await.status, 202);
        app.work().await;
        let reset = app.mails(&known.email)[0].text.clone();
        let reset = reset.split_once("#t=").unwrap().1.split_whitespace().next().unwrap().to_owned();
        let alert = watching(app, &format!("vakt.{email}"), "area=law").await;
        // Another code may be asked for.
        app.wait(TimeDelta::seconds(61));
        let terms = wish(&app.client(), &email).await.accepted_terms;
        let good = [
            ("change_email email", json!(format!("nytt.{email}"))),
            ("change_password current_password", json!(PASSWORD)),
            ("change_password new_password", json!("Vinter-2027-inne")),
            ("confirm_email email_change_id", change.body["id"].clone()),
            ("confirm_email code", json!(app.code(&format!("namn.{email}")))),
            ("end_session session_id", elsewhere),
            ("check_password_reset secret", json!(reset)),
            ("reset_password secret", json!(reset)),
            ("delete_account word", json!("radera")),
            ("delete_account word", json!("poista")),
            ("delete_account word", json!("delete")),
            ("accepted_terms", json!(terms)),
            ("ad", json!(public.id)),
            ("ad_id", json!(fresh.ad)),
            ("ad_id", json!(stage.ad)),
            ("agency_id", json!("migri")),
            ("delete_application application_id", last(&spare)),
            ("delete_application If-Match", json!("\"1\"")),
            ("prolong_application application_id", last(&open)),
            ("prolong_application base_version", json!(open_version)),
            ("prolong_application valid_until", json!("2028-06-01")),
            ("show_open_application application_id", last(&open)),
            ("send_application application_id", last(&ready)),
            ("send_application base_version", json!(ready_version)),
            ("ask_for_alert name", json!("Jurister")),
            ("ask_for_alert query", json!("area=law")),
            ("confirm_alert secret", json!(alert)),
            ("remove_alert secret", json!(alert)),
            ("renew_alert secret", json!(alert)),
            ("unsubscribe_alert secret", json!(Secrets::of(&alert).one_click)),
            ("confirm_registration code", json!(app.code(&email))),
            ("show_ad_by_code code", json!(public.recruitment_code)),
            ("answers", json!({ "motivation": "Jag vill gärna.", "experience": true })),
            ("application_id", last(&draft)),
            ("application_id", last(&sent)),
            ("attachment_id", json!(attachment)),
            ("attachment_id", json!(sent_attachment)),
            ("attachment_id", json!(api::random::id::<Uuid>())),
            ("base_version", json!(1)),
            ("base_version", json!(4)),
            ("basics", json!({ "first_name": "Åsa", "phone": "+358 40 123 4567" })),
            ("basics", json!({ "citizenship": true })),
            ("email", json!(format!("ny.{email}"))),
            ("email", json!(known.email)),
            ("set_recruitment_hold held", json!(true)),
            ("set_application_hold held", json!(true)),
            ("show_application_hold application_id", last(&sent)),
            ("set_application_hold application_id", last(&sent)),
            ("fields", json!({ "school": "Åbo Akademi", "highest": true })),
            ("fields", json!({ "employer": "Verket", "started_on": "1.2.2020" })),
            ("kind", json!(AccountKind::Work)),
            ("language", json!("sv")),
            ("name", json!("task_areas")),
            ("password", json!(PASSWORD)),
            ("question", json!("more")),
            ("recruitment_id", json!(stage.recruitment)),
            ("registration_id", json!(registration)),
            ("row_id", json!(row)),
            ("row_id", json!(api::random::id::<Uuid>())),
            ("secret", json!(link.split_once('#').unwrap().1)),
            ("section", json!("degrees")),
            ("section", json!("experience")),
            ("If-Match", json!("\"1\"")),
            ("If-Match", json!("\"5\"")),
            ("q", json!("jurist")),
            ("per_page", json!(20)),
            ("sort", json!("newest")),
        ];
        let mut good: Vec<_> = good.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        good.extend(after_sending(app, &applicant).await);
        for person in [&applicant, &other] {
            let photo = person.upload("/me/profile/photo", "bild.png", DRAWING.to_vec()).await;
            assert_eq!(photo.status, 200, "{}", photo.body);
        }
        good.extend(with_photo(app, &applicant).await);
        good.push(("see_form form_version".to_owned(), json!(1)));
        good.push(("see_form application_id".to_owned(), last(&draft)));
        let file = json!({
            "format": "virka-profile-1", "saved_at": "2026-11-25T08:00:00.000Z", "basics": { "phone": "+358 40 1" },
            "rows": []
        });
        good.push(("load_profile body".to_owned(), file));
        good.extend(recruitments_of(&recruiter).await);
        good.extend(interviews_of(app, &recruiter, &applicant).await);
        let admin = app.service_admin().await;
        good.extend(content_of(&admin).await);
        Self { applicant, other, recruiter, admin, leaving, ending, good }
    }
}

/// An application of its own for each act on one that was sent, as the act needs it.
async fn after_sending(app: &TestApp, applicant: &Browser) -> Vec<(String, Value)> {
    let mut good = Vec::new();
    for (operation, before) in [
        ("start_edit", None),
        ("complete_edit", Some("edits")),
        ("discard_edit", Some("edits")),
        ("withdraw_application", None),
        ("send_application_again", Some("withdrawal")),
    ] {
        let stage = app.stage("migri").await;
        app.set_recruitment(&stage, |row| row.closes_at = Set(app.now() + TimeDelta::days(30))).await;
        let path = begin(applicant, &stage).await;
        fill_in(applicant, &path).await;
        let sent = submit(applicant, &path).await;
        if let Some(before) = before {
            let seen = json!({ "base_version": sent["version"] });
            let done = applicant.send(Method::POST, &format!("{path}/{before}"), seen).await;
            assert_eq!(done.status, 200, "{}", done.body);
        }
        good.push((format!("{operation} application_id"), last(&path)));
        good.push((format!("{operation} base_version"), json!(version(applicant, &path).await)));
        good.push(("show_receipt sha256".to_owned(), sent["receipt"]["sha256"].clone()));
    }
    good
}

/// The standard form as an agency writes it.
fn a_form() -> Value {
    let form = domain::forms::standard_form();
    json!({ "basics": form.basics, "sections": form.sections })
}

/// An application that was sent with a photo.
async fn with_photo(app: &TestApp, applicant: &Browser) -> Vec<(String, Value)> {
    let mut form = domain::forms::standard_form();
    form.basics.photo = domain::forms::PhotoAsk::Required;
    let stage = app.stage_with("migri", form).await;
    app.set_recruitment(&stage, |row| row.closes_at = Set(app.now() + TimeDelta::days(30))).await;
    let path = begin(applicant, &stage).await;
    fill_in(applicant, &path).await;
    submit(applicant, &path).await;
    ["fetch_application_photo", "fetch_received_photo"]
        .map(|operation| (format!("{operation} application_id"), last(&path)))
        .into()
}

/// A recruitment of its own for each operation that needs one in a certain state.
async fn recruitments_of(recruiter: &Browser) -> Vec<(String, Value)> {
    let number = || NUMBER.fetch_add(1, Ordering::Relaxed);
    let open = async || recruitments::published(recruiter, draft(number())).await;
    let begun = async || recruitments::begin(recruiter, draft(number())).await;
    let ended = done(recruiter, &open().await, "/end", Value::Null).await;
    let later = json!({ "at": "2026-12-05T08:00" });
    let scheduled = done(recruiter, &begun().await, "/publication", later).await;
    let (a_draft, shown) = (begun().await, begun().await);
    let mut good = vec![
        ("create_recruitment body".to_owned(), draft(number())),
        ("put_recruitment body".to_owned(), draft(number())),
        ("put_recruitment external_id".to_owned(), json!(format!("HR-{}", number()))),
        ("prolong_ad closes_at".to_owned(), json!("2026-12-22T16:15")),
        ("publish_ad body".to_owned(), json!({})),
        (
            "correct_ad ad".to_owned(),
            recruitments::draft_with(1, |draft| {
                for fixed in ["recruitment_code", "application_period"] {
                    draft.as_object_mut().unwrap().remove(fixed);
                }
            }),
        ),
        (
            "save_recruitment body".to_owned(),
            recruitments::draft_with(1, |body| {
                body["recruitment_code"] = a_draft["recruitment_code"].clone();
            }),
        ),
        ("save_ad_version body".to_owned(), json!({ "title": "Jurist", "description": "Text" })),
        ("save_form body".to_owned(), a_form()),
        ("show_form_version version".to_owned(), json!(1)),
    ];
    for (operation, view) in [
        ("show_recruitment", &shown),
        ("preview_ad", &shown),
        ("preview_ad_page", &shown),
        ("show_ad_version", &shown),
        ("show_form", &shown),
        ("show_form_version", &shown),
        ("preview_form", &shown),
        ("save_form", &begun().await),
        ("save_recruitment", &a_draft),
        ("save_ad_version", &begun().await),
        ("delete_ad_version", &begun().await),
        ("delete_recruitment", &begun().await),
        ("publish_ad", &begun().await),
        ("cancel_publication", &scheduled),
        ("correct_ad", &open().await),
        ("prolong_ad", &open().await),
        ("end_recruitment", &open().await),
        ("withdraw_ad", &open().await),
        ("archive_recruitment", &ended),
    ] {
        good.push((format!("{operation} recruitment_id"), view["id"].clone()));
        good.push((format!("{operation} If-Match"), json!(format!("\"{}\"", view["version"]))));
    }
    good
}

/// A round of its own for each operation that needs one in a certain state.
async fn interviews_of(app: &TestApp, recruiter: &Browser, applicant: &Browser) -> Vec<(String, Value)> {
    let stage = app.stage("migri").await;
    app.set_recruitment(&stage, |row| row.closes_at = Set(app.now() + TimeDelta::days(30))).await;
    let path = begin(applicant, &stage).await;
    fill_in(applicant, &path).await;
    submit(applicant, &path).await;
    let wish = interviews::wish_with(|wish| wish["book_until"] = json!("2027-06-10T12:00"));
    let times = json!({ "times": [
        { "starts_at": "2027-07-01T09:00", "minutes": 45 }, { "starts_at": "2027-07-01T10:00", "minutes": 45 }
    ] });
    let mut good = Vec::new();
    let mut add = |operation: &str, name: &str, value: Value| good.push((format!("{operation} {name}"), value));
    let invited = [
        "look_at_interview",
        "book_interview_by_link",
        "cancel_interview_by_link",
        "download_interview_calendar_by_link",
        "book_interview",
        "cancel_interview",
        "download_interview_calendar",
        "list_interviews",
        "book_interview_for",
        "cancel_interview_for",
        "list_interview_invitations",
    ];
    let open = [
        "show_interview_round",
        "save_interview_round",
        "preview_interview_slots",
        "add_interview_slots",
        "save_interview_slot",
        "remove_interview_slot",
        "preview_interview_mail",
        "invite_to_interview",
    ];
    for operation in invited.iter().chain(&open) {
        let table = Table::with(stage.clone(), recruiter.clone(), wish.clone()).await;
        let slots = table.add(times.clone()).await;
        add(operation, "recruitment_id", json!(stage.recruitment));
        add(operation, "application_id", last(&path));
        add(operation, "round_id", last(&table.round));
        add(operation, "slot_id", json!(slots[0]));
        add(operation, "If-Match", json!("\"2\""));
        if open.contains(operation) {
            continue;
        }
        let list = table.invite(app, json!([{ "application_id": last(&path) }])).await;
        let secret = interviews::secret(app, "aino@example.org");
        add(operation, "invitation_id", list["items"][0]["id"].clone());
        add(operation, "secret", json!(secret));
        if operation.contains("cancel") || operation.contains("download") {
            assert_eq!(interviews::book(app, &secret, &slots[1]).await.status, 200);
        }
    }
    let slot = json!({ "starts_at": "2027-08-02T09:00", "minutes": 30 });
    add("list_interview_rounds", "recruitment_id", json!(stage.recruitment));
    add("create_interview_round", "recruitment_id", json!(stage.recruitment));
    add("create_interview_round", "body", wish.clone());
    add("save_interview_round", "body", wish);
    for operation in ["preview_interview_slots", "add_interview_slots"] {
        add(operation, "body", json!({ "times": [slot] }));
    }
    add("save_interview_slot", "body", json!({ "capacity": 2, "place": "Rum 5" }));
    add("remove_interview_slot", "body", json!({ "message": "Tiden gick inte." }));
    add("preview_interview_mail", "body", json!({ "kind": "choice", "language": "sv" }));
    add("invite_to_interview", "body", json!({ "invitees": [{ "application_id": last(&path) }] }));
    let people = "/agencies/migri/interviewers";
    for operation in
        ["save_interviewer", "delete_interviewer", "make_interviewer_calendar", "revoke_interviewer_calendar"]
    {
        let made = recruiter.send(Method::POST, people, json!({ "name": "Ada Demo" })).await;
        add(operation, "interviewer_id", made.body["id"].clone());
        add(operation, "If-Match", json!("\"1\""));
    }
    for operation in ["create_interviewer", "save_interviewer"] {
        add(operation, "body", json!({ "name": "Eva Demo", "title": "chef" }));
    }
    let made = recruiter.send(Method::POST, people, json!({ "name": "Bo Demo" })).await;
    let calendar = format!("{people}/{}/calendar", made.body["id"].as_str().unwrap());
    let link = recruiter.ask(Method::POST, &calendar).await.body["url"].as_str().unwrap().to_owned();
    add("show_interviewer_calendar", "secret", last(&link));
    let settings = recruiter.ask(Method::GET, "/agencies/migri/interview-settings").await;
    add("save_interview_settings", "If-Match", json!(format!("\"{}\"", settings.body["version"])));
    add("save_interview_settings", "body", json!({ "video_hosts": ["recright.com"] }));
    good
}

/// A page and a notice of its own for each operation that changes one.
async fn content_of(admin: &Browser) -> Vec<(String, Value)> {
    let notice = json!({
        "severity": "info", "begins_at": "2026-11-01T08:00", "ends_at": "2026-11-02T08:00",
        "texts": { "fi": "Huolto", "sv": "Service", "en": "Maintenance" }
    });
    let page = json!({ "kind": "information", "title": "Nyheter", "body": "Text" });
    let mut good: Vec<(String, Value)> = [
        ("create_notice body", notice.clone()),
        ("save_notice body", notice.clone()),
        ("save_page body", page.clone()),
        ("show_page slug", json!("help")),
        ("show_page_version slug", json!("help")),
        ("save_page If-Match", json!("\"1\"")),
        ("delete_page If-Match", json!("\"1\"")),
        ("save_notice If-Match", json!("\"1\"")),
        ("delete_notice If-Match", json!("\"1\"")),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    for operation in ["save_notice", "delete_notice"] {
        let set = admin.send(Method::POST, "/admin/notices", notice.clone()).await;
        good.push((format!("{operation} notice_id"), set.body["id"].clone()));
    }
    for operation in ["show_picture", "delete_picture"] {
        let id = api::random::id::<Uuid>();
        assert_eq!(admin.upload(&format!("/admin/pictures/{id}"), "b.png", DRAWING.to_vec()).await.status, 201);
        good.push((format!("{operation} picture_id"), json!(id)));
    }
    good.push(("put_picture picture_id".to_owned(), json!(api::random::id::<Uuid>())));
    for operation in ["save_page", "delete_page"] {
        let slug = format!("page-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        assert_eq!(admin.send(Method::PUT, &format!("/admin/pages/{slug}/sv"), page.clone()).await.status, 201);
        good.push((format!("{operation} slug"), json!(slug)));
    }
    good
}

async fn attach(applicant: &Browser, draft: &str) -> Uuid {
    let id = api::random::id::<Uuid>();
    let at = format!("{draft}/attachments/{id}?question=cv");
    let kept = applicant.upload(&at, "CV.docx", file("valid/cv_python-docx.docx")).await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    // The list of applications is read once, so that a world that cannot be read is noticed here.
    assert_eq!(applicant.ask(Method::GET, "/applications").await.status, 200);
    id
}
