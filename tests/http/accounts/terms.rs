use domain::accounts::TermsKind;
use domain::language::Language;
use tests::both;

both! {
    /// Holds G2-1. Of G1-3: both texts, in each language of the service.
    async fn both_texts_exist_in_every_language(app: &TestApp) {
        for language in Language::ALL {
            let terms = app.client().in_language(language).show_terms().await.unwrap().value;
            let kinds: Vec<_> = terms.iter().map(|version| version.kind).collect();
            assert_eq!(kinds, [TermsKind::TermsOfUse, TermsKind::PrivacyNotice]);
            assert!(terms.iter().all(|version| version.language == language && version.html.len() > 500));
        }
    }

    /// Holds X14-4: an unknown parameter is an error that names it.
    async fn an_unknown_parameter_is_named(app: &TestApp) {
        let answer = app.http().get(app.at("/api/v1/terms?lang=sv")).send().await.unwrap();
        assert_eq!(answer.status(), 400);
        let problem: domain::problem::Problem = answer.json().await.unwrap();
        assert_eq!((problem.code.as_str(), problem.errors[0].pointer.as_str()), ("bad_query", "?lang"));
    }
}
