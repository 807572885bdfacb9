//! “Om intervjun”: where, how long, with whom, and whom to ask.

use domain::interviews::{InterviewContact, InterviewView, InterviewerName, InvitationKind, MeetingView};
use domain::language::Language;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::acts::{Scene, use_acts};
use super::choose::several_places;
use super::show::{Rank, small_heading};
use super::video::Outside;
use crate::components::Icon;
use crate::dates;
use crate::router::use_language;

/// The panel beside the times.
#[component]
pub(super) fn About(scene: Memo<Scene>) -> impl IntoView {
    let (language, acts) = (use_language(), use_acts());
    let rows = move || {
        acts.view.with(|view| {
            view! {
                {place(language, view, scene.get())}
                {view.minutes
                    .filter(|_| view.kind != InvitationKind::Video)
                    .map(|minutes| {
                        row(
                            texts::interviews::length_label(language),
                            texts::interviews::length(language, minutes.into()),
                        )
                    })}
                {interviewers(language, &view.interviewers)}
                {contact(language, &view.contact)}
                {view.note
                    .clone()
                    .filter(|_| view.kind != InvitationKind::Video)
                    .map(|note| {
                        row(
                            texts::interviews::note_label(language),
                            view! { <span class="lines">{note}</span> },
                        )
                    })}
            }
        })
    };
    let none_fits = move || {
        let asks = matches!(scene.get(), Scene::Choose);
        asks.then(|| {
            let until = acts.now(|view| dates::date_time(language, &view.book_until_local));
            view! { <p class="sm sub">{texts::interviews::none_fits(language, until)}</p> }
        })
    };
    let panel = view! {
        <div class="panel">
            {small_heading(texts::interviews::about(language))} <dl class="kv one">{rows}</dl>
        </div>
        {none_fits}
    };
    match acts.rank {
        Rank::Page => {
            view! { <aside class="stack" aria-label=texts::interviews::about(language)>{panel}</aside> }.into_any()
        }
        Rank::Part => view! { <div class="stack">{panel}</div> }.into_any(),
    }
}

fn row(label: &'static str, value: impl IntoView) -> impl IntoView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
        </div>
    }
}

/// Where the booked time is; before that, where those to choose from are.
fn place(language: Language, interview: &InterviewView, scene: Scene) -> Option<AnyView> {
    let label = texts::interviews::where_label(language);
    if let (Some(booked), Scene::Booked) = (&interview.booked, scene) {
        return booked_place(language, booked).map(|place| row(label, place).into_any());
    }
    let first = interview.days.first()?.times.first()?;
    let value = if several_places(&interview.days) {
        texts::interviews::place_by_time(language).into_any()
    } else if first.remote {
        drawn(Drawing::Video, texts::interviews::remote_later(language).to_owned()).into_any()
    } else {
        drawn(Drawing::MapPin, first.place.clone()?).into_any()
    };
    Some(row(label, value).into_any())
}

fn booked_place(language: Language, booked: &MeetingView) -> Option<AnyView> {
    let place = booked.place.clone().map(|place| drawn(Drawing::MapPin, place));
    let link = booked.link.clone().map(|link| {
        view! {
            {drawn(Drawing::Video, texts::interviews::at_a_distance(language).to_owned())}
            <Outside link=link words=texts::interviews::open_remote(language) />
        }
    });
    (place.is_some() || link.is_some()).then(|| view! { {place} {link} }.into_any())
}

fn drawn(drawing: Drawing, words: String) -> impl IntoView {
    view! {
        <span class="iconed">
            <Icon of=drawing />
            <span>{words}</span>
        </span>
    }
}

fn interviewers(language: Language, all: &[InterviewerName]) -> Option<impl IntoView + use<>> {
    let line = |one: &InterviewerName| {
        let words = match &one.title {
            Some(title) => format!("{}, {title}", one.name),
            None => one.name.clone(),
        };
        view! { <p>{words}</p> }
    };
    let all = all.iter().map(line).collect_view();
    (!all.is_empty()).then(|| row(texts::interviews::interviewers_label(language), all))
}

fn contact(language: Language, whom: &InterviewContact) -> impl IntoView + use<> {
    let whom = whom.clone();
    let email = view! {
        <p class="out">
            <a href=format!("mailto:{}", whom.email)>{whom.email.clone()}</a>
        </p>
    };
    let phone = whom.phone.map(|phone| {
        let number: String = phone.chars().filter(|c| !c.is_whitespace()).collect();
        view! {
            <p>
                <a class="nb" href=format!("tel:{number}")>
                    {phone}
                </a>
            </p>
        }
    });
    row(
        texts::interviews::contact_label(language),
        view! {
            <p>{whom.name}</p>
            {phone}
            {email}
        },
    )
}
