//! C39: 0, 1, 2 and 21 in three languages. Finnish, Swedish and English have “one” for 1 only: 21 is many.

use domain::language::Language::{En, Fi, Sv};
use texts::{Part, account, applications, form, search};

/// Holds G2-1.
#[test]
fn only_one_is_one() {
    let jobs = |language| [0, 1, 2, 21].map(|n| search::jobs_found(language, n));
    assert_eq!(jobs(Sv), ["0 lediga jobb", "1 ledigt jobb", "2 lediga jobb", "21 lediga jobb"]);
    assert_eq!(
        jobs(Fi),
        ["0 avointa työpaikkaa", "1 avoin työpaikka", "2 avointa työpaikkaa", "21 avointa työpaikkaa"]
    );
    assert_eq!(jobs(En), ["0 open jobs", "1 open job", "2 open jobs", "21 open jobs"]);

    let own = |language| [0, 1, 2, 21].map(|n| applications::count(language, n));
    assert_eq!(own(Sv), ["0 ansökningar", "1 ansökan", "2 ansökningar", "21 ansökningar"]);
    assert_eq!(own(Fi), ["0 hakemusta", "1 hakemus", "2 hakemusta", "21 hakemusta"]);
}

/// Holds G9-2: what waits on a broken line is counted right.
#[test]
fn waiting_changes_are_counted() {
    assert_eq!(form::offline(Sv, 1), "Ingen anslutning. 1 ändring väntar. Stäng inte fliken.");
    assert_eq!(form::offline(Sv, 2), "Ingen anslutning. 2 ändringar väntar. Stäng inte fliken.");
    assert_eq!(form::offline(Fi, 2), "Ei yhteyttä. 2 muutosta odottaa tallennusta. Älä sulje välilehteä.");
}

/// Holds G2-1.
#[test]
fn counts_have_the_separator_of_their_language() {
    assert_eq!(search::jobs_found(Sv, 12_345), "12\u{a0}345 lediga jobb");
    assert_eq!(search::jobs_found(Fi, 12_345), "12\u{a0}345 avointa työpaikkaa");
    assert_eq!(search::jobs_found(En, 12_345), "12,345 open jobs");
    assert_eq!(search::options_shown(En, 1_000, 2_000), "1,000 of 2000 shown");
}

/// Holds G9-2, G1-7: values stand where each language wants them.
#[test]
fn values_are_put_in_their_places() {
    assert_eq!(form::saved_at(Sv, "14.32"), "Sparat kl. 14.32");
    assert_eq!(form::saved_at(Fi, "14.32"), "Tallennettu klo 14.32");
    assert_eq!(form::saved_at(En, "14:32"), "Saved at 14:32");
    assert_eq!(form::not_saved(Sv, 8), "Inte sparat. Försöker igen om 8\u{a0}s.");
    assert_eq!(
        texts::errors::period_ended_at(Sv, "Migrationsverket", "15.12.2026 kl. 16.15"),
        "Ansökningstiden gick ut 15.12.2026 kl. 16.15. Ansökan kan inte längre skickas. Kontakta Migrationsverket om du har frågor."
    );
}

/// Holds G4-3: a page can make links of the values of a sentence.
#[test]
fn a_sentence_comes_in_pieces_for_links() {
    assert_eq!(
        account::accept_terms_parts(Sv),
        [Part::Words("Jag godkänner "), Part::Value("terms"), Part::Words(" och "), Part::Value("privacy")]
    );
}
