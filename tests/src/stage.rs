//! Agencies, recruitments and people, put straight into the database: what a test needs before the curtain rises. What
//! the test is about it does over HTTP.

use std::collections::BTreeMap;

use api::auth::session;
use api::db::accounts::{service_administrators, users as accounts};
use api::db::entities::{
    ad_versions, ads, agencies, agency_users, application_forms, audit_log, code_lists, jobs, outbox, profile_equality,
    profiles, recruitments, users,
};
use api::db::profile;
use api::db::stored::{Field, Stored};
use api::db::{Tx, terms};
use api::failure::Outcome;
use api::random;
use chrono::TimeDelta;
use domain::accounts::{AccountKind, TermsKind};
use domain::ads::{AdFacts, AdTexts};
use domain::agencies::Role;
use domain::codes::{Choice, CodeList, DurationType, Level, Relation};
use domain::event::Event;
use domain::forms::{AnswerValue, BasicField, Form, standard_form};
use domain::ids::{AdId, AgencyId, RecruitmentId, UserId};
use domain::language::Language;
use domain::personal::Personal;
use domain::recruitments::RecruitmentState;
use domain::row_version::RowVersion;
use domain::time::Instant;
use reqwest::Method;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::Value;

use crate::{PASSWORD, TestApp};

/// A recruitment with its ad, open for one hour.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The agency.
    pub agency: AgencyId,
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// Its ad.
    pub ad: AdId,
}

/// Legal gender of everybody here: no recruiter may ever find this word (D4).
pub const GENDER: &str = "other";

/// Somebody who is logged in, speaking raw HTTP.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Their account.
    pub user: UserId,
    url: String,
    http: reqwest::Client,
    cookie: String,
    language: Language,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: reqwest::header::HeaderMap,
    /// The body as JSON; null where it is none.
    pub body: Value,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The body as text, to show it.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// `code` of a problem, or nothing.
    #[must_use]
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    /// The pointers and codes of a problem's fields: `/basics/phone missing`.
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        let error =
            |error: &Value| format!("{} {}", error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap());
        self.body["errors"].as_array().map(|all| all.iter().map(error).collect()).unwrap_or_default()
    }
}

impl Browser {
    /// Its cookie, for requests that no page of ours would make.
    #[must_use]
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// The same browser, its page read in another language.
    #[must_use]
    pub fn speaking(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// A request of our own page.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http
            .request(method, format!("{}/api/v1{path}", self.url))
            .header("Origin", &self.url)
            .header("Cookie", &self.cookie)
            .header("Accept-Language", self.language.tag())
    }

    /// Sends a request without a body.
    pub async fn ask(&self, method: Method, path: &str) -> Reply {
        reply(self.request(method, path)).await
    }

    /// Sends JSON.
    pub async fn send(&self, method: Method, path: &str, body: Value) -> Reply {
        reply(self.request(method, path).json(&body)).await
    }

    /// Uploads a file.
    pub async fn upload(&self, path: &str, name: &str, bytes: Vec<u8>) -> Reply {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        reply(self.request(Method::PUT, path).multipart(reqwest::multipart::Form::new().part("file", part))).await
    }
}

/// Sends it.
pub async fn reply(request: reqwest::RequestBuilder) -> Reply {
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let bytes = answer.bytes().await.unwrap().to_vec();
    Reply { status, headers, body: serde_json::from_slice(&bytes).unwrap_or_default(), bytes }
}

impl TestApp {
    /// An open recruitment of an agency with the standard form.
    pub async fn stage(&self, agency: &str) -> Stage {
        self.stage_with(agency, standard_form()).await
    }

