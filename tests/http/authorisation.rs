//! Who may call what. Every operation of the API's document has a row here; one without fails (house rule 4).

use std::collections::BTreeSet;

use domain::accounts::AccountKind;
use domain::problem::Problem;
use reqwest::{Method, StatusCode};
use tests::{TestApp, both};

/// Who may call an operation at all. Which rows they then see is a matter of each operation's own tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// Without an account. This list may only shrink: whoever adds to it says why in the commit.
    Anyone,
    /// An applicant who is logged in, over what is their own.
    Person,
    /// Whoever is logged in, with whatever account, over that account.
    Account,
    /// A work account of the agency in the address, with the right for it.
    Agency,
    /// A service administrator.
    Admin,
}
use Who::{Account, Admin, Agency, Anyone, Person};

const ROWS: &[(&str, Who)] = &[
    ("health_live", Anyone),
    ("health_ready", Anyone),
    ("search_ads", Anyone),
    ("show_ad", Anyone),
    // What anybody may read one by one; who asks for which is not kept (G3.5-1 needs no account).
    ("show_ads", Anyone),
    ("show_ad_by_code", Anyone),
    // What is like a public ad and when it closes is as public as the ad.
    ("list_similar_ads", Anyone),
    // Mirrors of the ads need no account either: it tells of nothing that cannot be read one by one (X14-2, X14-5).
    ("list_changes", Anyone),
    ("show_ad_calendar", Anyone),
    ("show_code_list", Anyone),
    ("list_pages", Anyone),
    ("show_page", Anyone),
    // A picture of a page that everybody can read.
    ("show_picture", Anyone),
    ("list_employers", Anyone),
    ("show_employer", Anyone),
    ("list_notices", Anyone),
    // The secret of a mail says who may: alerts are for people without an account (G1-1).
    ("ask_for_alert", Anyone),
    ("confirm_alert", Anyone),
    ("remove_alert", Anyone),
    ("renew_alert", Anyone),
    ("unsubscribe_alert", Anyone),
    ("show_terms", Anyone),
    ("register", Anyone),
    ("resend_registration_code", Anyone),
    ("confirm_registration", Anyone),
    ("log_in", Anyone),
    ("log_out", Anyone),
    ("activate_work_account", Anyone),
    // Whoever has forgotten the password cannot log in; the secret of the mail says who may (G5.1).
    ("ask_password_reset", Anyone),
    ("check_password_reset", Anyone),
    ("reset_password", Anyone),
    ("show_session", Anyone),
    // The secret of a mail says who may: whoever is invited chooses without logging in (D12).
    ("look_at_interview", Anyone),
    ("book_interview_by_link", Anyone),
    ("cancel_interview_by_link", Anyone),
    ("download_interview_calendar_by_link", Anyone),
    // Programs that read calendars cannot log in; the secret in the address can be taken back.
    ("show_interviewer_calendar", Anyone),
    ("list_interviews", Person),
    ("book_interview", Person),
    ("cancel_interview", Person),
    ("download_interview_calendar", Person),
    ("accept_terms", Person),
    ("attach_file", Person),
    ("check_application", Person),
    ("copy_to_profile", Person),
    ("delete_application", Person),
    ("fetch_attachment", Person),
    ("download_profile", Person),
    ("list_applications", Person),
    ("list_copy_sources", Person),
    ("load_profile", Person),
    ("order_profile_rows", Person),
    ("put_photo", Person),
    ("list_consents", Person),
    ("remove_attachment", Person),
    ("remove_photo", Person),
    ("remove_profile_row", Person),
    ("remove_row", Person),
    ("save_answers", Person),
    ("save_basics", Person),
    ("save_profile_row", Person),
    ("save_row", Person),
    ("send_application", Person),
    ("start_edit", Person),
    ("complete_edit", Person),
    ("discard_edit", Person),
    ("withdraw_application", Person),
    ("send_application_again", Person),
    // The hash itself says who may: it shows nothing of person or content (X9-9, D57).
    ("show_receipt", Anyone),
    ("show_application", Person),
    ("show_photo", Person),
    ("fetch_application_photo", Person),
    ("see_form", Person),
    ("ask_contact_code", Person),
    ("confirm_contact_email", Person),
    ("show_contact_email", Person),
    ("change_email", Account),
    ("change_password", Account),
    ("confirm_email", Account),
    ("end_session", Account),
    ("list_sessions", Account),
    ("show_me", Account),
    ("delete_account", Person),
    ("show_deletion", Person),
    ("download_my_data", Person),
    ("list_openings", Person),
    ("show_my_data", Person),
    ("show_profile", Person),
    ("start_application", Person),
    ("start_open_application", Person),
    ("prolong_application", Person),
    ("archive_recruitment", Agency),
    ("cancel_publication", Agency),
    ("correct_ad", Agency),
    ("create_recruitment", Agency),
    ("delete_ad_version", Agency),
    ("delete_recruitment", Agency),
    ("end_recruitment", Agency),
    ("fetch_received_attachment", Agency),
    // Of the agency its administrators alone (D6): tests/http/retention/holds.rs.
    ("show_application_hold", Agency),
    ("show_recruitment_hold", Agency),
    ("set_application_hold", Agency),
    ("set_recruitment_hold", Agency),
    // Of the agency its administrators alone: tests/http/recruitments/mail_notices.rs.
    ("show_mail_notices", Agency),
    ("set_mail_notices", Agency),
    ("fetch_received_photo", Agency),
    ("list_recruitments", Agency),
    ("preview_ad", Agency),
    ("preview_ad_page", Agency),
    ("preview_form", Agency),
    ("prolong_ad", Agency),
    ("publish_ad", Agency),
    ("put_recruitment", Agency),
    ("save_ad_version", Agency),
    ("save_form", Agency),
    ("save_recruitment", Agency),
    ("show_ad_version", Agency),
    ("show_form", Agency),
    ("show_form_version", Agency),
    ("show_recruitment", Agency),
    ("withdraw_ad", Agency),
    ("list_interviewers", Agency),
    ("create_interviewer", Agency),
    ("save_interviewer", Agency),
    ("delete_interviewer", Agency),
    ("make_interviewer_calendar", Agency),
    ("revoke_interviewer_calendar", Agency),
    ("show_interview_settings", Agency),
    // Of the agency its administrators alone: tests/http/interviews/video.rs.
    ("save_interview_settings", Agency),
    ("list_interview_rounds", Agency),
    ("create_interview_round", Agency),
    ("show_interview_round", Agency),
    ("save_interview_round", Agency),
    ("preview_interview_slots", Agency),
    ("add_interview_slots", Agency),
    ("save_interview_slot", Agency),
    ("remove_interview_slot", Agency),
    ("list_interview_invitations", Agency),
    ("invite_to_interview", Agency),
    ("preview_interview_mail", Agency),
    ("book_interview_for", Agency),
    ("cancel_interview_for", Agency),
    ("list_received", Agency),
    ("show_received", Agency),
    ("search_open_applications", Agency),
    ("show_open_application", Agency),
    ("create_notice", Admin),
    ("delete_notice", Admin),
    ("delete_page", Admin),
    ("delete_picture", Admin),
    ("list_all_notices", Admin),
    ("list_page_versions", Admin),
    ("list_terms_versions", Admin),
    ("publish_terms", Admin),
    ("list_pictures", Admin),
    ("preview_prolongation", Admin),
    ("prolong_ads", Admin),
    ("put_picture", Admin),
    ("save_notice", Admin),
    ("save_page", Admin),
    ("show_page_version", Admin),
];

