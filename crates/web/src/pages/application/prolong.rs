//! “Förläng ansökan”: until which day an open application is to be valid (G11-1).

use chrono::NaiveDate;
use client::{Client, Failure};
use domain::applications::{ApplicationView, OpenDays, ProlongApplication};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::time::{helsinki, parse_date};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::components::{Button, ButtonKind, Dialog, Field};
use crate::dom;
use crate::failure::{self, failure_text};
use crate::form::{OpenForm, use_form};
use crate::random::new_id;
use crate::router::use_language;
use crate::said::use_said;

/// Id of the field.
const FIELD: &str = "prolong-until";

/// The question, with “OK” first as the others have it. Proposed is the last day that is possible.
#[component]
pub(super) fn AskProlonging(open: RwSignal<bool>, title: String) -> impl IntoView {
    let (language, form, said) = (use_language(), use_form().open, use_said());
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let day = RwSignal::new(String::new());
    // The same until the server has answered.
    let key = StoredValue::new(None::<(ProlongApplication, Uuid)>);
    let latest = move || form.with(|working| working.view.open.map(|open| open.latest)).unwrap_or_default();
    Effect::new(move |_| {
        if open.get() {
            let last = form.with_now(|working| working.view.open.map(|open| open.latest)).unwrap_or_default();
            day.set(last.format("%-d.%-m.%Y").to_string());
            error.set(None);
        }
    });
    let refuse = move |words: String| {
        let _gone = error.try_set(Some(words));
        dom::focus_id(FIELD);
    };
    let press = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        if let Err(wrong) = check(form, &day.get_untracked()) {
            return refuse(texts::field_error(language, &wrong));
        }
        busy.set(true);
        let valid_until = day.get_untracked();
        spawn_local(async move {
            let base_version = form.with_now(|working| working.view.version);
            let wish = ProlongApplication { base_version, valid_until };
            let known = key.get_value().filter(|(known, _)| *known == wish).map(|(_, known)| known);
            let once = known.unwrap_or_else(new_id);
            key.set_value(Some((wish.clone(), once)));
            let answer = ask(Client::here(language), form, once, wish).await;
            let _gone = busy.try_set(false);
            match answer {
                Ok(view) => {
                    let _gone = key.try_set_value(None);
                    let until = view.open.and_then(|open| open.valid_until).unwrap_or_default();
                    let _gone = open.try_set(false);
                    form.take_anew(view);
                    said.politely(texts::open_application::prolonged_said(
                        language,
                        texts::format::date(language, until),
                    ));
                }
                Err(refusal) if failure::is(&refusal, Kind::NotLoggedIn) => {
                    let _gone = open.try_set(false);
                    form.is_stranger();
                }
                Err(refusal) => {
                    let named = refusal.problem().and_then(|problem| problem.errors.first());
                    refuse(named.map_or_else(|| failure_text(language, &refusal), |wrong| wrong.detail.clone()));
                }
            }
        });
    });
    let heading = texts::open_application::prolong_heading(language, title);
    view! {
        <Dialog open=open id="prolong-application" title=Signal::stored(heading)>
            <p>
                {move || {
                    texts::open_application::prolong_explained(language, texts::format::date(language, latest()))
                }}
            </p>
            <Field
                id=FIELD
                label=texts::open_application::valid_until_label(language).to_owned()
                value=day
                required=true
                hint=texts::frame::date_hint(language).to_owned()
                error=error
                width="w-s"
            />
            <div class="acts">
                <Button busy=busy on_press=press>
                    {texts::frame::ok(language)}
                </Button>
                <Button kind=ButtonKind::Secondary on_press=Callback::new(move |()| open.set(false))>
                    {texts::frame::cancel(language)}
                </Button>
            </div>
        </Dialog>
    }
}

/// What the server would say of the day.
fn check(form: OpenForm, typed: &str) -> Result<(), FieldError> {
    let day: NaiveDate =
        parse_date(typed.trim()).ok_or_else(|| FieldError::new("/valid_until", FieldCode::NotADate))?;
    let (now, before) =
        form.with_now(|working| (working.view.now, working.view.open.and_then(|open| open.valid_until)));
    let days = OpenDays::of(helsinki::date(now));
    let later = before.and_then(|day| day.succ_opt()).unwrap_or(days.earliest);
    OpenDays { earliest: later.max(days.earliest), ..days }.check(day, "/valid_until")
}

/// Asks; where something else about it changed meanwhile, once more on top of that.
async fn ask(client: Client, form: OpenForm, key: Uuid, wish: ProlongApplication) -> Result<ApplicationView, Failure> {
    match client.prolong_application(key, form.id, &wish).await {
        Err(refusal) if failure::is(&refusal, Kind::Stale) => {
            let base_version = client.show_application(form.id).await?.value.version;
            let wish = ProlongApplication { base_version, ..wish };
            client.prolong_application(new_id(), form.id, &wish).await.map(|answer| answer.value)
        }
        other => other.map(|answer| answer.value),
    }
}
