//! The period may end while the page is open (G1-7): it is said at once, also of changes that came too late (D24).

use std::time::Duration;

use domain::applications::ApplicationState;
use domain::language::Language;
use leptos::prelude::*;

use crate::dates;
use crate::form::{Working, use_form};
use crate::router::use_language;
use crate::said::use_said;

/// How often the page looks whether the period is over.
const LOOK: Duration = Duration::from_secs(15);

/// Looks whether the period is over, and says so when it has ended in front of the person.
pub(super) fn watch_the_period(editable: Memo<bool>) {
    let (language, form, said) = (use_language(), use_form().open, use_said());
    let looking = set_interval_with_handle(move || form.pump(), LOOK);
    on_cleanup(move || {
        if let Ok(looking) = looking {
            looking.clear();
        }
    });
    let words = Memo::new(move |_| {
        let closed = !editable.get();
        form.with(|working| {
            let unsent = closed && working.view.state == ApplicationState::Unsent;
            edit_dropped(language, working).or_else(|| unsent.then(|| closed_while_filling(language, working)))
        })
    });
    Effect::new(move |before: Option<Option<String>>| {
        let now = words.get();
        // Whoever comes to a page that says so reads it there.
        if let (Some(None), Some(words)) = (before, &now) {
            said.at_once(words.clone());
        }
        now
    });
}

/// That changes of a sent one were not finished in time, and which version stands; where that is so.
pub(super) fn edit_dropped(language: Language, working: &Working) -> Option<String> {
    let stands = dates::date_time_of(language, working.stands_since()?);
    Some(texts::form::edit_dropped(language, stands, closing_time(language, working)))
}

/// That it was not sent in time.
pub(super) fn closed_while_filling(language: Language, working: &Working) -> String {
    texts::form::closed_while_filling(language, closing_time(language, working))
}

fn closing_time(language: Language, working: &Working) -> String {
    dates::date_time(language, &working.view.ad.closes_at_local)
}
