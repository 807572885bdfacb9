//! “Basuppgifter” (G9.2.1): the same fields in every application, kept in the profile (G7.1-3).

use domain::codes::{Choice as _, CodeList, Gender, StateEmployer};
use domain::forms::{BasicField, PhotoAsk};
use leptos::prelude::*;

use super::ask::{Ask, Line, LineAnswer, ListAnswer, OneAnswer, TickAnswer, YesNoAnswer};
use super::contact::Contact;
use super::context::use_form;
use super::field::Field;
use super::photo::PhotoOfForm;
use crate::components::Choice;
use crate::router::use_language;

/// The section.
#[component]
pub(crate) fn Basics() -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let ask = |field: BasicField| Ask::new(Field::Basic(field), texts::basic_field(language, field));
    let line = |kind, autocomplete, width| Line { kind, autocomplete: Some(autocomplete), width, ..Line::default() };
    let (asked, is_profile) = context.open.with_now(|working| (working.view.form.basics, working.is_profile));
    let genders: Vec<Choice> =
        Gender::ALL.iter().map(|one| Choice::new(one.slug(), texts::gender(language, *one))).collect();
    let employers: Vec<Choice> =
        std::iter::once(Choice::new("", texts::profile::state_employer_no_selection(language)))
            .chain(StateEmployer::ALL.iter().map(|one| Choice::new(one.slug(), texts::state_employer(language, *one))))
            .collect();
    let countries = Signal::derive(move || {
        let finland = Choice::new("", texts::profile::country_finland(language));
        let others = context.lists.choices(CodeList::Countries).into_iter().filter(|country| country.value != "FI");
        std::iter::once(finland).chain(others).collect::<Vec<_>>()
    });
    let agencies = Signal::derive(move || {
        let none = Choice::new("", texts::form::not_chosen(language));
        std::iter::once(none).chain(context.lists.choices(CodeList::Agencies)).collect::<Vec<_>>()
    });
    let at_agency = Memo::new(move |_| {
        let employer = Field::Basic(BasicField::StateEmployer);
        context.open.with(|working| working.text(&employer)) == StateEmployer::BudgetAgency.slug()
    });
    let agency = ask(BasicField::StateAgency);
    let given_name = line("", "given-name", "");
    let family_name = line("", "family-name", "");
    view! {
        <p class="note sm">{texts::profile::basics_change_everywhere(language)}</p>
        <div class="fields two">
            <LineAnswer ask=ask(BasicField::FirstName) line=given_name />
            <LineAnswer ask=ask(BasicField::LastName) line=family_name />
        </div>
        <LineAnswer
            ask=ask(BasicField::BirthDate).hint(texts::frame::date_hint(language))
            line=line("", "bday", "w-s")
        />
        <OneAnswer ask=ask(BasicField::Gender).hint(texts::profile::gender_why(language)) choices=genders />
        <LineAnswer
            ask=ask(BasicField::Phone).hint(texts::profile::phone_hint(language))
            line=line("tel", "tel", "w-m")
        />
        <LineAnswer
            ask=ask(BasicField::Email).hint(texts::profile::email_hint(language))
            line=line("email", "email", "")
        />
        <Contact />
        <LineAnswer
            ask=ask(BasicField::Street).hint(texts::profile::non_disclosure(language))
            line=line("", "street-address", "")
        />
        <div class="fields two">
            <LineAnswer ask=ask(BasicField::PostalCode) line=line("", "postal-code", "w-s") />
            <LineAnswer ask=ask(BasicField::City) line=line("", "address-level2", "") />
        </div>
        <ListAnswer ask=ask(BasicField::Country) choices=countries />
        <OneAnswer
            ask=ask(BasicField::StateEmployer).hint(texts::profile::state_employer_why(language))
            choices=employers
            none_is_chosen=true
        />
        {move || at_agency.get().then(|| view! { <ListAnswer ask=agency.clone() choices=agencies /> })}
        {asked
            .photo
            .is_asked()
            .then(|| view! { <PhotoOfForm required={asked.photo == PhotoAsk::Required} /> })}
        {asked
            .citizenship
            .then(|| {
                let ask = ask(BasicField::Citizenship).hint(texts::profile::citizenship_why(language));
                view! { <YesNoAnswer ask=ask /> }
            })}
        {(!is_profile)
            .then(|| {
                let ask = Ask::new(
                    Field::Basic(BasicField::ElectronicNotice),
                    texts::profile::electronic_notice_choice(language),
                );
                view! {
                    <fieldset class="stack stack-2">
                        <legend class="lab600">{texts::basic_field(language, BasicField::ElectronicNotice)}</legend>
                        <TickAnswer ask=ask.hint(texts::profile::electronic_notice_explained(language)) />
                    </fieldset>
                }
            })}
    }
}
