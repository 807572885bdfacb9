//! One test, two databases (house rule 13).

/// Makes of each `async fn name(app: &TestApp) { … }` a test on SQLite and a test on PostgreSQL.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: &TestApp) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, reason = "a test may need nothing of its file")]
            use super::*;

            async fn test($app: &$crate::TestApp) $body

            #[test]
            fn sqlite() {
                $crate::run($crate::Engine::Sqlite, test);
            }

            #[test]
            fn postgres() {
                $crate::run($crate::Engine::Postgres, test);
            }
        }
    )*};
}