/// An operation of the served document.
struct Operation {
    id: String,
    method: Method,
    path: String,
    security: serde_json::Value,
}

async fn operations(app: &TestApp) -> Vec<Operation> {
    let document: serde_json::Value =
        app.http().get(app.at("/api/v1/openapi.json")).send().await.unwrap().json().await.unwrap();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            operations.push(Operation {
                id: operation["operationId"].as_str().unwrap().to_owned(),
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                security: operation["security"].clone(),
            });
        }
    }
    operations
}

/// The path with something well-formed, which nobody has, in each place.
fn filled(path: &str) -> String {
    path.split('/')
        .map(|part| match part {
            "{agency_id}" => "migri",
            "{name}" => "task_areas",
            "{section}" => "degrees",
            "{language}" => "sv",
            "{code}" => "ABC-1-2026",
            part if part.starts_with('{') => "01920000-0000-7000-8000-000000000000",
            part => part,
        })
        .collect::<Vec<_>>()
        .join("/")
}

both! {
    /// Of X13-6: an operation that nobody has thought about fails here, and so does a row without an operation.
    async fn every_operation_has_a_row(app: &TestApp) {
        let documented: BTreeSet<String> = operations(app).await.into_iter().map(|operation| operation.id).collect();
        let rows: BTreeSet<String> = ROWS.iter().map(|(id, _)| (*id).to_owned()).collect();
        assert_eq!(documented.difference(&rows).collect::<Vec<_>>(), Vec::<&String>::new(), "operations without a row");
        assert_eq!(rows.difference(&documented).collect::<Vec<_>>(), Vec::<&String>::new(), "rows without an operation");
        assert_eq!(rows.len(), ROWS.len(), "a row stands twice");
    }

    /// A stranger is asked to log in before anything else is judged, whatever they send; and the document says so.
    async fn a_stranger_reaches_only_what_is_public(app: &TestApp) {
        for operation in operations(app).await {
            let Some((_, who)) = ROWS.iter().find(|(id, _)| *id == operation.id) else { continue };
            let answer = app
                .http()
                .request(operation.method.clone(), app.at(&filled(&operation.path)))
                .header("Content-Type", "application/json")
                .body(if operation.method == Method::GET { "" } else { "not even json" })
                .send()
                .await
                .unwrap();
            let refused = answer.status() == StatusCode::UNAUTHORIZED;
            assert_eq!(refused, *who != Anyone, "{}: {}", operation.id, answer.status());
            let documented_open = operation.security == serde_json::json!([]);
            assert_eq!(documented_open, *who == Anyone, "{}: the document says {}", operation.id, operation.security);
        }
    }

    /// Holds G1-12: what an applicant does is refused to a work account, whatever it asks for and sends.
    async fn a_work_account_reaches_nothing_of_an_applicants(app: &TestApp) {
        let recruiter = app.browser_of_recruiter("rekry@example.org", "migri").await;
        for operation in operations(app).await {
            let (_, who) = ROWS.iter().find(|(id, _)| *id == operation.id).unwrap();
            if *who == Person {
                let (status, code) = refusal(app, &recruiter, &operation).await;
                assert_eq!((status, code.as_str()), (403, "work_account_cannot_apply"), "{}", operation.id);
            }
        }
    }

    /// Of X13-6: neither an applicant nor a recruiter administers the service, whatever they ask for and send.
    async fn the_service_is_closed_to_applicants_and_recruiters(app: &TestApp) {
        app.applicant("ada@example.org").await;
        let applicant = app.browser_of("ada@example.org", AccountKind::Applicant).await;
        let recruiter = app.browser_of_recruiter("rekry@example.org", "migri").await;
        for operation in operations(app).await {
            let (_, who) = ROWS.iter().find(|(id, _)| *id == operation.id).unwrap();
            assert_eq!(*who == Admin, operation.path.starts_with("/api/v1/admin/"), "{}", operation.path);
            if *who == Admin {
                for browser in [&applicant, &recruiter] {
                    let (status, code) = refusal(app, browser, &operation).await;
                    assert_eq!((status, code.as_str()), (403, "forbidden"), "{}", operation.id);
                }
            }
        }
    }

    /// Of X13-6: for whoever does not work at an agency, its things do not exist.
    async fn an_agency_is_closed_to_applicants_and_other_agencies(app: &TestApp) {
        app.applicant("ada@example.org").await;
        let applicant = app.browser_of("ada@example.org", AccountKind::Applicant).await;
        let other = app.browser_of_recruiter("rekry@example.org", "traficom").await;
        for operation in operations(app).await {
            let (_, who) = ROWS.iter().find(|(id, _)| *id == operation.id).unwrap();
            if *who == Agency {
                assert!(operation.path.contains("/agencies/{agency_id}/"), "{}", operation.path);
                for browser in [&applicant, &other] {
                    let (status, code) = refusal(app, browser, &operation).await;
                    assert_eq!((status, code.as_str()), (404, "not_found"), "{}", operation.id);
                }
            }
        }
    }
}

/// What a browser that is logged in is told, from our own page and with a body that nobody should look at.
async fn refusal(app: &TestApp, browser: &reqwest::Client, operation: &Operation) -> (u16, String) {
    let answer = browser
        .request(operation.method.clone(), app.at(&filled(&operation.path)))
        .header("Origin", &app.url)
        .header("Content-Type", "application/json")
        .body(if operation.method == Method::GET { "" } else { "not even json" })
        .send()
        .await
        .unwrap();
    let status = answer.status().as_u16();
    (status, answer.json::<Problem>().await.map(|problem| problem.code).unwrap_or_default())
}
