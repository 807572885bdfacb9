//! What an applicant is told of an interview, in words: the same for the mail and for the agency that looks at it before.
//! Pure: it reads no table and sends nothing.

use domain::event::InterviewNews;
use domain::interviews::{BookedBy, CancelReason, InterviewContact, InterviewerName, Meeting};
use domain::language::Language;
use domain::time::{Instant, helsinki};
use texts::{Part, interviews as words};

/// What letters about an interview say besides the news.
#[derive(Clone, Debug)]
pub struct About {
    /// The language of every word.
    pub language: Language,
    /// The title of the ad.
    pub title: String,
    /// The agency's name.
    pub agency: String,
    /// The “sök-ID”.
    pub recruitment_code: String,
    /// The end of the booking time.
    pub book_until: Instant,
    /// What the agency says to those invited.
    pub note: Option<String>,
    /// Who interviews.
    pub interviewers: Vec<InterviewerName>,
    /// Whom to ask.
    pub contact: InterviewContact,
    /// The page of the interview, with its secret; none where the letter has no link.
    pub page: Option<String>,
    /// The address of the video interview.
    pub video: Option<String>,
    /// Whether the applicant can still choose.
    pub may_choose: bool,
}

/// A letter in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    /// Its subject.
    pub subject: String,
    /// What it says, the action first.
    pub paragraphs: Vec<Paragraph>,
}

/// One paragraph.
#[derive(Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// Plain words.
    Words(String),
    /// Words around an address.
    Link {
        /// Before it.
        before: String,
        /// The address.
        url: String,
        /// After it.
        after: String,
    },
}

impl Paragraph {
    /// As plain text.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Link { before, url, after } => format!("{before}{url}{after}"),
        }
    }
}

/// The words for news.
#[must_use]
pub fn say(about: &About, news: &InterviewNews) -> Said {
    let language = about.language;
    let (title, agency) = (about.title.as_str(), about.agency.as_str());
    let mut said = Lines { about, all: Vec::new() };
    let subject = match news {
        InterviewNews::Offered => {
            said.words(words::offered(language, agency, title));
            said.page(words::offered_choose_parts(language));
            said.words(words::choose_until(language, time(language, about.book_until)));
            said.note();
            said.facts();
            words::offered_subject(language)
        }
        InterviewNews::Fixed { meeting, .. } => {
            said.words(words::fixed(language, agency, title));
            said.meeting(meeting);
            said.facts();
            said.note();
            said.page(words::fixed_see_parts(language));
            said.words(words::fixed_cannot(language));
            words::fixed_subject(language)
        }
        InterviewNews::Video => {
            said.words(words::video(language, agency, title));
            said.words(words::video_until(language, time(language, about.book_until)));
            said.words(words::video_how(language));
            said.note();
            if let Some(video) = &about.video {
                said.link(words::video_open_parts(language), video);
            }
            said.facts();
            words::video_subject(language)
        }
        InterviewNews::Booked { meeting, by, .. } => {
            said.words(match by {
                BookedBy::Applicant => words::booked(language, agency, title),
                BookedBy::Agency => words::booked_for_you(language, agency, title),
            });
            said.meeting(meeting);
            said.facts();
            said.manage();
            words::booked_subject(language)
        }
        InterviewNews::Moved { before, meeting, .. } => {
            let same_time = (before.starts_at, before.ends_at) == (meeting.starts_at, meeting.ends_at);
            if same_time {
                said.words(words::details(language, agency, title));
                said.meeting(meeting);
            } else {
                said.words(words::moved(language, agency, title));
                said.words(words::moved_new(language, span(language, meeting)));
                said.words(words::moved_old(language, span(language, before)));
                said.words(words::finnish_time(language));
                said.where_(meeting);
            }
            said.facts();
            said.manage();
            if same_time { words::details_subject(language) } else { words::moved_subject(language) }
        }
        InterviewNews::Cancelled { meeting, reason, message, .. } => {
            said.words(words::cancelled(language, agency, title));
            said.words(words::cancelled_time(language, span(language, meeting)));
            said.cancelled(*reason, message.as_deref());
            words::cancelled_subject(language)
        }
        InterviewNews::Tomorrow { meeting } => {
            said.words(words::tomorrow(language, agency, title));
            said.meeting(meeting);
            said.facts();
            said.page(words::fixed_see_parts(language));
            words::tomorrow_subject(language)
        }
        InterviewNews::ChooseSoon => {
            said.words(words::choose_soon(language, agency, title));
            said.page(words::offered_choose_parts(language));
            said.words(words::choose_until(language, time(language, about.book_until)));
            said.facts();
            words::choose_soon_subject(language)
        }
    };
    Said { subject: subject.to_owned(), paragraphs: said.all }
}

