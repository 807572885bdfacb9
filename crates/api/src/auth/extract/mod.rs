//! Authorisation is a type: a handler receives who asks, already found (house rule 3). Where there is a body too, it
//! takes `Allowed<Who, What>`, so that a stranger learns nothing about the body.

mod agency_actor;
mod anyone;
mod applicant;
mod own_application;
mod service_admin;
mod signed_in;
mod terms;

pub use agency_actor::{AgencyActor, ChangeSettings, HoldRecords, Needs, ReadReceived, WriteAds};
pub use anyone::{Anyone, MaybeSignedIn};
pub use applicant::{Applicant, ApplicantBeforeTerms};
pub use own_application::{OwnApplication, OwnDraft};
pub use service_admin::ServiceAdmin;
pub use signed_in::{Person, SignedIn};
