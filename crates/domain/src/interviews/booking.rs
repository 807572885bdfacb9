//! The life of an invitation: one table (house rule 7).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};
use crate::problem::Kind;
use crate::time::Instant;

choices! {
    /// What happens in a round.
    RoundKind {
        /// People meet, at a place or on a line.
        Interview = "interview",
        /// The applicant answers recorded questions at a partner's service (G12.5).
        Video = "video",
    }
    /// What somebody is invited to.
    InvitationKind {
        /// To choose one of the times (G12.1-1).
        Choice = "choice",
        /// To a time that is fixed already (G12.1-1, G12.4).
        Fixed = "fixed",
        /// To a video interview at a partner (G12.5).
        Video = "video",
    }
    /// Who decided on a time.
    BookedBy {
        /// The applicant.
        Applicant = "applicant",
        /// The agency, for the applicant (G12.4).
        Agency = "agency",
    }
    /// Where an invitation is in its life.
    InvitationStage {
        /// Nothing is booked yet.
        Invited = "invited",
        /// A time is booked.
        Booked = "booked",
        /// What was booked is cancelled; another time can be booked (G12.3).
        Cancelled = "cancelled",
        /// It is over: the application was withdrawn, the account deleted or the recruitment ended (D12).
        Closed = "closed",
    }
    /// What can be done with an invitation.
    BookingAct {
        /// Book a time: “Bekräfta valet”.
        Book = "book",
        /// Take another time instead: “Ändra intervjutid”.
        Move = "move",
        /// Give the time back: “Avboka intervjutid”.
        Cancel = "cancel",
    }
    /// Why an interview was cancelled.
    CancelReason {
        /// By the applicant (G12.3).
        Applicant = "applicant",
        /// By the agency, for the applicant.
        Agency = "agency",
        /// The agency has removed the time; another one can be chosen.
        TimeRemoved = "time_removed",
        /// The application was withdrawn (X10-4).
        Withdrawn = "withdrawn",
        /// The account was deleted (X10-4).
        AccountDeleted = "account_deleted",
        /// The recruitment was ended.
        RecruitmentEnded = "recruitment_ended",
    }
}

/// What leads where, for those who may choose. The agency does the same at any time, the applicant until the end of the
/// booking time.
const TABLE: &[(InvitationStage, BookingAct, InvitationStage)] = &[
    (InvitationStage::Invited, BookingAct::Book, InvitationStage::Booked),
    (InvitationStage::Booked, BookingAct::Move, InvitationStage::Booked),
    (InvitationStage::Booked, BookingAct::Cancel, InvitationStage::Cancelled),
    (InvitationStage::Cancelled, BookingAct::Book, InvitationStage::Booked),
];

impl InvitationStage {
    /// Where an act leads.
    ///
    /// # Errors
    /// [`Kind::InterviewClosed`] when it is over; [`Kind::BookingOver`] when the applicant comes too late;
    /// [`Kind::NotPossible`] when no row of the table fits, for an applicant also where the time is not theirs to choose.
    pub fn after(
        self,
        act: BookingAct,
        by: BookedBy,
        kind: InvitationKind,
        book_until: Instant,
        now: Instant,
    ) -> Result<Self, Kind> {
        if self == Self::Closed {
            return Err(Kind::InterviewClosed);
        }
        let row = TABLE.iter().find(|(from, with, _)| *from == self && *with == act);
        let (.., to) = row.ok_or(Kind::NotPossible)?;
        match (by, kind) {
            (_, InvitationKind::Video) | (BookedBy::Applicant, InvitationKind::Fixed) => Err(Kind::NotPossible),
            (BookedBy::Applicant, InvitationKind::Choice) if now >= book_until => Err(Kind::BookingOver),
            (BookedBy::Applicant, InvitationKind::Choice)
            | (BookedBy::Agency, InvitationKind::Choice | InvitationKind::Fixed) => Ok(*to),
        }
    }

    /// The act by which a time is taken from here: the first, or another one instead.
    #[must_use]
    pub const fn taking(self) -> BookingAct {
        match self {
            Self::Booked => BookingAct::Move,
            Self::Invited | Self::Cancelled | Self::Closed => BookingAct::Book,
        }
    }
}

/// What can be done now: the page's buttons.
#[must_use]
pub fn actions(
    stage: InvitationStage,
    by: BookedBy,
    kind: InvitationKind,
    book_until: Instant,
    now: Instant,
) -> Vec<BookingAct> {
    let may = |act: &BookingAct| stage.after(*act, by, kind, book_until, now).is_ok();
    BookingAct::ALL.iter().copied().filter(may).collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{BookedBy, BookingAct, InvitationKind, InvitationStage, TABLE, actions};
    use crate::codes::Choice;
    use crate::problem::Kind;
    use crate::time::Instant;

    fn until() -> Instant {
        "2027-01-10T10:00:00Z".parse().unwrap()
    }

    /// Of G12.2, G12.3: until the deadline the applicant books, changes, cancels and books again; the closing instant itself
    /// is too late. The agency does it at any time (G12.4).
    #[test]
    fn the_deadline_binds_the_applicant_alone() {
        let last = until() - TimeDelta::milliseconds(1);
        for (stage, may) in [
            (InvitationStage::Invited, [BookingAct::Book].as_slice()),
            (InvitationStage::Booked, &[BookingAct::Move, BookingAct::Cancel]),
            (InvitationStage::Cancelled, &[BookingAct::Book]),
            (InvitationStage::Closed, &[]),
        ] {
            let choice = InvitationKind::Choice;
            assert_eq!(actions(stage, BookedBy::Applicant, choice, until(), last), may);
            assert!(actions(stage, BookedBy::Applicant, choice, until(), until()).is_empty());
            for now in [last, until()] {
                assert_eq!(actions(stage, BookedBy::Agency, choice, until(), now), may);
                assert!(actions(stage, BookedBy::Applicant, InvitationKind::Fixed, until(), now).is_empty());
                assert!(actions(stage, BookedBy::Agency, InvitationKind::Video, until(), now).is_empty());
            }
        }
        assert_eq!(TABLE.len(), 4);
    }

    #[test]
    fn what_stands_in_the_way_is_said() {
        let act = |stage: InvitationStage, act, now| {
            stage.after(act, BookedBy::Applicant, InvitationKind::Choice, until(), now)
        };
        assert_eq!(act(InvitationStage::Closed, BookingAct::Book, until()), Err(Kind::InterviewClosed));
        assert_eq!(act(InvitationStage::Booked, BookingAct::Move, until()), Err(Kind::BookingOver));
        assert_eq!(act(InvitationStage::Invited, BookingAct::Cancel, until()), Err(Kind::NotPossible));
        for stage in InvitationStage::ALL {
            let taking = stage.taking();
            assert_eq!(taking == BookingAct::Move, *stage == InvitationStage::Booked);
        }
    }
}
