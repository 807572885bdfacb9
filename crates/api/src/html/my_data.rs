//! The page in the archive of everything that is held about somebody (X7-6): read from a disk, so it needs nothing else.

use std::collections::BTreeMap;

use askama::Template;
use domain::accounts::{ConsentView, TermsKind};
use domain::codes::CodeList;
use domain::forms::{AnswerValue, BasicField, DraftRow, Form, QuestionId, QuestionKind, RowSection, SectionKind};
use domain::interviews::MyInterview;
use domain::language::Language;
use domain::my_data::{MyAlert, MyApplication, MyData, MyFile, MyVersion, Opened};
use domain::profile::ProfileFile;
use domain::time::{Instant, helsinki};
use texts::Answered;

use super::frame::render;
use crate::failure::Outcome;
use crate::search::Codes;

#[derive(Template)]
#[template(path = "my_data.html")]
struct MyDataPage<'a> {
    language: Language,
    made: String,
    data: &'a MyData,
    words: Words<'a>,
    photo: Option<&'a str>,
    profile: Vec<Line>,
    profile_rows: Vec<Line>,
}

/// A name and what stands under it.
struct Line {
    name: String,
    value: String,
}

/// One section of a version.
struct Section {
    title: &'static str,
    lines: Vec<Line>,
}

/// The page. `photo` is the photo's place in the archive.
pub(crate) fn page(
    language: Language,
    codes: &Codes,
    data: &MyData,
    profile: &ProfileFile,
    photo: Option<&str>,
) -> Outcome<String> {
    let words = Words { language, codes };
    render(&MyDataPage {
        language,
        made: texts::my_data::made(language, words.time(data.made_at)),
        data,
        words,
        photo,
        profile: words.basics(&profile.basics),
        profile_rows: words.rows(&profile.rows),
    })
}

/// How things are said in one language.
#[derive(Clone, Copy)]
struct Words<'a> {
    language: Language,
    codes: &'a Codes,
}

