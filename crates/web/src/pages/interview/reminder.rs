//! What the start page reminds of: an interview to book, and one that comes (ux 3, “Start”).

use client::Client;
use domain::applications::{ApplicationListItem, ApplicationState, Heading};
use domain::interviews::{BookingAct, InterviewView, InvitationKind, InvitationStage};
use domain::language::Language;
use domain::paths::Page;
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::lines;
use crate::busy::use_busy;
use crate::components::Icon;
use crate::dates;
use crate::router::use_language;

/// The interviews of the applications in this list; nothing while there is none. It is an addition: where it cannot be
/// asked, the page goes without, and the application says it.
#[component]
pub(in crate::pages) fn Reminder(
    /// The applications.
    of: Vec<ApplicationListItem>,
) -> impl IntoView {
    let (language, busy) = (use_language(), use_busy());
    let lines = RwSignal::new(Vec::<(ApplicationListItem, &'static str, String)>::new());
    let sent = |item: &ApplicationListItem| {
        item.heading == Heading::Active && item.state == ApplicationState::Sent && item.open.is_none()
    };
    for item in of.into_iter().filter(sent) {
        let on_its_way = busy.until_dropped();
        spawn_local(async move {
            let answer = Client::here(language).list_interviews(item.id).await;
            drop(on_its_way);
            let Ok(answer) = answer else { return };
            for interview in answer.value.items {
                if let Some((act, words)) = reminds(language, &interview) {
                    let found = (item.clone(), act, words);
                    let _gone = lines.try_update(|lines| lines.push(found));
                }
            }
        });
    }
    move || {
        let all = lines.get();
        (!all.is_empty()).then(|| {
            view! {
                <section class="note stack" aria-labelledby="to-book">
                    <h2 id="to-book">
                        <Icon of=Drawing::CalendarClock />
                        {texts::interviews::to_book(language)}
                    </h2>
                    <ul class="stack">{all.into_iter().map(|line| row(language, line)).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn row(language: Language, (item, act, words): (ApplicationListItem, &'static str, String)) -> impl IntoView {
    let lang = (item.ad.title_language != language).then(|| item.ad.title_language.tag());
    let named = format!("{act}: {}", item.ad.title);
    view! {
        <li class="row between">
            <div>
                <p>
                    <b lang=lang>{item.ad.title}</b>
                    <span class="sub">" · " {item.ad.agency.name}</span>
                </p>
                <p class="num">{words}</p>
            </div>
            <a
                class="ds-button"
                data-variant="secondary"
                data-size="sm"
                href=Page::Application(item.id).path(language)
                aria-label=named
            >
                {act}
            </a>
        </li>
    }
}

/// What one does there, and what is said; `None` for what is over.
fn reminds(language: Language, interview: &InterviewView) -> Option<(&'static str, String)> {
    let until = || dates::date_time(language, &interview.book_until_local);
    match (interview.kind, interview.stage) {
        (_, InvitationStage::Closed) => None,
        (InvitationKind::Video, _) => {
            interview.video_link.as_ref()?;
            Some((texts::interviews::remind_open_booked(language), texts::interviews::remind_video(language, until())))
        }
        (_, InvitationStage::Booked) => {
            let booked = interview.booked.as_ref().filter(|booked| booked.ends_at > interview.now)?;
            let when = lines::when_booked(language, booked);
            Some((texts::interviews::remind_open_booked(language), texts::interviews::remind_booked(language, when)))
        }
        (_, InvitationStage::Invited | InvitationStage::Cancelled) => {
            interview.actions.contains(&BookingAct::Book).then_some(())?;
            Some((texts::interviews::book(language), texts::interviews::remind_choose(language, until())))
        }
    }
}
