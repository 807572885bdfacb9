//! “Ta bort ansökan”, after a question (G9.5).

use client::Client;
use domain::ids::ApplicationId;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Button, ButtonKind, Dialog};
use crate::failure::{self, failure_text};
use crate::router::use_language;
use crate::said::use_said;

/// The question, with “OK” first as the guide has it. The focus is on its heading, never on “OK”.
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
    let (language, said) = (use_language(), use_said());
    let explained = match of_open {
        true => texts::open_application::delete_explained(language),
        false => texts::form::delete_explained(language),
    };
    let busy = RwSignal::new(false);
    let delete = Callback::new(move |()| {
        busy.set(true);
        let (application, version) = (id.get_untracked(), version.get_untracked());
        spawn_local(async move {
            match remove(language, application, version).await {
                Ok(()) => {
                    let _gone = open.try_set(false);
                    let _gone = busy.try_set(false);
                    on_deleted.run(());
                }
                Err(refusal) => {
                    said.at_once(failure_text(language, &refusal));
                    let _gone = busy.try_set(false);
                }
            }
        });
    });
    view! {
        <Dialog
            open=open
            id="delete-application"
            title=Signal::derive(move || texts::form::delete_heading(language, title.get()))
        >
            <p>{explained}</p>
            <div class="acts">
                <Button busy=busy on_press=delete>
                    {texts::frame::ok(language)}
                </Button>
                <Button kind=ButtonKind::Secondary on_press=Callback::new(move |()| open.set(false))>
                    {texts::frame::cancel(language)}
                </Button>
            </div>
        </Dialog>
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
