//! The rules of a password, as one types it (G4-2).

use domain::language::Language;
use domain::password::{PasswordRule, broken_rules};
use domain::problem::{FieldCode, FieldError};
use icons::Icon as Drawing;
use leptos::prelude::*;

use crate::components::Icon;
use crate::router::use_language;

/// Id of the list of rules.
pub(crate) const RULES: &str = "password-rules";

/// What is wrong with a new password, by the domain's own rules.
pub(crate) fn wrong_password(language: Language, password: &str) -> Option<String> {
    if password.is_empty() {
        return Some(texts::account::missing_new_password(language).to_owned());
    }
    let rules: Vec<&str> = broken_rules(password).iter().map(|rule| rule_name(*rule)).collect();
    let broken = FieldError::new("/password", FieldCode::PasswordTooWeak).with("rules", rules.join(" "));
    (!rules.is_empty()).then(|| texts::field_error(language, &broken))
}

const fn rule_name(rule: PasswordRule) -> &'static str {
    match rule {
        PasswordRule::Length => "length",
        PasswordRule::Digit => "digit",
        PasswordRule::Lower => "lower",
        PasswordRule::Upper => "upper",
        PasswordRule::Special => "special",
    }
}

/// The rules, each ticked as it is fulfilled (G4-2).
#[component]
pub(crate) fn Rules(password: RwSignal<String>) -> impl IntoView {
    let language = use_language();
    let line = move |rule: PasswordRule| {
        let met = Memo::new(move |_| password.with(|password| rule.holds(password)));
        let examples = (rule == PasswordRule::Special)
            .then(|| format!(", {}", texts::account::password_rule_special_examples(language)));
        view! {
            <li class:met=move || met.get()>
                {move || {
                    let drawing = if met.get() { Drawing::CircleCheck } else { Drawing::Circle };
                    view! { <Icon of=drawing /> }
                }}
                <span>
                    {texts::password_rule(language, rule)} {examples}
                    <span class="ds-sr-only">
                        {move || {
                            let words = if met.get() {
                                texts::account::rule_met(language)
                            } else {
                                texts::account::rule_not_met(language)
                            };
                            format!(": {words}")
                        }}
                    </span>
                </span>
            </li>
        }
    };
    view! {
        <div id=RULES>
            <p class="sm mt2">{texts::account::password_rules(language)}</p>
            <ul class="rules">{PasswordRule::ALL.into_iter().map(line).collect_view()}</ul>
        </div>
    }
}
