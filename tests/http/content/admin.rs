use api::admin::create_user::{self, Created};
use api::usecases::accounts::create_work_account::{Duty, Wish};
use domain::accounts::ActivateWorkAccount;
use domain::email::Email;
use domain::language::Language;
use domain::personal::Personal;
use tests::both;

both! {
    /// Of X13-6: whoever runs the service makes a service administrator by a command; the link gives the account its
    /// password, and the account sees every page, published or not.
    async fn a_service_administrator_is_made_by_a_command(app: &TestApp) {
        let wish = Wish { email: Email::parse("tjanst@example.org").unwrap(), duty: Duty::Service, language: Language::Sv };
        let Created::Link(link) = create_user::run(&app.app, wish.clone(), app.now()).await.unwrap() else { panic!() };
        let client = app.client();
        let secret = Personal(link.split_once('#').unwrap().1.to_owned());
        let activate = ActivateWorkAccount { secret, password: Personal(tests::PASSWORD.to_owned()) };
        client.activate_work_account(&activate).await.unwrap();
        assert_eq!(client.list_page_versions().await.unwrap().value.len(), 15);
        assert_eq!(client.list_all_notices().await.unwrap().value, []);
        let slug = "help".parse().unwrap();
        assert_eq!(client.show_page_version(slug, Language::Sv).await.unwrap().value.title, "Hjälp och kontakt");
        // Asked for twice it is the same account with the same duty.
        assert!(matches!(create_user::run(&app.app, wish, app.now()).await.unwrap(), Created::HasPassword(_)));
        // It administers the service, not an agency.
        let received = client.list_recruitments(&"migri".parse().unwrap(), &[], 10, None).await.unwrap_err();
        assert_eq!(received.code(), Some("not_found"));
    }
}
