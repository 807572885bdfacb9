//! One application as it is being filled in: what the server has, what stands on the screen, and what lies between.
//!
//! Plain values and no browser, like the queue: two tabs, a crash and a late answer are all unit tests here.

use std::collections::BTreeMap;

use domain::applications::{Act, AnswersSaved, ApplicationView};
use domain::codes::Choice;
use domain::forms::{
    AnswerValue, BasicField, Draft, DraftAttachment, DraftRow, Evaluation, Form, QuestionId, QuestionKind, RowField,
    RowSection, check_saved, evaluate, named_row, row_of,
};
use domain::ids::RowId;
use domain::problem::FieldError;
use domain::row_version::RowVersion;
use domain::time::{Instant, Period, helsinki};

use super::field::Field;
use super::kept::{Kept, KeptChange};
use super::queue::{Batch, Change, Failure, Pause, Request, SaveQueue};

/// Values of all fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Values {
    basics: BTreeMap<BasicField, AnswerValue>,
    answers: BTreeMap<QuestionId, AnswerValue>,
    rows: Vec<DraftRow>,
}

impl Values {
    fn of(view: &ApplicationView) -> Self {
        let mut rows = view.rows.clone();
        rows.sort_by_key(|row| (row.section, row.position, row.id));
        Self { basics: view.basics.clone(), answers: view.answers.clone(), rows }
    }

    fn get(&self, field: &Field) -> Option<&AnswerValue> {
        match field {
            Field::Basic(basic) => self.basics.get(basic),
            Field::Answer(question) => self.answers.get(question),
            Field::Row(_, row, field) => self.row(*row)?.fields.get(field),
        }
    }

    fn row(&self, row: RowId) -> Option<&DraftRow> {
        self.rows.iter().find(|known| known.id == row)
    }

    fn set(&mut self, field: &Field, value: Option<AnswerValue>) {
        match (field, value) {
            (Field::Basic(basic), Some(value)) => {
                self.basics.insert(*basic, value);
            }
            (Field::Basic(basic), None) => {
                self.basics.remove(basic);
            }
            (Field::Answer(question), Some(value)) => {
                self.answers.insert(question.clone(), value);
            }
            (Field::Answer(question), None) => {
                self.answers.remove(question);
            }
            (Field::Row(section, row, field), value) => {
                self.add_row(*section, *row, None);
                if let Some(known) = self.rows.iter_mut().find(|known| known.id == *row) {
                    match value {
                        Some(value) => known.fields.insert(*field, value),
                        None => known.fields.remove(field),
                    };
                }
            }
        }
    }

    fn add_row(&mut self, section: RowSection, row: RowId, position: Option<i32>) {
        if self.row(row).is_none() {
            let position = position.unwrap_or_else(|| self.next_position(section));
            self.rows.push(DraftRow { id: row, section, position, fields: BTreeMap::new() });
        }
    }

    /// Puts the rows of a section in an order; those that it does not name come last, as on the server.
    fn order(&mut self, section: RowSection, order: &[RowId]) {
        let place = |id: RowId| order.iter().position(|named| *named == id).unwrap_or(usize::MAX);
        self.rows.sort_by_key(|row| (row.section, row.position, row.id));
        let mut ids: Vec<RowId> = self.rows.iter().filter(|row| row.section == section).map(|row| row.id).collect();
        ids.sort_by_key(|id| place(*id));
        for row in self.rows.iter_mut().filter(|row| row.section == section) {
            let at = ids.iter().position(|id| *id == row.id).and_then(|at| i32::try_from(at).ok());
            row.position = at.unwrap_or(row.position);
        }
        self.rows.sort_by_key(|row| (row.section, row.position, row.id));
    }

    fn next_position(&self, section: RowSection) -> i32 {
        let last = self.rows.iter().filter(|row| row.section == section).map(|row| row.position).max();
        last.map_or(0, |last| last.saturating_add(1))
    }

