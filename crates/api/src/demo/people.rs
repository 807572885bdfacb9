//! The people of the demo: two recruiters at two agencies, two applicants.

use std::collections::BTreeMap;
use std::fmt;

use domain::accounts::{AccountKind, TermsKind};
use domain::agencies::Role;
use domain::codes::Choice;
use domain::email::Email;
use domain::forms::{AnswerValue, BasicField};
use domain::ids::{AgencyId, UserId};
use domain::language::Language;
use domain::personal::Personal;
use domain::time::Instant;

use crate::auth::password::Passwords;
use crate::db::accounts::users::NewUser;
use crate::db::accounts::{agency_users, users};
use crate::db::stored::Field;
use crate::db::{Db, Tx, profile, terms};
use crate::failure::{Failure, Outcome};
use crate::random;

/// What everybody's password is on one's own machine.
const PASSWORD: &str = "Virka-demo-2026";

/// How somebody logs in.
#[derive(Clone)]
pub struct Login {
    /// Who it is.
    pub who: &'static str,
    /// The address.
    pub email: &'static str,
    /// The password.
    pub password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.email)
    }
}

struct Person {
    who: &'static str,
    email: &'static str,
    /// A recruiter's agency.
    agency: Option<&'static str>,
    language: Language,
    basics: &'static [(BasicField, &'static str)],
}

const PEOPLE: [Person; 4] = [
    Person {
        who: "applicant",
        email: "ada@example.org",
        agency: None,
        language: Language::Sv,
        basics: &[
            (BasicField::FirstName, "Ada"),
            (BasicField::LastName, "Exempelsson"),
            (BasicField::Phone, "+358 000 000 0001"),
        ],
    },
    Person { who: "applicant", email: "otso@example.org", agency: None, language: Language::Fi, basics: &[] },
    Person {
        who: "recruiter at Customs",
        email: "tulli@example.org",
        agency: Some("tulli"),
        language: Language::Fi,
        basics: &[],
    },
    Person {
        who: "recruiter at the Vaasa Court of Appeal",
        email: "vaaho@example.org",
        agency: Some("vaaho"),
        language: Language::Sv,
        basics: &[],
    },
];

/// Adds them, without passwords.
pub(super) async fn add(db: &Db, now: Instant) -> Outcome<()> {
    db.write(async |tx| {
        for person in &PEOPLE {
            one(tx, person, now).await?;
        }
        Ok(())
    })
    .await
}

async fn one(tx: &Tx, person: &Person, now: Instant) -> Outcome<()> {
    let id: UserId = random::id();
    let kind = if person.agency.is_some() { AccountKind::Work } else { AccountKind::Applicant };
    let email = email(person)?;
    let user = NewUser { id, kind, email, password_hash: None, language: person.language };
    if !users::insert(tx, user, now).await? {
        return Ok(());
    }
    if let Some(agency) = person.agency {
        let agency: AgencyId = agency.parse().map_err(|_bad| Failure::bug("the demo's agency"))?;
        return agency_users::set(tx, &agency, id, Role::Recruiter, now).await;
    }
    let mut accepted = Vec::new();
    for kind in TermsKind::ALL {
        accepted.extend(terms::in_force(tx, *kind, person.language, now).await?.map(|version| version.id));
    }
    terms::accept(tx, id, &accepted, now).await?;
    let text = |value: &str| Field { v: Some(AnswerValue::Text(value.to_owned())), changed_in: 1 };
    let mut basics: BTreeMap<_, _> = person.basics.iter().map(|(field, value)| (*field, text(value))).collect();
    basics.insert(BasicField::Email, text(person.email));
    profile::insert(tx, id, basics, now).await
}

/// Gives everybody the known password, or one of their own where others can reach the demo.
pub(super) async fn logins(db: &Db, public: bool) -> Outcome<Vec<Login>> {
    let passwords = Passwords::new(2)?;
    let mut logins = Vec::new();
    for person in &PEOPLE {
        // With every kind of character that the rules of G4-2 ask for.
        let password = if public { format!("{}-aA1", random::token()) } else { PASSWORD.to_owned() };
        let hash = passwords.hash(&Personal(password.clone())).await?;
        let kind = if person.agency.is_some() { AccountKind::Work } else { AccountKind::Applicant };
        let folded = email(person)?.folded();
        db.write(async |tx| match users::by_email(tx, kind, &folded).await? {
            Some(user) => users::set_password(tx, user.id, hash.clone()).await,
            // Whoever deleted their account is gone.
            None => Ok(()),
        })
        .await?;
        logins.push(Login { who: person.who, email: person.email, password });
    }
    Ok(logins)
}

fn email(person: &Person) -> Outcome<Email> {
    Email::parse(person.email).map_err(|_bad| Failure::bug("the demo's address"))
}