    /// An open recruitment of an agency with a form.
    pub async fn stage_with(&self, agency: &str, form: Form) -> Stage {
        let now = self.now();
        let agency: AgencyId = agency.parse().unwrap();
        let stage = Stage { agency: agency.clone(), recruitment: random::id(), ad: random::id() };
        let (recruitment, ad) = (stage.recruitment, stage.ad);
        let facts = AdFacts {
            duration: DurationType::Permanent,
            starts_on: None,
            ends_on: None,
            relation: Relation::PublicService,
            internship: false,
            level: Level::Expert,
            remote: false,
            positions: 1,
            task_areas: Vec::new(),
            municipalities: Vec::new(),
            working_times: Vec::new(),
            pay: None,
            contacts: Vec::new(),
        };
        let made = self.app.db.write(async |tx| {
            agencies::Entity::insert(agencies::ActiveModel {
                id: Set(agency.clone()),
                name_fi: Set("Virasto".to_owned()),
                name_sv: Set(Some("Verket".to_owned())),
                name_en: Set(None),
                sector: Set(None),
                seat: Set(None),
                position: Set(0),
                created_at: Set(now),
            })
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
            code_lists::Entity::insert(code_lists::ActiveModel {
                list: Set(CodeList::EducationLevels),
                code: Set("l7".to_owned()),
                name_fi: Set("Ylempi korkeakouluaste".to_owned()),
                name_sv: Set(None),
                name_en: Set(None),
                parent: Set(None),
                position: Set(7),
                valid_to: Set(None),
            })
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
            recruitments::Entity::insert(recruitments::ActiveModel {
                id: Set(recruitment),
                agency_id: Set(agency.clone()),
                code: Set(recruitment.to_string()),
                external_id: Set(None),
                state: Set(RecruitmentState::Published),
                opens_at: Set(now - TimeDelta::days(14)),
                closes_at: Set(now + TimeDelta::minutes(30)),
                publish_at: Set(None),
                first_published_at: Set(Some(now - TimeDelta::days(14))),
                withdrawn_at: Set(None),
                ended_at: Set(None),
                archived_at: Set(None),
                row_version: Set(RowVersion(1)),
                created_at: Set(now),
                updated_at: Set(now),
            })
            .exec_without_returning(tx)
            .await?;
            ads::Entity::insert(ads::ActiveModel {
                id: Set(ad),
                recruitment_id: Set(recruitment),
                facts: Set(Stored(facts.clone())),
                feed_seq: Set(None),
                row_version: Set(RowVersion(1)),
                created_at: Set(now),
                updated_at: Set(now),
            })
            .exec_without_returning(tx)
            .await?;
            ad_versions::Entity::insert(ad_versions::ActiveModel {
                id: Set(random::id()),
                ad_id: Set(ad),
                language: Set(Language::Fi),
                texts: Set(Stored(AdTexts { title: "Ylitarkastaja".to_owned(), ..AdTexts::default() })),
                published_at: Set(Some(now)),
                updated_at: Set(now),
            })
            .exec_without_returning(tx)
            .await?;
            application_forms::Entity::insert(application_forms::ActiveModel {
                id: Set(random::id()),
                recruitment_id: Set(recruitment),
                version: Set(1),
                form: Set(Stored(form.clone())),
                frozen_at: Set(None),
                created_at: Set(now),
            })
            .exec_without_returning(tx)
            .await?;
            Ok(())
        });
        made.await.unwrap();
        stage
    }

    /// Changes a recruitment behind everybody's back, as an agency will do one day.
    pub async fn set_recruitment(&self, stage: &Stage, change: impl Fn(&mut recruitments::ActiveModel)) {
        let row = recruitments::Entity::find_by_id(stage.recruitment).one(self.app.db.read()).await.unwrap().unwrap();
        let changed = self.app.db.write(async |tx| {
            let mut row = row.clone().into_active_model();
            change(&mut row);
            recruitments::Entity::update(row).exec(tx).await?;
            Ok(())
        });
        changed.await.unwrap();
    }

    /// Publishes a correction of a recruitment's form (D31).
    pub async fn correct_form(&self, stage: &Stage, version: i32, form: Form) {
        let now = self.now();
        let corrected = self.app.db.write(async |tx| {
            application_forms::Entity::insert(application_forms::ActiveModel {
                id: Set(random::id()),
                recruitment_id: Set(stage.recruitment),
                version: Set(version),
                form: Set(Stored(form.clone())),
                frozen_at: Set(None),
                created_at: Set(now),
            })
            .exec_without_returning(tx)
            .await?;
            Ok(())
        });
        corrected.await.unwrap();
    }

    /// An applicant whose profile has every basic detail.
    pub async fn applying(&self, name: &str) -> Browser {
        self.applying_at(name, "aino@example.org").await
    }

    /// The same with a contact address of their own.
    pub async fn applying_at(&self, name: &str, email: &str) -> Browser {
        let browser = self.person(name, AccountKind::Applicant).await;
        let now = self.now();
        let field = |text: &str| Field { v: Some(AnswerValue::Text(text.to_owned())), changed_in: 1 };
        let basics = [
            (BasicField::FirstName, name),
            (BasicField::LastName, "Lindqvist"),
            (BasicField::BirthDate, "29.2.1988"),
            (BasicField::Phone, "+358 40 123 4567"),
            (BasicField::Email, email),
            (BasicField::Street, "Storgatan 1"),
            (BasicField::PostalCode, "00100"),
            (BasicField::City, "Helsingfors"),
        ];
        let equality = [(BasicField::Gender, GENDER), (BasicField::StateEmployer, "no_employer")];
        let user = browser.user;
        let saved = self.app.db.write(async |tx| {
            profiles::Entity::insert(profiles::ActiveModel {
                user_id: Set(user),
                basics: Set(Stored(basics.iter().map(|(name, value)| (*name, field(value))).collect())),
                row_version: Set(RowVersion(1)),
                saved_at: Set(now),
                confirmed_contact: Set(Some(Personal(email.to_owned()))),
            })
            .exec_without_returning(tx)
            .await?;
            profile_equality::Entity::insert(profile_equality::ActiveModel {
                user_id: Set(user),
                fields: Set(Stored(equality.iter().map(|(name, value)| (*name, field(value))).collect())),
            })
            .exec_without_returning(tx)
            .await?;
            Ok(())
        });
        saved.await.unwrap();
        browser
    }

