//! What the server says, taken into the application: answers to saves, refusals, and its newest state (D56).

use domain::applications::{Act, AnswersSaved, ApplicationView};
use domain::forms::DraftRow;
use domain::ids::RowId;
use domain::problem::FieldError;

use super::change::{Change, Request};
use super::field::Field;
use super::queue::Failure;
use super::state::{Clash, Working, is_of_row};
use super::values::Values;

impl Working {
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
        let too_late = self.view.editing && !view.editing && self.period().is_over(view.now);
        if too_late && view.edited_at == self.view.edited_at {
            // What was sent stands, and nothing else may look as if it did.
            self.start_over(view);
            self.dropped = true;
            return;
        }
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
        self.late = false;
        // A period that was prolonged makes it possible to edit again.
        self.dropped &= self.period().is_over(self.view.now);
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
}
