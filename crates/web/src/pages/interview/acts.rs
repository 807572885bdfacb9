//! What one does with an interview, and what the page shows then.

use client::{Client, Failure};
use domain::ids::InterviewSlotId;
use domain::interviews::{BookingAct, InterviewView, InvitationKind, InvitationStage, MeetingView};
use domain::language::Language;
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::door::Door;
use super::show::Rank;
use crate::dom;
use crate::failure::{self, failure_text};
use crate::pages::stopped::{Stopped, use_stopped};
use crate::router::use_language;
use crate::said::{Said, use_said};

/// What was done on this page just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing yet: it is shown as it is.
    Look,
    /// “Ändra intervjutid” was pressed.
    Change,
    /// Another time than this one is booked.
    Moved(MeetingView),
    /// This one was cancelled.
    Cancelled(MeetingView),
}

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scene {
    /// Times to choose from.
    Choose,
    /// The same, in place of the booked one.
    Change,
    /// Nothing is left to choose.
    NoneLeft,
    /// Nothing was chosen in time.
    Over,
    /// A time is booked.
    Booked,
    /// The time is cancelled.
    Cancelled,
    /// A video interview at a partner.
    Video,
    /// The invitation is over.
    Closed,
}

fn scene(view: &InterviewView, step: &Step) -> Scene {
    let can = |act| view.actions.contains(&act);
    match (view.stage, view.kind) {
        (InvitationStage::Closed, _) => Scene::Closed,
        (_, InvitationKind::Video) => Scene::Video,
        (InvitationStage::Booked, _) if *step == Step::Change && can(BookingAct::Move) => Scene::Change,
        (InvitationStage::Booked, _) => Scene::Booked,
        (InvitationStage::Cancelled, InvitationKind::Fixed) => Scene::Cancelled,
        (InvitationStage::Cancelled, _) if matches!(step, Step::Cancelled(_)) => Scene::Cancelled,
        (InvitationStage::Invited | InvitationStage::Cancelled, _) => match view.days.is_empty() {
            _ if !can(BookingAct::Book) => Scene::Over,
            true => Scene::NoneLeft,
            false => Scene::Choose,
        },
    }
}

/// One interview on the page, and what is being done with it.
#[derive(Clone, Copy)]
pub(super) struct Acts {
    door: StoredValue<Door>,
    /// Where it stands.
    pub(super) rank: Rank,
    pub(super) view: RwSignal<InterviewView>,
    pub(super) step: RwSignal<Step>,
    /// The time that is marked and not yet confirmed.
    pub(super) chosen: RwSignal<Option<InterviewSlotId>>,
    pub(super) busy: RwSignal<bool>,
    /// Why the last act did not succeed.
    pub(super) trouble: RwSignal<Option<String>>,
    /// What is wrong with the choice, or what has happened to it.
    pub(super) wrong: RwSignal<Option<String>>,
    pub(super) asks_cancel: RwSignal<bool>,
    language: Language,
    said: Said,
    stopped: Stopped,
}

/// Of an interview that was just shown.
pub(super) fn new_acts(door: Door, first: InterviewView, rank: Rank) -> Acts {
    Acts {
        door: StoredValue::new(door),
        rank,
        view: RwSignal::new(first),
        step: RwSignal::new(Step::Look),
        chosen: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
        wrong: RwSignal::new(None),
        asks_cancel: RwSignal::new(false),
        language: use_language(),
        said: use_said(),
        stopped: use_stopped(),
    }
}

/// The interview around here.
pub(super) fn use_acts() -> Acts {
    expect_context()
}

impl Acts {
    /// What the page shows; reactive.
    pub(super) fn scene(self) -> Scene {
        self.view.with(|view| self.step.with(|step| scene(view, step)))
    }

    /// Of the view as it was when the page around was drawn.
    pub(super) fn now<T>(self, read: impl FnOnce(&InterviewView) -> T) -> T {
        self.view.with_untracked(read)
    }

    /// Whether it is this act's time; reactive.
    pub(super) fn can(self, act: BookingAct) -> bool {
        self.view.with(|view| view.actions.contains(&act))
    }

    /// Id of its heading.
    pub(super) fn heading_id(self) -> String {
        self.now(|view| format!("interview-{}", view.invitation_id))
    }

    /// Id of one of its times.
    pub(super) fn time_id(self, slot: InterviewSlotId) -> String {
        format!("{}-{slot}", self.heading_id())
    }

    /// Shows something else of it, with the focus on its heading.
    pub(super) fn go(self, step: Step) {
        self.chosen.set(None);
        self.trouble.set(None);
        self.wrong.set(None);
        self.step.set(step);
        self.focus_heading();
    }

    fn focus_heading(self) {
        let heading = self.heading_id();
        dom::after_render(move || {
            if let Some(heading) = dom::by_id(&heading) {
                dom::focus_in_place(&heading);
                heading.scroll_into_view_with_bool(true);
            }
        });
    }

