use api::config::Settings;

/// Of G8-2, D6: an agency's time is never shorter than what applicants are promised.
#[test]
fn an_agency_keeps_applications_at_least_as_long_as_applicants_have_them() {
    let wrong = |months| Settings { anonymise_after_months: months, ..Settings::default() }.wrong();
    assert_eq!(Settings::default().anonymise_after_months, 24);
    assert_eq!(wrong(24), Vec::<String>::new());
    assert_eq!(wrong(23), ["VIRKA_ANONYMISE_AFTER_MONTHS: at least 24"]);
}