/// `12.1.2027 kl. 09.00–09.45`, as a Helsinki clock shows it.
#[must_use]
pub fn span(language: Language, meeting: &Meeting) -> String {
    let (from, to) = (helsinki::local(meeting.starts_at), helsinki::local(meeting.ends_at));
    let start = texts::format::date_time(language, from);
    if from.date() == to.date() {
        words::same_day(language, texts::format::time(language, to.time()), start)
    } else {
        words::over_midnight(language, texts::format::date_time(language, to), start)
    }
}

/// “Ada Demo, enhetschef”
#[must_use]
pub fn interviewer(of: &InterviewerName) -> String {
    match &of.title {
        Some(title) => format!("{}, {title}", of.name),
        None => of.name.clone(),
    }
}

/// Name, telephone and address in one line.
#[must_use]
pub fn contact(of: &InterviewContact) -> String {
    [Some(of.name.as_str()), of.phone.as_deref(), Some(of.email.as_str())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// The names of those who interview, in one line; nothing where nobody is named.
#[must_use]
pub fn interviewers(language: Language, of: &[InterviewerName]) -> Option<String> {
    let names: Vec<_> = of.iter().map(interviewer).collect();
    (!names.is_empty()).then(|| words::interviewers(language, names.join("; ")))
}

fn time(language: Language, at: Instant) -> String {
    texts::format::date_time(language, helsinki::local(at))
}

struct Lines<'a> {
    about: &'a About,
    all: Vec<Paragraph>,
}

impl Lines<'_> {
    fn words(&mut self, words: impl Into<String>) {
        self.all.push(Paragraph::Words(words.into()));
    }

    fn link(&mut self, parts: &[Part], url: &str) {
        let (mut before, mut after, mut passed) = (String::new(), String::new(), false);
        for part in parts {
            match part {
                Part::Words(words) if passed => after.push_str(words),
                Part::Words(words) => before.push_str(words),
                Part::Value(_) => passed = true,
            }
        }
        self.all.push(Paragraph::Link { before, url: url.to_owned(), after });
    }

    fn page(&mut self, parts: &[Part]) {
        if let Some(page) = &self.about.page {
            self.link(parts, page);
        }
    }

    fn note(&mut self) {
        if let Some(note) = &self.about.note {
            self.words(note.clone());
        }
    }

    fn meeting(&mut self, meeting: &Meeting) {
        let language = self.about.language;
        self.words(words::when(language, span(language, meeting)));
        self.words(words::finnish_time(language));
        self.where_(meeting);
    }

    fn where_(&mut self, meeting: &Meeting) {
        let language = self.about.language;
        if let Some(place) = &meeting.place {
            self.words(words::place(language, place));
        }
        if let Some(link) = &meeting.link {
            self.link(words::remote_parts(language), link);
        }
    }

    /// Interviewers, contact person, “sök-ID”.
    fn facts(&mut self) {
        let language = self.about.language;
        if let Some(names) = interviewers(language, &self.about.interviewers) {
            self.words(names);
        }
        self.words(words::contact(language, contact(&self.about.contact)));
        self.words(texts::mail::sent_search_id(language, &self.about.recruitment_code));
    }

    /// How to change or cancel, while that is theirs to do.
    fn manage(&mut self) {
        let language = self.about.language;
        if self.about.may_choose {
            self.page(words::manage_parts(language));
            self.words(words::manage_until(language, time(language, self.about.book_until)));
        } else {
            self.page(words::fixed_see_parts(language));
            self.words(words::fixed_cannot(language));
        }
    }

    fn cancelled(&mut self, reason: CancelReason, message: Option<&str>) {
        let language = self.about.language;
        self.words(match reason {
            CancelReason::Applicant => words::cancelled_by_you(language),
            CancelReason::Agency => words::cancelled_by_agency(language),
            CancelReason::TimeRemoved => words::removed(language),
            CancelReason::Withdrawn => words::cancelled_withdrawn(language),
            CancelReason::AccountDeleted => words::cancelled_account(language),
            CancelReason::RecruitmentEnded => words::cancelled_ended(language),
        });
        if let Some(message) = message {
            self.words(message);
        }
        match reason {
            CancelReason::TimeRemoved => {
                self.page(words::removed_choose_parts(language));
                self.words(words::choose_until(language, time(language, self.about.book_until)));
            }
            CancelReason::Applicant | CancelReason::Agency if self.about.may_choose => {
                self.words(words::cancelled_again(language, time(language, self.about.book_until)));
            }
            CancelReason::Applicant
            | CancelReason::Agency
            | CancelReason::Withdrawn
            | CancelReason::AccountDeleted
            | CancelReason::RecruitmentEnded => {}
        }
        self.words(words::contact(language, contact(&self.about.contact)));
    }
}
