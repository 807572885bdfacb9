//! One application as it is being filled in: what the server has, what stands on the screen, and what lies between.
//!
//! Plain values and no browser, like the queue: two tabs, a crash and a late answer are all unit tests here.

use std::collections::BTreeMap;

use domain::applications::{Act, ApplicationView};
use domain::forms::{
    AnswerValue, Draft, DraftAttachment, DraftRow, Evaluation, QuestionKind, RowField, RowSection, check_saved,
    evaluate, named_row, row_of,
};
use domain::ids::RowId;
use domain::problem::FieldError;
use domain::row_version::RowVersion;
use domain::time::{Instant, Period, helsinki};

use super::change::{Batch, Change};
use super::field::Field;
use super::kept::Kept;
use super::queue::SaveQueue;
use super::values::Values;

/// One field that two tabs or devices have changed (D56).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clash {
    /// What was typed here.
    pub(crate) mine: Option<AnswerValue>,
    /// What was stored from elsewhere.
    pub(crate) theirs: Option<AnswerValue>,
}

/// One application as it is being filled in.
#[derive(Clone, Debug)]
pub(crate) struct Working {
    /// The server's newest view; its values are overlaid by what was typed.
    pub(crate) view: ApplicationView,
    pub(super) stored: Values,
    pub(super) screen: Values,
    pub(super) queue: SaveQueue,
    pub(super) clashes: BTreeMap<Field, Clash>,
    pub(super) refused: BTreeMap<Field, FieldError>,
    /// When something was last stored from here.
    pub(crate) saved_at: Option<Instant>,
    /// When changes from elsewhere were last taken in.
    pub(crate) updated_elsewhere: Option<Instant>,
    /// Whether the period ended while a sent one was edited, by the clock (D24).
    pub(super) late: bool,
    /// Whether the service has said so too, and the changes are gone.
    pub(super) dropped: bool,
    /// Whether values kept on the device were found and are being saved now.
    pub(crate) restored: bool,
    /// Whether it is the profile and not an application: rows and basic details have one version then, and nothing in it
    /// must be filled in.
    pub(crate) is_profile: bool,
}

impl Working {
    /// Takes up an application, with what the device still keeps from the last time (X9-8).
    pub(crate) fn new(view: ApplicationView, kept: Option<Kept>) -> Self {
        Self::of(view, kept, false)
    }

    /// Takes up the profile, as the form that it is (`as_form.rs`).
    pub(crate) fn of_profile(view: ApplicationView, kept: Option<Kept>) -> Self {
        Self::of(view, kept, true)
    }

    fn of(view: ApplicationView, kept: Option<Kept>, is_profile: bool) -> Self {
        let stored = Values::of(&view);
        let mut working = Self {
            screen: stored.clone(),
            stored,
            queue: SaveQueue::default(),
            clashes: BTreeMap::new(),
            refused: BTreeMap::new(),
            saved_at: None,
            updated_elsewhere: None,
            late: false,
            dropped: false,
            restored: false,
            is_profile,
            view,
        };
        if let Some(kept) = kept {
            working.restore(kept);
        }
        if !working.may_edit() {
            working.queue.close();
        }
        working
    }

    /// It is another one now: nothing of what was typed before is left.
    pub(crate) fn start_over(&mut self, view: ApplicationView) {
        let queue = self.queue.successor();
        *self = Self::of(view, None, self.is_profile);
        let closed = self.queue.is_closed();
        self.queue = queue;
        if closed {
            self.queue.close();
        }
    }

    /// Whether the application still takes changes.
    pub(crate) fn may_edit(&self) -> bool {
        self.view.actions.contains(&Act::Edit) && !self.queue.is_closed()
    }

    /// Whether changes of a sent one are under way, which the agency does not see yet (G9.4.2).
    pub(crate) fn is_editing_sent(&self) -> bool {
        self.view.editing
    }

    /// The application period.
    pub(crate) fn period(&self) -> Period {
        Period { opens_at: self.view.ad.opens_at, closes_at: self.view.ad.closes_at }
    }

    /// Once the period is over by the server's clock nothing more is sent. What one may do now, and whether changes of a
    /// sent one were dropped, only the server knows.
    pub(crate) fn close_when_over(&mut self, now: Instant) {
        if !self.period().is_over(now) {
            return;
        }
        if self.view.actions.contains(&Act::Edit) {
            self.queue.close();
            self.late = self.view.editing;
        }
        if !self.period().is_over(self.view.now) {
            self.queue.wait_for_refresh();
        }
    }

    /// When what stands was sent, where changes of it came too late (D24).
    pub(crate) fn stands_since(&self) -> Option<Instant> {
        self.view.edited_at.max(self.view.sent_at).filter(|_| self.dropped || self.late)
    }

