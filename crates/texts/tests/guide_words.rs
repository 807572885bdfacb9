//! C39: the applicant's guide stays a true manual, because the Swedish page says its words to the letter.
//!
//! The first column is the guide's word; the second is the function that says it. Words of chapters that have no page yet join with their page. Names of code-list values
//! (“Chefsuppgifter” …) come from the code lists and are not repeated here.

use domain::language::Language::Sv;
use texts::{account, ad, alerts, applications, form, frame, interviews, mail, open_application, profile, search};

type Said = fn(texts::Language) -> &'static str;

/// Words that a label says alone.
const LABELS: &[(&str, Said)] = &[
    // 2 Language, header
    ("Språk", frame::language),
    ("Logga in", frame::log_in),
    ("Ansökningar", frame::applications),
    ("Min profil", frame::my_profile),
    ("OK", frame::ok),
    ("Välj", frame::choose),
    ("Skriv ut", frame::print),
    // 3.1–3.2 Searching
    ("Visa alla sökvillkor", search::show_all_filters),
    ("Uppgiftsområden", search::task_areas),
    ("Sök uppgiftsområden", search::find_task_areas),
    ("Arbetsgivare", search::employers),
    ("Sök arbetsgivare", search::find_employers),
    ("Orter", search::locations),
    ("Välj alla", search::choose_all),
    ("Typ", search::employment_type),
    ("Alla jobb", search::all_jobs),
    ("Ordinarie", search::permanent),
    ("Tillfällig", search::temporary),
    ("Tjänsteförhållande", search::public_service),
    ("Anställningsförhållande", search::employment_contract),
    ("Öppen ansökan", search::open_application_type),
    ("Öppen ansökan till staten", search::open_application),
    ("Arbetstid", search::working_time),
    ("Uppgiftens nivå", search::level),
    ("Annonsens språk", search::ad_language),
    ("Distansarbete", search::remote_work),
    // 3.3 The view
    ("Sortera", search::sort),
    ("Jobbannonser som publicerats de senaste 24 timmarna", search::sort_last_day),
    ("Nyaste först", search::sort_newest),
    ("Ansökningstiden upphör", search::sort_closing),
    ("Antal", search::per_page),
    ("Vy", search::view),
    // 3.4–3.6 The ad
    ("Sök nu", ad::apply_now),
    ("Rekryterande ämbetsverk", ad::agency),
    ("Uppgiftsbeskrivning", ad::description),
    ("Vad förväntar vi oss av den sökande", ad::expectations),
    ("Favoriter", frame::favourites),
    ("Favoriter", search::favourites_heading),
    ("Facebook", ad::share_facebook),
    ("X", ad::share_x),
    ("LinkedIn", ad::share_linkedin),
    ("WhatsApp", ad::share_whatsapp),
    // 3.7 Alerts
    ("Sökvakt", alerts::heading),
    ("Namn", alerts::name),
    ("E-post", alerts::email),
    ("Spara", frame::save),
    // 4 Registering, 5 logging in
    ("Sök jobbet", account::gate_heading),
    ("Logga in", account::log_in),
    ("Skapa konto", account::create_account),
    ("Skapa konto", frame::create_account),
    ("Registrera dig", account::register),
    ("vara minst 12 tecken långt", account::password_rule_length),
    ("innehålla minst ett nummer", account::password_rule_digit),
    ("en liten bokstav", account::password_rule_lower),
    ("EN STOR BOKSTAV", account::password_rule_upper),
    ("ett specialtecken", account::password_rule_special),
    ("Koden gäller i 20 minuter", account::code_valid),
    ("Glömde du lösenordet?", account::forgot_password),
    // 6 The applicant's own pages
    ("Mina ansökningar", applications::heading),
    ("Visa alla ansökningar", applications::show_all),
    ("Oavslutade ansökningar", applications::unfinished),
    ("Ansökningar i aktiva rekryteringar", applications::active),
    ("Ansökningar i avslutade rekryteringar", applications::ended),
    ("Radera ansökan", applications::delete),
    ("Återkallad", applications::status_withdrawn),
    ("Min profil", profile::my_profile),
    ("Redigera profil", profile::edit_profile),
    // 9.2 The form
    ("Basuppgifter", form::section_basics),
    ("Personuppgifter", profile::personal_details),
    ("Kontaktuppgifter", profile::contact_details),
    ("Ytterligare information", profile::more_details),
    ("Är du finsk medborgare?", profile::citizenship),
    ("Inget val", profile::state_employer_no_selection),
    ("Stats budgetfinansierad myndighet", profile::state_employer_budget_agency),
    ("Annat än en stats budgetfinansierad myndighet", profile::state_employer_other),
    ("Jag har ingen arbetsgivare just nu", profile::state_employer_none),
    ("Samtycke till elektroniskt tillkännagivande", profile::electronic_notice),
    ("Examen", form::section_degrees),
    ("Kurser", form::section_courses),
    ("jag har inga kurser", form::no_courses),
    ("Språkkunskaper", form::section_languages),
    ("utmärkta", form::level_excellent),
    ("goda", form::level_good),
    ("nöjaktiga", form::level_satisfactory),
    ("svaga", form::level_weak),
    ("Arbetserfarenhet", form::section_experience),
    ("jag har ingen arbetserfarenhet", profile::no_experience),
    ("Erfarenhet, kompetens och kunskaper", form::section_competence),
    ("Jag har inget av de kunskaper som krävs", form::no_skills),
    ("Krävda språk", form::languages_by_law),
    ("Annan språkkunskap som behövs i uppgiften", form::languages_needed),
    ("Övriga språkkunskaper", form::languages_other),
    ("Sökandens bild", form::photo_of_applicant),
    ("Övriga uppgifter", form::other_details),
    ("Ansökan till jobbet", form::section_job),
    ("Bilagor", form::section_attachments),
    // 9.1, 9.3–9.5 Copying, sending, deleting
    ("Kopiera från tidigare ansökningar", form::copy_from_applications),
    ("Ansökan är inte inlämnad", form::status_unsent),
    ("Skicka ansökan", form::send),
    ("Övriga funktioner", form::other_actions),
    ("Ta bort ansökan", form::delete_application),
    ("Tack för din ansökan!", form::sent_heading),
    ("Tack för din ansökan!", mail::sent_subject),
    // 12 Interviews
    ("Bekräfta valet", interviews::confirm_choice),
    ("Ändra intervjutid", interviews::change),
    ("Avboka intervjutid", interviews::cancel),
];