    /// Gives somebody the empty profile that every new account has.
    pub async fn empty_profile(&self, person: &Browser) {
        let (now, user) = (self.now(), person.user);
        self.app.db.write(async |tx| profile::insert(tx, user, BTreeMap::new(), now).await).await.unwrap();
    }

    /// A recruiter of an agency.
    pub async fn reader(&self, agency: &str) -> Browser {
        self.at_agency(agency, Role::Recruiter).await
    }

    /// Somebody at an agency.
    pub async fn at_agency(&self, agency: &str, role: Role) -> Browser {
        let browser = self.person("Rekryterare", AccountKind::Work).await;
        let (now, agency): (_, AgencyId) = (self.now(), agency.parse().unwrap());
        let hired = self.app.db.write(async |tx| {
            agency_users::Entity::insert(agency_users::ActiveModel {
                agency_id: Set(agency.clone()),
                user_id: Set(browser.user),
                role: Set(role),
                created_at: Set(now),
            })
            .exec_without_returning(tx)
            .await?;
            Ok(())
        });
        hired.await.unwrap();
        browser
    }

    /// Somebody who administers the service.
    pub async fn service_admin(&self) -> Browser {
        let browser = self.person("Tjanst", AccountKind::Work).await;
        let now = self.now();
        self.app.db.write(async |tx| service_administrators::add(tx, browser.user, now).await).await.unwrap();
        browser
    }

    /// Somebody who is logged in.
    pub async fn person(&self, name: &str, kind: AccountKind) -> Browser {
        let (now, user): (_, UserId) = (self.now(), random::id());
        let email = format!("{}.{user}@example.org", name.to_lowercase());
        let begun = self
            .app
            .db
            .write(async |tx| {
                users::Entity::insert(users::ActiveModel {
                    id: Set(user),
                    kind: Set(kind),
                    email: Set(Personal(email.clone())),
                    email_folded: Set(Personal(email.clone())),
                    password_hash: Set(None),
                    language: Set(Language::Sv),
                    created_at: Set(now),
                    last_login_at: Set(None),
                    idle_warnings: Set(0),
                    idle_warned_at: Set(None),
                })
                .exec_without_returning(tx)
                .await?;
                accept_all(tx, user, now).await?;
                session::begin(tx, user, now).await
            })
            .await
            .unwrap();
        self.browser(user, &begun.token)
    }

    /// The same person in another browser, logged in just now.
    pub async fn logged_in(&self, person: &Browser) -> Browser {
        let (now, user) = (self.now(), person.user);
        let begun = self.app.db.write(async |tx| session::begin(tx, user, now).await).await.unwrap();
        self.browser(user, &begun.token)
    }

    fn browser(&self, user: UserId, token: &str) -> Browser {
        Browser {
            user,
            url: self.url.clone(),
            http: self.http(),
            cookie: format!("{}={token}", session::cookie_name(&self.app)),
            language: Language::Sv,
        }
    }

    /// Gives somebody of the stage the password of all.
    pub async fn give_password(&self, person: &Browser) {
        let hash = self.app.passwords.hash(&Personal(PASSWORD.to_owned())).await.unwrap();
        let given = self.app.db.write(async |tx| accounts::set_password(tx, person.user, hash.clone()).await);
        given.await.unwrap();
    }

    /// The audit log: what was done, and to what.
    pub async fn audit(&self, did: &str) -> Vec<String> {
        let rows = audit_log::Entity::find()
            .filter(audit_log::Column::Did.eq(did))
            .order_by_asc(audit_log::Column::Id)
            .all(self.app.db.read())
            .await
            .unwrap();
        rows.into_iter().map(|row| row.subject).collect()
    }

    /// What waits in the outbox or was there.
    pub async fn events(&self) -> Vec<Event> {
        let rows = outbox::Entity::find().order_by_asc(outbox::Column::Id).all(self.app.db.read()).await.unwrap();
        rows.into_iter().map(|row| row.event.0).collect()
    }

    /// How many files the store has, whole or begun.
    #[must_use]
    pub fn stored_files(&self) -> usize {
        fn count(folder: &std::path::Path) -> usize {
            let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            entries.map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
        }
        count(&self.folder.path().join("files"))
    }

    /// Loses every stored file, as a broken disk would.
    pub fn lose_files(&self) {
        std::fs::remove_dir_all(self.folder.path().join("files")).unwrap();
    }

    /// The jobs of a kind that are due.
    pub async fn due(&self, kind: &str) -> usize {
        let now = self.now();
        let rows = jobs::Entity::find().filter(jobs::Column::Kind.eq(kind)).all(self.app.db.read()).await.unwrap();
        rows.iter().filter(|job| job.run_at <= now).count()
    }
}

/// They have accepted what is in force, as everybody has who came by the way everybody goes.
async fn accept_all(tx: &Tx, user: UserId, now: Instant) -> Outcome<()> {
    let mut versions = Vec::new();
    for kind in TermsKind::ALL {
        versions.extend(terms::in_force(tx, *kind, Language::Sv, now).await?.map(|version| version.id));
    }
    terms::accept(tx, user, &versions, now).await
}
