//! Code lists.

use domain::codes::{CodeList, CodeListView};

use crate::request::{Method, Request};
use crate::{Answer, Client, Failure};

impl Client {
    /// `show_code_list`: a whole list with its names.
    ///
    /// # Errors
    /// Only those of the connection.
    pub async fn show_code_list(&self, list: CodeList) -> Result<Answer<CodeListView>, Failure> {
        self.run(Request::new(Method::Get, format!("/code-lists/{list}"))).await?.json()
    }
}