/// Holds G3.2-1, G4-3, G6-1, G9.2.7, G9.3-1, G9.3-3, G9.5: the guide's words for what stands on the screen.
#[test]
fn the_swedish_page_says_the_words_of_the_guide() {
    for (word, said) in LABELS {
        assert_eq!(said(Sv), *word);
    }
}

/// Words that the guide says and that stand within a sentence of ours.
/// Holds G4-2, G9-1, G9.2.8, G9.3-2.
#[test]
fn sentences_keep_the_words_of_the_guide() {
    let sentences = [
        ("sparas i webbläsarens minne", search::favourites_on_device(Sv).to_owned()),
        ("med en röd asterisk", form::mandatory_legend(Sv).to_owned()),
        ("Koden gäller i 20 minuter", mail::code_valid(Sv, "14.32")),
        ("Koden gäller i 20 minuter", texts::errors::code_wrong(Sv).to_owned()),
        ("vara minst 12 tecken långt", texts::errors::password_too_weak(Sv).to_owned()),
        (
            "innehålla minst ett nummer, en liten bokstav, EN STOR BOKSTAV och ett specialtecken",
            texts::errors::password_too_weak(Sv).to_owned(),
        ),
        ("Den största tillåtna filstorleken", form::attachment_rules(Sv, "2 MB")),
        (
            "Om du har spärrmarkering, kan du skriva 'spärrmarkering' i adressfältet",
            profile::non_disclosure(Sv).to_owned(),
        ),
        ("lagen om offentlighet i myndigheternas verksamhet (621/1999)", form::public_for_post(Sv).to_owned()),
        ("Myndigheten måste ändå lämna ut uppgifterna på begäran.", form::not_published_wish_explained(Sv).to_owned()),
        ("Du kan göra en öppen ansökan till ett statligt ämbetsverk", open_application::lead(Sv).to_owned()),
        (
            "hos staten kan en sökande väljas med öppen ansökan endast till högst två år långa tillfälliga uppgifter",
            open_application::only_temporary(Sv).to_owned(),
        ),
        (
            "Öppna ansökningar bevaras i systemet i den tid som du fastställt, maximalt dock två (2) år.",
            open_application::keeping(Sv).to_owned(),
        ),
        ("hittar du den i avsnittet Ansökningar", open_application::keeping_place(Sv).to_owned()),
        ("olla din mapp för skräppost ifall du inte får någon bekräftelse", interviews::booked_mail(Sv).to_owned()),
        ("på förinspelade frågor i form av videoinspelning", interviews::video_how(Sv).to_owned()),
        ("uppdateras ändringarna i alla dina ansökningar", profile::basics_change_everywhere(Sv).to_owned()),
    ];
    for (word, sentence) in sentences {
        assert!(sentence.contains(word), "“{word}” in “{sentence}”");
    }
}
