//! Another code to an address, for those who got none.

use std::time::Duration;

use domain::time::Instant;
use leptos::prelude::*;

use crate::clock::use_clock;
use crate::components::{Button, ButtonKind};
use crate::dom;
use crate::router::use_language;

/// The pause before another code is told in seconds.
const TICK: Duration = Duration::from_secs(1);

/// Another code, once a minute has passed.
#[component]
pub(crate) fn AnotherCode(at: Instant, busy: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let (language, clock) = (use_language(), use_clock());
    let now = RwSignal::new(clock.now());
    let ticking = set_interval_with_handle(move || now.set(clock.now()), TICK);
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    let wait = Memo::new(move |_| u64::try_from((at - now.get()).num_seconds()).ok().filter(|seconds| *seconds > 0));
    let demo = dom::first(".bar-demo").is_some();
    view! {
        {move || match wait.get() {
            Some(seconds) => {
                view! { <p class="sm sub">{texts::account::new_code_wait(language, seconds)}</p> }.into_any()
            }
            None => {
                view! {
                    <p>
                        <Button kind=ButtonKind::Secondary busy=busy on_press=again>
                            {texts::account::new_code(language)}
                        </Button>
                    </p>
                }
                    .into_any()
            }
        }}
        {demo
            .then(|| {
                view! {
                    <p class="sm">
                        <a href="/demo/outbox" target="_blank">
                            {texts::frame::demo_outbox(language)}
                        </a>
                    </p>
                }
            })}
    }
}
