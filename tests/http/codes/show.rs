use domain::codes::{Choice, CodeList};
use tests::both;

both! {
    /// Holds G3.2.1, G3.2.2, G3.2.3: every list is there, in three languages, and each place has its region.
    async fn every_list_can_be_read(app: &TestApp) {
        for list in CodeList::ALL {
            let view = app.client().show_code_list(*list).await.unwrap().value;
            assert!(!view.items.is_empty(), "{list}");
            assert!(view.items.iter().all(|item| item.names.fi.is_some()), "{list}");
        }
        let regions = app.client().show_code_list(CodeList::Regions).await.unwrap().value;
        let places = app.client().show_code_list(CodeList::Municipalities).await.unwrap().value;
        assert_eq!((regions.items.len(), places.items.len()), (19, 308));
        for place in &places.items {
            assert!(regions.items.iter().any(|region| Some(&region.code) == place.parent.as_ref()), "{}", place.code);
        }
        let unknown = app.http().get(app.at("/api/v1/code-lists/colours")).send().await.unwrap();
        assert_eq!(unknown.status(), 404);
    }
}
