//! “Sök nu” of somebody who is logged in: the first application to an ad, or the one that exists (G4-4, G5-1).

use client::{Client, Failure};
use domain::applications::{StartApplication, StartFrom};
use domain::ids::{AdId, ApplicationId};
use domain::language::Language;
use domain::paths::Page;
use domain::problem::Kind;

use crate::failure;
use crate::random::new_id;
use crate::router::Router;

/// Begins an application to an ad. One person has one application to an ad, so the second time leads to the first.
///
/// # Errors
/// Whatever the server says but that there is one already.
pub async fn begin(language: Language, ad: AdId) -> Result<ApplicationId, Failure> {
    let wish = StartApplication { ad_id: ad, start_from: StartFrom::Empty, language };
    match Client::here(language).start_application(new_id(), &wish).await {
        Ok(answer) => Ok(answer.value.id),
        Err(refusal) => match first_application(&refusal) {
            Some(first) => Ok(first),
            None => Err(refusal),
        },
    }
}

/// Begins it and shows its form in place of the page that one was on.
///
/// # Errors
/// As [`begin`].
pub async fn begin_and_go(language: Language, router: Router, ad: AdId) -> Result<(), Failure> {
    let application = begin(language, ad).await?;
    router.replace(&Page::Application(application).path(language));
    Ok(())
}

/// The application that exists already: the last part of the address that the server names.
fn first_application(refusal: &Failure) -> Option<ApplicationId> {
    let problem = refusal.problem().filter(|_| failure::is(refusal, Kind::AlreadyApplied))?;
    problem.instance.as_ref()?.trim_end_matches('/').rsplit('/').next()?.parse().ok()
}