impl Words<'_> {
    fn time(&self, at: Instant) -> String {
        texts::format::date_time(self.language, helsinki::local(at))
    }

    fn maybe(&self, at: Option<&Instant>) -> String {
        at.map(|at| self.time(*at)).unwrap_or_default()
    }

    fn opened(&self, what: Opened) -> &'static str {
        match what {
            Opened::Application => texts::my_data::opened_application(self.language),
            Opened::Attachment => texts::my_data::opened_attachment(self.language),
        }
    }

    fn value(&self, of: Answered<'_>, value: &AnswerValue) -> String {
        let name = |list: CodeList, code: &str| self.codes.name(list, code, self.language);
        texts::readable(self.language, of, value, name)
    }

    fn basics(&self, basics: &BTreeMap<BasicField, AnswerValue>) -> Vec<Line> {
        let line = |(field, value): (&BasicField, &AnswerValue)| Line {
            name: texts::basic_field(self.language, *field).to_owned(),
            value: self.value(Answered::Basic(*field), value),
        };
        basics.iter().map(line).collect()
    }

    /// What counts in sums only.
    fn for_sums(&self, application: &MyApplication) -> Vec<Line> {
        let all = application.for_sums.iter().map(|(field, text)| (*field, AnswerValue::Text(text.clone())));
        self.basics(&all.collect())
    }

    fn rows(&self, rows: &[DraftRow]) -> Vec<Line> {
        let line = |row: &DraftRow| {
            let fields = row.fields.iter().map(|(field, value)| {
                let name = texts::row_field(self.language, *field);
                format!("{name}: {}", self.value(Answered::Row(*field), value))
            });
            let number = u64::try_from(row.position).unwrap_or_default() + 1;
            Line {
                name: texts::row_name(self.language, row.section, number),
                value: fields.collect::<Vec<_>>().join("; "),
            }
        };
        rows.iter().map(line).collect()
    }

    fn consent(&self, one: &ConsentView) -> String {
        let name = match one.kind {
            TermsKind::TermsOfUse => texts::frame::terms_of_use(self.language),
            TermsKind::PrivacyNotice => texts::frame::privacy_notice(self.language),
        };
        let version = texts::my_data::version(self.language, one.version);
        format!("{name}, {version}, {}", self.time(one.accepted_at))
    }

    fn alert(&self, one: &MyAlert) -> String {
        let name = one.name.iter().map(|name| name.0.as_str());
        let query = one.query.iter().map(|query| query.0.as_str());
        let ends = texts::my_data::alert_ends(self.language, self.time(one.expires_at));
        name.chain(query).chain([ends.as_str()]).collect::<Vec<_>>().join(", ")
    }

    /// When it was offered and opened, and what was booked.
    fn interview(&self, one: &MyInterview) -> Vec<String> {
        let language = self.language;
        let mut lines = vec![texts::my_data::invited(language, self.time(one.invited_at))];
        lines.extend(one.opened_at.map(|at| texts::my_data::page_opened(language, self.time(at))));
        for booking in &one.bookings {
            let (booked, time) = (self.time(booking.booked_at), self.time(booking.starts_at));
            lines.push(texts::my_data::booked(language, booked, time));
            lines.extend(booking.released_at.map(|at| texts::my_data::released(language, self.time(at))));
        }
        lines.extend(one.closed_at.map(|at| texts::my_data::closed(language, self.time(at))));
        lines
    }

    fn version_name(&self, version: &MyVersion) -> String {
        let since = version.in_force_from.map_or_else(
            || texts::my_data::not_sent(self.language).to_owned(),
            |at| texts::my_data::in_force(self.language, self.time(at)),
        );
        format!("{}, {since}", texts::my_data::version(self.language, version.number))
    }

    /// A version section by section, in the order of the form that it answers; what its form does not ask stands last.
    fn sections(&self, application: &MyApplication, version: &MyVersion) -> Vec<Section> {
        let form = application.forms.iter().find(|form| i64::from(form.version) == i64::from(version.form_version));
        let mut left = version.answers.clone();
        let basics =
            Section { title: texts::section(self.language, SectionKind::Basics), lines: self.basics(&version.basics) };
        let mut all = vec![basics];
        all.extend(form.into_iter().flat_map(|form| self.of_form(form, version, &mut left)));
        let lines: Vec<Line> = left
            .iter()
            .map(|(id, value)| Line { name: id.0.clone(), value: self.value(Answered::Question(None), value) })
            .collect();
        all.push(Section { title: texts::section(self.language, SectionKind::Job), lines });
        all.retain(|section| !section.lines.is_empty());
        all
    }

    fn of_form(&self, form: &Form, version: &MyVersion, left: &mut BTreeMap<QuestionId, AnswerValue>) -> Vec<Section> {
        let mut all = Vec::new();
        for section in &form.sections {
            let mut lines = Vec::new();
            for question in &section.questions {
                let name = || question.label.text(self.language).to_owned();
                if let Some(value) = left.remove(&question.id) {
                    lines.push(Line { name: name(), value: self.value(Answered::Question(Some(question)), &value) });
                }
                match &question.kind {
                    QuestionKind::Entries { section } => {
                        let rows = version.rows.iter().filter(|row| row.section == *section).cloned();
                        lines.extend(self.rows(&rows.collect::<Vec<_>>()));
                    }
                    QuestionKind::File(_) => {
                        let of_question = |file: &&MyFile| file.attachment.question == question.id;
                        let files = version.attachments.iter().filter(of_question);
                        lines.extend(files.map(|file| Line { name: name(), value: file.path.clone() }));
                    }
                    QuestionKind::Languages(_) => {
                        let rows = version.rows.iter().filter(|row| row.section == RowSection::Languages).cloned();
                        lines.extend(self.rows(&rows.collect::<Vec<_>>()));
                    }
                    QuestionKind::Text { .. }
                    | QuestionKind::OneOf { .. }
                    | QuestionKind::ManyOf { .. }
                    | QuestionKind::Number(_)
                    | QuestionKind::Date(_)
                    | QuestionKind::YesNo => {}
                }
            }
            all.push(Section { title: texts::section(self.language, section.kind), lines });
        }
        all
    }
}
