//! One interview, in whatever state it is.

use domain::interviews::{InterviewView, InvitationKind};
use domain::language::Language;
use domain::problem::Kind;
use icons::Icon as Drawing;
use leptos::context::Provider;
use leptos::prelude::*;

use super::about::About;
use super::acts::{Acts, Scene, Step, new_acts, use_acts};
use super::booked::Booked;
use super::cancelled::Cancelled;
use super::choose::Choose;
use super::door::Door;
use super::video::Video;
use crate::arrival::use_title_of_form;
use crate::components::{Button, ButtonKind, Icon};
use crate::dates;
use crate::router::use_language;

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// It is the page.
    Page,
    /// It is a part of the page of an application.
    Part,
}

/// One interview.
#[component]
pub(super) fn Interview(door: Door, first: InterviewView, rank: Rank) -> impl IntoView {
    let language = use_language();
    let acts = new_acts(door, first, rank);
    let scene = Memo::new(move |_| acts.scene());
    let heading = move || heading(language, acts, scene.get());
    if rank == Rank::Page {
        use_title_of_form(move || Some(heading().to_owned()), move || acts.wrong.with(Option::is_some));
    }
    let scenes = move || match scene.get() {
        Scene::Choose | Scene::Change => view! { <Choose /> }.into_any(),
        Scene::NoneLeft => view! { <NoneLeft /> }.into_any(),
        Scene::Over => over(language, acts).into_any(),
        Scene::Booked => view! { <Booked /> }.into_any(),
        Scene::Cancelled => view! { <Cancelled /> }.into_any(),
        Scene::Video => view! { <Video /> }.into_any(),
        Scene::Closed => closed(language, rank).into_any(),
    };
    let about = move || (scene.get() != Scene::Closed).then(|| view! { <About scene=scene /> });
    let inside = match rank {
        Rank::Page => {
            let (title, lang, agency) = acts.now(|view| {
                let lang = (view.title_language != language).then(|| view.title_language.tag());
                (view.title.clone(), lang, view.agency.name.clone())
            });
            view! {
                <div class="wrap interview">
                    <div class="narrow">
                        <div class="stack stack-6">
                            <div>
                                <p class="sub sm">
                                    <span lang=lang>{title}</span>
                                    " · "
                                    {agency}
                                </p>
                                <h1 tabindex="-1" id=acts.heading_id()>
                                    {heading}
                                </h1>
                            </div>
                            {scenes}
                        </div>
                        {about}
                    </div>
                </div>
            }
            .into_any()
        }
        Rank::Part => view! {
            <section class="interview stack stack-6" aria-labelledby=acts.heading_id()>
                <h2 tabindex="-1" id=acts.heading_id()>
                    {heading}
                </h2>
                {scenes}
                {about}
            </section>
        }
        .into_any(),
    };
    // Of its own for each: there may be several on one page.
    view! { <Provider value=acts>{inside}</Provider> }
}

fn heading(language: Language, acts: Acts, scene: Scene) -> &'static str {
    let fixed = acts.view.with(|view| view.kind == InvitationKind::Fixed);
    match scene {
        Scene::Choose => texts::interviews::book(language),
        Scene::Change => texts::interviews::change(language),
        Scene::NoneLeft => texts::problem_title(language, Kind::NoInterviewTimes),
        Scene::Over => texts::problem_title(language, Kind::BookingOver),
        Scene::Booked if fixed => texts::interviews::fixed_subject(language),
        Scene::Booked if acts.step.with(|step| matches!(step, Step::Moved(_))) => {
            texts::interviews::moved_subject(language)
        }
        Scene::Booked => texts::interviews::booked_subject(language),
        Scene::Cancelled => texts::interviews::cancelled_subject(language),
        Scene::Video => texts::interviews::video_heading(language),
        Scene::Closed => texts::problem_title(language, Kind::InterviewClosed),
    }
}

/// Everything is taken: what happens now.
#[component]
fn NoneLeft() -> impl IntoView {
    let (language, acts) = (use_language(), use_acts());
    let until = move || {
        acts.view
            .with(|view| texts::interviews::none_left(language, dates::date_time(language, &view.book_until_local)))
    };
    view! {
        <p>{until}</p>
        <Trouble />
        <p>
            <Button kind=ButtonKind::Secondary busy=acts.busy on_press=Callback::new(move |()| acts.look_again())>
                {texts::interviews::look_again(language)}
            </Button>
        </p>
    }
}

fn over(language: Language, acts: Acts) -> impl IntoView {
    let words = acts.now(|view| texts::interviews::over(language, dates::date_time(language, &view.book_until_local)));
    view! { <p>{words}</p> }
}

fn closed(language: Language, rank: Rank) -> impl IntoView {
    let words = match rank {
        Rank::Page => texts::problem_detail(language, Kind::InterviewClosed),
        Rank::Part => texts::interviews::closed(language),
    };
    view! { <p>{words}</p> }
}

/// Why the last act did not succeed, near the button that can be pressed again. It is said aloud by the act itself.
#[component]
pub(super) fn Trouble() -> impl IntoView {
    let acts = use_acts();
    move || {
        acts.trouble.get().map(|words| {
            view! {
                <p class="err">
                    <Icon of=Drawing::CircleAlert />
                    <span>{words}</span>
                </p>
            }
        })
    }
}

/// A heading within the interview, of the level that fits where it stands.
pub(super) fn small_heading(words: &'static str) -> AnyView {
    match use_acts().rank {
        Rank::Page => view! { <h2 class="h3">{words}</h2> }.into_any(),
        Rank::Part => view! { <h3 class="h3">{words}</h3> }.into_any(),
    }
}
