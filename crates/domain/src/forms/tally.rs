//! Counts what is asked and what is answered while the judge walks through a form.

use super::{Evaluation, SectionKind, SectionProgress, SectionState};
use crate::problem::{FieldCode, FieldError};

/// The state of the count.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) errors: Vec<FieldError>,
    /// Required fields that are asked.
    pub(super) asked: usize,
    /// Those of them that are answered as they must be.
    pub(super) met: usize,
    sections: Vec<Counted>,
}

#[derive(Debug)]
struct Counted {
    section: SectionKind,
    touched: bool,
    wrong: bool,
}

impl Tally {
    /// From here on everything belongs to this section.
    pub(super) fn begin(&mut self, section: SectionKind) {
        self.sections.push(Counted { section, touched: false, wrong: false });
    }

    /// Somebody has answered something here, right or wrong.
    pub(super) fn touch(&mut self) {
        if let Some(section) = self.sections.last_mut() {
            section.touched = true;
        }
    }

    /// Counts one field. `errors` are all that is wrong with it.
    pub(super) fn field(&mut self, required: bool, errors: Vec<FieldError>) {
        if required {
            self.asked += 1;
            if errors.is_empty() {
                self.met += 1;
            }
        }
        if !errors.is_empty()
            && let Some(section) = self.sections.last_mut()
        {
            section.wrong = true;
        }
        self.errors.extend(errors);
    }

    /// Counts one value: absent, or judged by `check`.
    pub(super) fn value<T>(
        &mut self,
        pointer: String,
        required: bool,
        value: Option<T>,
        check: impl FnOnce(T, &str) -> Result<(), FieldError>,
    ) {
        let errors = match value {
            None if required => vec![FieldError::new(pointer, FieldCode::Missing)],
            None => Vec::new(),
            Some(value) => {
                self.touch();
                check(value, &pointer).err().into_iter().collect()
            }
        };
        self.field(required, errors);
    }

    /// The verdict. 100 per cent means that nothing stands in the way of sending, and nothing else does.
    pub(super) fn into_evaluation(self) -> Evaluation {
        let percent = if self.errors.is_empty() {
            100
        } else {
            let exact = (self.met * 100).checked_div(self.asked).unwrap_or(0);
            u8::try_from(exact.min(99)).unwrap_or(99)
        };
        let sections = self
            .sections
            .iter()
            .map(|counted| SectionProgress {
                section: counted.section,
                state: match (counted.wrong, counted.touched) {
                    (false, _) => SectionState::Done,
                    (true, true) => SectionState::Started,
                    (true, false) => SectionState::NotStarted,
                },
            })
            .collect();
        Evaluation { errors: self.errors, percent, sections }
    }
}
