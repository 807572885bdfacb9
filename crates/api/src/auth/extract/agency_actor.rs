//! Somebody who acts for the agency in the address.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use domain::agencies::{Permission, Role};
use domain::ids::AgencyId;
use domain::problem::Kind;

use super::signed_in;
use crate::actor::Actor;
use crate::app::App;
use crate::db::accounts::agency_users;
use crate::failure::Failure;

/// A permission as a type.
pub trait Needs {
    /// The permission.
    const PERMISSION: Permission;
}

/// [`Permission::ReadReceived`].
#[derive(Clone, Copy, Debug)]
pub struct ReadReceived;

impl Needs for ReadReceived {
    const PERMISSION: Permission = Permission::ReadReceived;
}

/// [`Permission::WriteAds`].
#[derive(Clone, Copy, Debug)]
pub struct WriteAds;

impl Needs for WriteAds {
    const PERMISSION: Permission = Permission::WriteAds;
}

/// [`Permission::HoldRecords`].
#[derive(Clone, Copy, Debug)]
pub struct HoldRecords;

impl Needs for HoldRecords {
    const PERMISSION: Permission = Permission::HoldRecords;
}

/// [`Permission::ChangeSettings`].
#[derive(Clone, Copy, Debug)]
pub struct ChangeSettings;

impl Needs for ChangeSettings {
    const PERMISSION: Permission = Permission::ChangeSettings;
}

/// Somebody with a permission at the agency `{agency_id}` of the address. For everybody else the agency's things do not
/// exist: 404. The role is read on each request.
///
/// A handler sees the actor and the agency only, not how they came in: another way in (a system of the agency with its
/// own credentials) is a matter of this file alone.
#[derive(Clone, Debug)]
pub struct AgencyActor<P> {
    /// Who, as the audit log and the keys of repeated requests name them.
    pub actor: Actor,
    /// For which agency.
    pub agency: AgencyId,
    /// As what.
    pub role: Role,
    permission: PhantomData<P>,
}

impl<P: Needs + 'static> FromRequest for AgencyActor<P> {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let person = signed_in::find(&request).await?.ok_or_else(|| Failure::from(Kind::NotLoggedIn))?;
            let agency: AgencyId = request
                .match_info()
                .get("agency_id")
                .and_then(|code| code.parse().ok())
                .ok_or_else(|| Failure::from(Kind::NotFound))?;
            let app = request.app_data::<web::Data<App>>().ok_or_else(|| Failure::bug("no app"))?;
            let role = agency_users::role(app.db.read(), &agency, person.user)
                .await?
                .ok_or_else(|| Failure::from(Kind::NotFound))?;
            if !role.may(P::PERMISSION) {
                return Err(Kind::Forbidden.into());
            }
            Ok(Self { actor: person.actor, agency, role, permission: PhantomData })
        })
    }
}
