//! “Ta bort ansökan”, after a question (G9.5).

use client::Client;
use domain::ids::ApplicationId;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::Confirm;
use crate::failure::{self, failure_text};
use crate::pages::stopped::use_stopped;
use crate::router::use_language;
use crate::said::use_said;

/// The question, and what becomes of it.
#[component]
pub(crate) fn DeleteDialog(
    /// Open or not.
    open: RwSignal<bool>,
    /// Which application.
    #[prop(into)]
    id: Signal<ApplicationId>,
    /// The title of its ad.
    #[prop(into)]
    title: Signal<String>,
    /// Its version as the page knows it.
    version: Signal<RowVersion>,
    /// Whether it is an open application.
    of_open: bool,
    /// After it is gone.
    on_deleted: Callback<()>,
) -> impl IntoView {
    let (language, said, stopped) = (use_language(), use_said(), use_stopped());
    let explained = match of_open {
        true => texts::open_application::delete_explained(language),
        false => texts::form::delete_explained(language),
    };
    let (busy, refusal) = (RwSignal::new(false), RwSignal::new(None));
    // What was said the last time concerns this time no more.
    Effect::new(move |_| {
        if !open.get() {
            refusal.set(None);
        }
    });
    let delete = Callback::new(move |()| {
        busy.set(true);
        refusal.set(None);
        let (application, version) = (id.get_untracked(), version.get_untracked());
        spawn_local(async move {
            let outcome = remove(language, application, version).await;
            let _gone = busy.try_set(false);
            match outcome {
                Ok(()) => {
                    let _gone = open.try_set(false);
                    let _gone = on_deleted.try_run(());
                }
                Err(why) if stopped.takes(&why).await => {}
                Err(why) => {
                    let words = failure_text(language, &why);
                    if refusal.try_set(Some(words.clone())).is_none() {
                        said.at_once(words);
                    }
                }
            }
        });
    });
    view! {
        <Confirm
            open=open
            id="delete-application"
            title=Signal::derive(move || texts::form::delete_heading(language, title.get()))
            explained=explained
            busy=busy
            refusal=refusal
            on_ok=delete
        />
    }
}

/// The last field may have been saved after the page looked: the person has said what is to happen to all of it.
async fn remove(
    language: domain::language::Language,
    application: ApplicationId,
    version: RowVersion,
) -> Result<(), client::Failure> {
    let client = Client::here(language);
    match client.delete_application(application, version).await {
        Err(refusal) if failure::is(&refusal, Kind::Stale) => {
            let newest = client.show_application(application).await?.value.version;
            client.delete_application(application, newest).await
        }
        Err(refusal) if failure::is(&refusal, Kind::NotFound) => Ok(()),
        other => other,
    }
}