    /// What stands on the screen.
    pub(crate) fn value(&self, field: &Field) -> Option<&AnswerValue> {
        self.screen.get(field)
    }

    /// The text on the screen, empty where there is none.
    pub(crate) fn text(&self, field: &Field) -> String {
        self.value(field).and_then(AnswerValue::as_text).unwrap_or_default().to_owned()
    }

    /// Whether a yes/no field says yes.
    pub(crate) fn is_yes(&self, field: &Field) -> bool {
        self.value(field) == Some(&AnswerValue::YesNo(true))
    }

    /// The rows of a section, in order.
    pub(crate) fn rows(&self, section: RowSection) -> impl Iterator<Item = &DraftRow> {
        self.screen.rows.iter().filter(move |row| row.section == section)
    }

    /// A field was left with this value.
    pub(crate) fn leave(&mut self, field: &Field, value: Option<AnswerValue>) {
        // A field that goes with the page is left too, after its application has been given up.
        if self.dropped {
            return;
        }
        let value = value.filter(|value| !value.is_empty());
        if self.value(field) == value.as_ref() && !self.refused.contains_key(field) {
            return;
        }
        self.begin_named_row(field);
        self.screen.set(field, value.clone());
        if let Some(clash) = self.clashes.get_mut(field) {
            clash.mine = value;
            return;
        }
        self.store(field, value);
    }

    /// The row of a language that the form names comes to be when something in it is answered first (G9.2.4).
    fn begin_named_row(&mut self, field: &Field) {
        let Field::Row(RowSection::Languages, row, _) = field else { return };
        if self.screen.row(*row).is_some() {
            return;
        }
        if let Some(language) = self.named_of(*row) {
            self.add_row(RowSection::Languages, *row);
            let name = Field::Row(RowSection::Languages, *row, RowField::Language);
            self.leave(&name, Some(AnswerValue::Text(language)));
        }
    }

    /// The languages that the form names.
    fn named_languages(&self) -> impl Iterator<Item = &str> {
        let asks = self.view.form.questions().filter_map(|question| match &question.kind {
            QuestionKind::Languages(ask) => Some(ask),
            QuestionKind::Text { .. }
            | QuestionKind::OneOf { .. }
            | QuestionKind::ManyOf { .. }
            | QuestionKind::Number(_)
            | QuestionKind::Date(_)
            | QuestionKind::YesNo
            | QuestionKind::Entries { .. }
            | QuestionKind::File(_) => None,
        });
        asks.flat_map(|ask| ask.named().map(|named| named.language.as_str()))
    }

    /// The row in which a language that the form names is answered, be it there or not yet.
    pub(crate) fn row_of_named(&self, language: &str) -> RowId {
        row_of(&self.screen.rows, language).map_or_else(|| named_row(language), |row| row.id)
    }

    /// The language that the form names and that is answered in this row.
    pub(crate) fn named_of(&self, row: RowId) -> Option<String> {
        self.named_languages().find(|language| self.row_of_named(language) == row).map(str::to_owned)
    }

    /// Whether the form itself names the language of this row.
    pub(crate) fn is_named_row(&self, row: RowId) -> bool {
        self.named_of(row).is_some()
    }

    fn store(&mut self, field: &Field, value: Option<AnswerValue>) {
        let refusal = value.as_ref().and_then(|value| self.check(field, value).err());
        match refusal {
            Some(refusal) => {
                self.queue.forget(field);
                self.refused.insert(field.clone(), refusal);
            }
            None => {
                self.refused.remove(field);
                self.queue.push(Change::Set(field.clone(), value));
            }
        }
    }

    /// What the server would refuse to keep is not sent at all (D47).
    fn check(&self, field: &Field, value: &AnswerValue) -> Result<(), FieldError> {
        let pointer = field.pointer();
        match field {
            Field::Basic(basic) => check_saved(domain::forms::Field::Basic(*basic), &pointer, value),
            Field::Row(_, _, row_field) => check_saved(domain::forms::Field::Row(*row_field), &pointer, value),
            Field::Answer(id) => match self.view.form.question(id) {
                Some(question) => check_saved(domain::forms::Field::Answer(question), &pointer, value),
                None => Ok(()),
            },
        }
    }

    /// Adds an empty row.
    pub(crate) fn add_row(&mut self, section: RowSection, row: RowId) {
        let position = self.screen.next_position(section);
        self.screen.add_row(section, row, Some(position));
        self.queue.push(Change::AddRow(section, row, position));
    }

    /// Removes a row and gives it back, for “Ångra”.
    pub(crate) fn remove_row(&mut self, section: RowSection, row: RowId) -> Option<DraftRow> {
        let at = self.screen.rows.iter().position(|known| known.id == row)?;
        let removed = self.screen.rows.remove(at);
        self.clashes.retain(|field, _| !is_of_row(field, row));
        self.refused.retain(|field, _| !is_of_row(field, row));
        self.queue.push(Change::RemoveRow(section, row));
        Some(removed)
    }

