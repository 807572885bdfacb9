//! All that a server has of anybody: every row of every table, and every byte of the store.

use api::db::Engine;
use sea_orm::{ConnectionTrait, QueryResult, Statement};

use crate::TestApp;

impl TestApp {
    /// Everything that every table holds, as one text: a line a row, the table's name in front.
    pub async fn everything(&self) -> String {
        let db = self.app.db.read();
        let backend = db.get_database_backend();
        let rows = async |sql: String| db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
        let text = |row: &QueryResult| row.try_get_by_index::<Option<String>>(0).unwrap().unwrap_or_default();
        let tables = match self.app.db.engine() {
            Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
            Engine::Postgres => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
        };
        let mut all = String::new();
        for table in rows(tables.to_owned()).await.iter().map(text) {
            let sql = match self.app.db.engine() {
                Engine::Sqlite => {
                    let columns = rows(format!("SELECT name FROM pragma_table_info('{table}')")).await;
                    let columns: Vec<_> = columns.iter().map(|row| format!("quote({})", text(row))).collect();
                    format!("SELECT {} FROM {table}", columns.join(" || ' ' || "))
                }
                Engine::Postgres => format!("SELECT row_to_json(t)::text FROM {table} t"),
            };
            for row in rows(sql).await {
                all.push_str(&format!("{table}: {}\n", text(&row)));
            }
        }
        all
    }

    /// Whether any file of the store has these bytes in it.
    #[must_use]
    pub fn store_has(&self, part: &[u8]) -> bool {
        fn has(folder: &std::path::Path, part: &[u8]) -> bool {
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
                if path.is_dir() {
                    return has(&path, part);
                }
                std::fs::read(&path).unwrap().windows(part.len()).any(|window| window == part)
            })
        }
        has(&self.folder.path().join("files"), part)
    }
}