    fn fields(&self) -> Vec<Field> {
        let basics = self.basics.keys().map(|basic| Field::Basic(*basic));
        let answers = self.answers.keys().map(|question| Field::Answer(question.clone()));
        let rows =
            self.rows.iter().flat_map(|row| row.fields.keys().map(|field| Field::Row(row.section, row.id, *field)));
        basics.chain(answers).chain(rows).collect()
    }
}

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
    stored: Values,
    screen: Values,
    queue: SaveQueue,
    clashes: BTreeMap<Field, Clash>,
    refused: BTreeMap<Field, FieldError>,
    /// When something was last stored from here.
    pub(crate) saved_at: Option<Instant>,
    /// When changes from elsewhere were last taken in.
    pub(crate) updated_elsewhere: Option<Instant>,
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

    fn restore(&mut self, kept: Kept) {
        for KeptChange { change, stored } in kept.changes {
            match change {
                Change::Set(field, value) => {
                    let now = self.stored.get(&field).cloned();
                    if now == value {
                        continue;
                    }
                    self.screen.set(&field, value.clone());
                    if now == stored {
                        self.queue.push(Change::Set(field, value));
                    } else {
                        self.clashes.insert(field, Clash { mine: value, theirs: now });
                    }
                    self.restored = true;
                }
                Change::AddRow(section, row, position) if self.stored.row(row).is_none() => {
                    self.screen.add_row(section, row, Some(position));
                    self.queue.push(Change::AddRow(section, row, position));
                    self.restored = true;
                }
                Change::RemoveRow(section, row) if self.stored.row(row).is_some() => {
                    self.screen.rows.retain(|known| known.id != row);
                    self.queue.push(Change::RemoveRow(section, row));
                    self.restored = true;
                }
                Change::AddRow(..) | Change::RemoveRow(..) | Change::Order(..) => {}
            }
        }
    }

    /// Whether the application still takes changes.
    pub(crate) fn may_edit(&self) -> bool {
        self.view.actions.contains(&Act::Edit) && self.queue.pause() != Some(Pause::Closed)
    }

    /// Whether changes of a sent one are under way, which the agency does not see yet (G9.4.2).
    pub(crate) fn is_editing_sent(&self) -> bool {
        self.view.editing
    }

    /// The application period.
    pub(crate) fn period(&self) -> Period {
        Period { opens_at: self.view.ad.opens_at, closes_at: self.view.ad.closes_at }
    }

    /// Once the period is over by the server's clock nothing more is sent.
    pub(crate) fn close_when_over(&mut self, now: Instant) {
        if self.view.actions.contains(&Act::Edit) && self.period().is_over(now) {
            self.queue.close();
        }
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

    /// A request was answered.
    pub(crate) fn saved(&mut self, id: u64, answer: &AnswersSaved) {
        let Some(batch) = self.queue.saved(id) else { return };
        let of_profile = self.is_profile || matches!(batch.request(), Some(Request::Profile(_)));
        let known = if of_profile { self.view.profile_version } else { self.view.version };
        for change in batch.changes {
            self.take_stored(change, answer);
        }
        self.saved_at = Some(answer.saved_at);
        if answer.version.0 > known.0.saturating_add(1) || !answer.conflicts.is_empty() {
            self.queue.wait_for_refresh();
        }
        let version = known.max(answer.version);
        if of_profile {
            self.view.profile_version = version;
        }
        if self.is_profile || !of_profile {
            self.view.version = version;
        }
    }

    fn take_stored(&mut self, change: Change, answer: &AnswersSaved) {
        match change {
            Change::Set(field, value) => {
                let pointer = field.pointer();
                match answer.conflicts.iter().find(|conflict| conflict.pointer == pointer) {
                    Some(conflict) if conflict.stored != value => {
                        let mine = self.queue.unsaved_value(&field).unwrap_or(value);
                        self.queue.forget(&field);
                        self.stored.set(&field, conflict.stored.clone());
                        self.clashes.insert(field, Clash { mine, theirs: conflict.stored.clone() });
                    }
                    Some(_) | None => self.stored.set(&field, value),
                }
            }
            Change::AddRow(section, row, position) => self.stored.add_row(section, row, Some(position)),
            Change::RemoveRow(_, row) => self.stored.rows.retain(|known| known.id != row),
            Change::Order(section, order) => self.stored.order(section, &order),
        }
    }

    /// A request failed.
    pub(crate) fn failed(&mut self, id: u64, failure: &Failure, errors: &[FieldError], now: u64, chance: f64) {
        self.queue.failed(id, failure, now, chance);
        if let Failure::Refused(fields) = failure {
            for field in fields {
                let pointer = field.pointer();
                let error = errors.iter().find(|error| error.pointer == pointer);
                let error =
                    error.cloned().unwrap_or_else(|| FieldError::new(pointer, domain::problem::FieldCode::Malformed));
                self.refused.insert(field.clone(), error);
            }
        }
    }

    /// The newest state from the server. What others changed is taken in quietly where nothing was typed here, and put
    /// to choice where something was (D56).
    pub(crate) fn merge(&mut self, view: ApplicationView) {
        let new = Values::of(&view);
        let mut fields = self.stored.fields();
        fields.extend(new.fields());
        fields.sort();
        fields.dedup();
        let mut changed = self.merge_rows(&new);
        for field in fields {
            let (old, newest) = (self.stored.get(&field).cloned(), new.get(&field).cloned());
            if old == newest || self.is_gone(&field, &new) {
                continue;
            }
            if let Some(clash) = self.clashes.get_mut(&field) {
                clash.theirs = newest;
                continue;
            }
            match self.queue.unsaved_value(&field) {
                Some(mine) if mine == newest => self.queue.forget(&field),
                Some(mine) => {
                    self.queue.forget(&field);
                    self.clashes.insert(field, Clash { mine, theirs: newest });
                }
                None if self.refused.contains_key(&field) => {}
                None => {
                    changed |= self.screen.get(&field) != newest.as_ref();
                    self.screen.set(&field, newest);
                }
            }
        }
        self.clashes.retain(|_, clash| clash.mine != clash.theirs);
        self.screen.rows.sort_by_key(|row| (row.section, row.position, row.id));
        if changed {
            self.updated_elsewhere = Some(view.saved_at);
        }
        self.stored = new;
        self.view = view;
        self.queue.refreshed();
        if self.view.actions.contains(&Act::Edit) {
            self.queue.reopen();
        } else {
            self.queue.close();
        }
    }

    /// Rows that appeared or went elsewhere. A row removed elsewhere stays while something unsaved was typed in it.
    fn merge_rows(&mut self, new: &Values) -> bool {
        let mut changed = false;
        let unsaved = self.queue.unsaved();
        let is_pending = |id: RowId| {
            unsaved.iter().any(|change| match change {
                Change::AddRow(_, row, _) | Change::Set(Field::Row(_, row, _), _) => *row == id,
                Change::Set(Field::Basic(_) | Field::Answer(_), _) | Change::RemoveRow(..) | Change::Order(..) => false,
            })
        };
        let is_removed =
            |id: RowId| unsaved.iter().any(|change| matches!(change, Change::RemoveRow(_, row) if *row == id));
        for row in &new.rows {
            if self.screen.row(row.id).is_none() && !is_removed(row.id) {
                self.screen.rows.push(row.clone());
                changed = true;
            }
        }
        for row in &mut self.screen.rows {
            let is_ordered = unsaved.iter().any(|change| matches!(change, Change::Order(of, _) if *of == row.section));
            if let Some(known) = new.row(row.id).filter(|known| !is_ordered && known.position != row.position) {
                row.position = known.position;
                changed = true;
            }
        }
        let gone: Vec<DraftRow> = self.screen.rows.iter().filter(|row| new.row(row.id).is_none()).cloned().collect();
        for row in gone {
            if !is_pending(row.id) {
                self.screen.rows.retain(|known| known.id != row.id);
                self.clashes.retain(|field, _| !is_of_row(field, row.id));
                changed = true;
            } else if self.stored.row(row.id).is_some() {
                self.queue.push(Change::AddRow(row.section, row.id, row.position));
                for (field, value) in row.fields {
                    self.queue.push(Change::Set(Field::Row(row.section, row.id, field), Some(value)));
                }
            }
        }
        changed
    }

    /// Whether a field's row is on neither the screen nor the server any more.
    fn is_gone(&self, field: &Field, new: &Values) -> bool {
        match field {
            Field::Row(_, row, _) => self.screen.row(*row).is_none() || new.row(*row).is_none(),
            Field::Basic(_) | Field::Answer(_) => false,
        }
    }

    /// The application was deleted: nothing of it is stored any more.
    pub(crate) fn discard(&mut self) {
        self.queue = SaveQueue::default();
        self.queue.close();
        self.clashes.clear();
        self.refused.clear();
    }

    /// What is not stored yet, to be kept on the device (X9-8). `editing` is what stands in the field that has not been
    /// left yet.
    pub(crate) fn to_keep(&self, editing: Option<(Field, Option<AnswerValue>)>, now: Instant) -> Option<Kept> {
        let mut changes: Vec<KeptChange> = self
            .queue
            .unsaved()
            .into_iter()
            .map(|change| {
                let stored = match &change {
                    Change::Set(field, _) => self.stored.get(field).cloned(),
                    Change::AddRow(..) | Change::RemoveRow(..) | Change::Order(..) => None,
                };
                KeptChange { change, stored }
            })
            .collect();
        let refused = self.refused.keys().map(|field| (field.clone(), self.screen.get(field).cloned()));
        let clashing = self.clashes.iter().map(|(field, clash)| (field.clone(), clash.mine.clone()));
        for (field, value) in refused.chain(clashing).chain(editing) {
            let stored = self.stored.get(&field).cloned();
            if stored != value {
                changes.push(KeptChange { change: Change::Set(field, value), stored });
            }
        }
        (!changes.is_empty()).then_some(Kept { at: now, changes })
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

fn is_of_row(field: &Field, row: RowId) -> bool {
    matches!(field, Field::Row(_, known, _) if *known == row)
}

/// The fields that must be filled in, as the judge itself says it of a form with nothing in it.
pub(crate) fn required_fields(form: &Form, now: Instant) -> Vec<String> {
    let row = |section: RowSection| DraftRow {
        id: RowId::from(uuid::Uuid::nil()),
        section,
        position: 0,
        fields: BTreeMap::new(),
    };
    let draft = Draft {
        basics: BTreeMap::from([(
            BasicField::StateEmployer,
            AnswerValue::Text(domain::codes::StateEmployer::BudgetAgency.slug().to_owned()),
        )]),
        rows: RowSection::ALL.iter().map(|section| row(*section)).collect(),
        ..Draft::default()
    };
    evaluate(form, &draft, helsinki::date(now))
        .errors
        .into_iter()
        .filter(|error| error.code == domain::problem::FieldCode::Missing)
        .map(|error| error.pointer)
        .collect()
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
