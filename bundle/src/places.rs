//! Where everything lies in the checkout.

use crate::failure::{Done, Failure};
use std::path::{Path, PathBuf};

pub(crate) struct Places {
    pub(crate) root: PathBuf,
    pub(crate) web: PathBuf,
    pub(crate) target: PathBuf,
    /// What is delivered.
    pub(crate) out: PathBuf,
}

impl Places {
    pub(crate) fn of_this_checkout() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = root.canonicalize().unwrap_or(root);
        let target = root.join("target");
        Self { web: root.join("crates/web"), out: target.join("bundle/applicant"), target, root }
    }

    pub(crate) fn packages(&self) -> PathBuf {
        self.web.join("node_modules")
    }

    pub(crate) fn font(&self, name: &str) -> PathBuf {
        self.packages().join("@fontsource-variable/source-sans-3/files").join(name)
    }

    /// Says at once what is missing, instead of failing half-way over a file nobody knows.
    pub(crate) fn require_packages(&self) -> Done {
        if self.packages().join(".package-lock.json").is_file() {
            Ok(())
        } else {
            Err(Failure::new(
                "crates/web/node_modules is missing: run `npm ci` in crates/web, or anything through ./just",
            ))
        }
    }
}