    /// Brings a removed row back under a new id, where it was.
    pub(crate) fn restore_row(&mut self, removed: DraftRow, id: RowId) {
        let section = removed.section;
        self.screen.add_row(section, id, Some(removed.position));
        self.screen.rows.sort_by_key(|row| (row.section, row.position, row.id));
        self.queue.push(Change::AddRow(section, id, removed.position));
        for (field, value) in removed.fields {
            self.leave(&Field::Row(section, id, field), Some(value));
        }
    }

    /// Moves a row by one place up or down in its section; says its new place, counted from one, and how many there are.
    pub(crate) fn move_row(&mut self, section: RowSection, row: RowId, up: bool) -> Option<(usize, usize)> {
        let mut order: Vec<RowId> = self.rows(section).map(|known| known.id).collect();
        let from = order.iter().position(|known| *known == row)?;
        let to = if up { from.checked_sub(1)? } else { from + 1 };
        if to >= order.len() {
            return None;
        }
        order.swap(from, to);
        self.screen.order(section, &order);
        let count = order.len();
        self.queue.push(Change::Order(section, order));
        Some((to + 1, count))
    }

    /// Marks one row the highest and all others of the section not (G9.2.2).
    pub(crate) fn mark_highest(&mut self, section: RowSection, highest: RowId) {
        let rows: Vec<RowId> = self.rows(section).map(|row| row.id).collect();
        for row in rows {
            let field = Field::Row(section, row, RowField::Highest);
            if row == highest {
                self.leave(&field, Some(AnswerValue::YesNo(true)));
            } else if self.value(&field).is_some() {
                self.leave(&field, None);
            }
        }
    }

    /// What this field has changed in two places, where it has.
    pub(crate) fn clash(&self, field: &Field) -> Option<&Clash> {
        self.clashes.get(field)
    }

    /// “Behåll den här”
    pub(crate) fn keep_mine(&mut self, field: &Field) {
        if let Some(clash) = self.clashes.remove(field) {
            self.screen.set(field, clash.mine.clone());
            self.store(field, clash.mine);
        }
    }

    /// “Använd den andra”
    pub(crate) fn use_theirs(&mut self, field: &Field) {
        if let Some(clash) = self.clashes.remove(field) {
            self.queue.forget(field);
            self.refused.remove(field);
            self.screen.set(field, clash.theirs);
        }
    }

    /// What could not be stored, because the server or its rule refused it.
    pub(crate) fn refusals(&self) -> impl Iterator<Item = &FieldError> {
        self.refused.values()
    }

    /// Whether what stands in the field is not stored though a try was made.
    pub(crate) fn is_stuck(&self, field: &Field) -> bool {
        self.refused.contains_key(field) || (self.queue.pause().is_some() && self.queue.unsaved_value(field).is_some())
    }

    /// The versions that the next requests are based on: of the application, and of the profile.
    pub(crate) fn versions(&self) -> (RowVersion, RowVersion) {
        (self.view.version, self.view.profile_version)
    }

    /// The queue, for its state.
    pub(crate) fn queue(&self) -> &SaveQueue {
        &self.queue
    }

    /// The queue, to be driven.
    pub(crate) fn queue_mut(&mut self) -> &mut SaveQueue {
        &mut self.queue
    }

    /// The application was deleted: nothing of it is stored any more.
    pub(crate) fn discard(&mut self) {
        self.queue = self.queue.successor();
        self.queue.close();
        self.clashes.clear();
        self.refused.clear();
    }

    /// What the judge is shown.
    pub(crate) fn draft(&self) -> Draft {
        Draft {
            basics: self.screen.basics.clone(),
            answers: self.screen.answers.clone(),
            rows: self.screen.rows.clone(),
            attachments: self
                .view
                .attachments
                .iter()
                .map(|file| DraftAttachment { id: file.id, question: file.question.clone() })
                .collect(),
            has_photo: self.view.photo.is_some(),
        }
    }

    /// The verdict, by the same rule as the server's.
    pub(crate) fn evaluate(&self, now: Instant) -> Evaluation {
        evaluate(&self.view.form, &self.draft(), helsinki::date(now))
    }

    /// One request's worth of changes, and what it is based on.
    pub(crate) fn next(&mut self, now: u64) -> Option<Batch> {
        self.queue.next(now)
    }
}

/// Whether a field stands in this row.
pub(super) fn is_of_row(field: &Field, row: RowId) -> bool {
    matches!(field, Field::Row(_, known, _) if *known == row)
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
