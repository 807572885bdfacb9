//! “Egna inställningar” (G7.2-1).

use domain::accounts::AccountKind;
use domain::paths::Page;
use leptos::prelude::*;

use super::email::ChangeEmail;
use super::password::ChangePassword;
use super::sessions::{Sessions, SessionsChanged};
use crate::arrival::use_title;
use crate::components::{Button, ButtonKind, Dialog};
use crate::router::use_language;
use crate::session::use_session;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    use_title(move || Some(texts::settings::heading(language).to_owned()));
    SessionsChanged::provide();
    let (email_opens, password_opens) = (RwSignal::new(false), RwSignal::new(false));
    let address = move || session.account().map(|account| account.email.0).unwrap_or_default();
    // A work account is ended by whoever runs the service.
    let ends_itself =
        Memo::new(move |_| session.account().is_some_and(|account| account.kind == AccountKind::Applicant));
    view! {
        <div class="wrap stack stack-8">
            <div class="stack">
                <h1 tabindex="-1">{texts::settings::heading(language)}</h1>
                <p>{texts::settings::intro(language)}</p>
            </div>
            <section class="stack" aria-labelledby="settings-user-name">
                <h2 id="settings-user-name">{texts::settings::user_name(language)}</h2>
                <p>{move || texts::settings::user_name_is(language, address())}</p>
                <div>
                    <Button kind=ButtonKind::Secondary on_press=move |()| email_opens.set(true)>
                        {texts::settings::change_email(language)}
                    </Button>
                </div>
            </section>
            <section class="stack" aria-labelledby="settings-password">
                <h2 id="settings-password">{texts::settings::password_heading(language)}</h2>
                <p>{texts::settings::password_info(language)}</p>
                <div>
                    <Button kind=ButtonKind::Secondary on_press=move |()| password_opens.set(true)>
                        {texts::settings::change_password(language)}
                    </Button>
                </div>
            </section>
            <Sessions />
            {move || ends_itself.get().then(|| view! { <OwnData /> })}
            {move || {
                ends_itself
                    .get()
                    .then(|| {
                        view! {
                            <section class="stack" aria-labelledby="settings-end">
                                <h2 id="settings-end">{texts::settings::delete_account(language)}</h2>
                                <p>{texts::settings::delete_info(language)}</p>
                                <p>
                                    <a
                                        class="ds-button"
                                        data-variant="secondary"
                                        href=Page::DeleteAccount.path(language)
                                    >
                                        {texts::settings::delete_account(language)}
                                    </a>
                                </p>
                            </section>
                        }
                    })
            }}
        </div>
        <Dialog open=email_opens id="change-email" title=texts::settings::change_email(language)>
            <ChangeEmail open=email_opens />
        </Dialog>
        <Dialog open=password_opens id="change-password" title=texts::settings::change_password(language)>
            <ChangePassword open=password_opens />
        </Dialog>
    }
}

/// The way to all that is held about one (X7-6).
#[component]
fn OwnData() -> impl IntoView {
    let language = use_language();
    view! {
        <section class="stack" aria-labelledby="settings-data">
            <h2 id="settings-data">{texts::my_data::heading(language)}</h2>
            <p>{texts::my_data::intro(language)}</p>
            <p>
                <a class="ds-button" data-variant="secondary" href=Page::MyData.path(language)>
                    {texts::my_data::heading(language)}
                </a>
            </p>
        </section>
    }
}
