//! Lists of codes that the form offers: countries, agencies, levels of education, languages. Asked for once.

use client::Client;
use domain::codes::{CodeList, CodeValue};
use domain::language::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::Choice;

/// The lists, empty until they have come.
#[derive(Clone, Copy)]
pub(crate) struct Lists {
    countries: RwSignal<Vec<CodeValue>>,
    agencies: RwSignal<Vec<CodeValue>>,
    levels: RwSignal<Vec<CodeValue>>,
    languages: RwSignal<Vec<CodeValue>>,
    language: Language,
}

impl Lists {
    /// Asks for all of them.
    pub(crate) fn ask(language: Language) -> Self {
        let lists = Self {
            countries: RwSignal::new(Vec::new()),
            agencies: RwSignal::new(Vec::new()),
            levels: RwSignal::new(Vec::new()),
            languages: RwSignal::new(Vec::new()),
            language,
        };
        for list in [CodeList::Countries, CodeList::Agencies, CodeList::EducationLevels, CodeList::Languages] {
            spawn_local(async move {
                // Without the list the stored code itself is shown, and nothing is lost.
                if let Ok(answer) = Client::here(language).show_code_list(list).await
                    && let Some(signal) = lists.signal(list)
                {
                    let _gone = signal.try_set(answer.value.items);
                }
            });
        }
        lists
    }

    fn signal(self, list: CodeList) -> Option<RwSignal<Vec<CodeValue>>> {
        match list {
            CodeList::Countries => Some(self.countries),
            CodeList::Agencies => Some(self.agencies),
            CodeList::EducationLevels => Some(self.levels),
            CodeList::Languages => Some(self.languages),
            CodeList::TaskAreas
            | CodeList::Regions
            | CodeList::Municipalities
            | CodeList::EmploymentTypes
            | CodeList::WorkingTimes
            | CodeList::Levels
            | CodeList::Degrees => None,
        }
    }

    /// What can be chosen from a list, in the order of the list; reactive.
    pub(crate) fn choices(self, list: CodeList) -> Vec<Choice> {
        let Some(signal) = self.signal(list) else { return Vec::new() };
        signal.with(|values| {
            values.iter().map(|value| Choice::new(value.code.clone(), value.names.text(self.language))).collect()
        })
    }

    /// The name of a code, or the code itself; reactive.
    pub(crate) fn name(self, list: CodeList, code: &str) -> String {
        self.choices(list)
            .into_iter()
            .find(|choice| choice.value == code)
            .map_or_else(|| code.to_owned(), |choice| choice.label)
    }
}