    /// “Bekräfta valet”
    pub(super) fn confirm(self) {
        let Some(slot) = self.chosen.get_untracked() else {
            let words = texts::interviews::choose_one(self.language);
            self.wrong.set(Some(words.to_owned()));
            self.said.at_once(words);
            self.focus_time(None);
            return;
        };
        self.run(async move |client, door, view| {
            let answer = door.book(&client, &view, slot).await;
            let step = match view.booked {
                Some(before) if before.slot_id != slot => Step::Moved(before),
                Some(_) | None => Step::Look,
            };
            (answer, step)
        });
    }

    /// “OK” to the question after “Avboka intervjutid”
    pub(super) fn cancel(self) {
        self.run(async move |client, door, view| {
            let answer = door.cancel(&client, &view).await;
            (answer, view.booked.map_or(Step::Look, Step::Cancelled))
        });
    }

    /// Asks for the times again where none was left.
    pub(super) fn look_again(self) {
        self.run(async move |client, door, view| (door.look(&client, &view).await, Step::Look));
    }

    fn run<Act>(self, act: Act)
    where
        Act: AsyncFnOnce(Client, Door, InterviewView) -> (Result<InterviewView, Failure>, Step) + 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        self.wrong.set(None);
        let (door, view) = (self.door.get_value(), self.view.get_untracked());
        spawn_local(async move {
            let was = self.scene_now();
            let (answer, step) = act(Client::here(self.language), door, view).await;
            if self.busy.try_set(false).is_some() {
                // The page is gone.
                return;
            }
            match answer {
                Ok(view) => self.succeeded(view, step, was),
                Err(refusal) if self.stopped.takes(&refusal).await => {}
                Err(refusal) => self.failed(&refusal),
            }
        });
    }

    fn scene_now(self) -> Scene {
        untrack(|| self.scene())
    }

    fn succeeded(self, view: InterviewView, step: Step, was: Scene) {
        self.asks_cancel.set(false);
        self.view.set(view);
        self.go(step);
        if was == Scene::NoneLeft && self.scene_now() == Scene::NoneLeft {
            self.said.politely(texts::interviews::still_none(self.language));
        }
    }

    fn failed(self, refusal: &Failure) {
        let words = failure_text(self.language, refusal);
        if failure::is(refusal, Kind::InterviewClosed) {
            self.view.update(|view| view.stage = InvitationStage::Closed);
            self.leave(words);
            return;
        }
        let current = refusal.problem().and_then(|problem| problem.current.clone());
        match current.and_then(|current| serde_json::from_value::<InterviewView>(current).ok()) {
            Some(current) => self.renewed(current, words),
            None => {
                self.said.at_once(words.clone());
                self.trouble.set(Some(words));
            }
        }
    }

    /// It is not as it was: the times are renewed, or there is nothing more to choose.
    fn renewed(self, current: InterviewView, words: String) {
        let lost = self.chosen.get_untracked();
        let wanted = lost.and_then(|lost| {
            self.now(|view| view.days.iter().flat_map(|day| &day.times).find(|time| time.slot_id == lost).cloned())
        });
        self.chosen.set(None);
        self.view.set(current);
        if !matches!(self.scene_now(), Scene::Choose | Scene::Change) {
            self.leave(words);
            return;
        }
        self.asks_cancel.set(false);
        self.wrong.set(Some(words.clone()));
        self.said.politely(words);
        // Where one goes on: at the next time after the one that is gone, which is not chosen by that.
        let next = self.now(|view| {
            let times = || view.days.iter().flat_map(|day| &day.times);
            let later = times().find(|time| wanted.as_ref().is_some_and(|wanted| time.starts_at >= wanted.starts_at));
            later.or_else(|| times().last()).map(|time| time.slot_id)
        });
        self.focus_time(next);
    }

    /// Nothing can be chosen any more: the heading says so.
    fn leave(self, words: String) {
        self.asks_cancel.set(false);
        self.go(Step::Look);
        self.said.politely(words);
    }

    fn focus_time(self, slot: Option<InterviewSlotId>) {
        let first = || self.now(|view| view.days.first()?.times.first().map(|time| time.slot_id));
        let Some(slot) = slot.or_else(first) else { return };
        let id = self.time_id(slot);
        dom::after_render(move || {
            dom::focus_id(&id);
        });
    }

    /// Downloads the event; what goes wrong is said beside the buttons.
    pub(super) fn save_calendar(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let (door, view) = (self.door.get_value(), self.view.get_untracked());
        spawn_local(async move {
            let file = door.calendar(&Client::here(self.language), &view).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            let saved = match file {
                Ok(file) => {
                    dom::save_file(&file.bytes, "text/calendar", texts::interviews::calendar_file(self.language))
                }
                Err(refusal) if self.stopped.takes(&refusal).await => return,
                Err(refusal) => {
                    let words = failure_text(self.language, &refusal);
                    self.said.at_once(words.clone());
                    self.trouble.set(Some(words));
                    return;
                }
            };
            if saved.is_some() {
                self.said.politely(texts::interviews::calendar_saved(self.language));
            }
        });
    }
}
