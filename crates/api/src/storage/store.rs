//! Where the bytes are. Keys are random: a name from outside never reaches the disk.

use std::io;
use std::path::Path;
use std::sync::Arc;

use actix_web::web::Bytes;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use thiserror::Error;

use crate::failure::Failure;

/// The store does not answer, or a file that must be there is not.
#[derive(Debug, Error)]
#[error("the file store failed: {0}")]
pub struct StoreFailed(#[from] object_store::Error);

impl From<StoreFailed> for Failure {
    fn from(failed: StoreFailed) -> Self {
        Self::unavailable(failed.to_string())
    }
}

/// Keeps the bytes of uploaded files.
#[derive(Clone, Debug)]
pub struct Store {
    objects: Arc<dyn ObjectStore>,
    folder: Arc<Path>,
}

impl Store {
    /// A folder on this machine. It is made where it does not exist.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn folder(folder: &Path) -> Result<Self, StoreFailed> {
        std::fs::create_dir_all(folder).map_err(failed)?;
        // What was acknowledged survives a power cut.
        let objects = Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true));
        Ok(Self { objects, folder: folder.into() })
    }

    /// Stores new bytes.
    ///
    /// # Errors
    /// When the store does not take them.
    pub async fn put(&self, key: &str, bytes: Bytes) -> Result<(), StoreFailed> {
        self.objects.put(&place(key), PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }

    /// Reads all bytes.
    ///
    /// # Errors
    /// When they are not there or the store does not answer.
    pub async fn get(&self, key: &str) -> Result<Bytes, StoreFailed> {
        Ok(self.objects.get(&place(key)).await?.bytes().await?)
    }

    /// Removes them, and what was written of them when a kill came in between; harmless when they are gone already.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn delete(&self, key: &str) -> Result<(), StoreFailed> {
        match self.objects.delete(&place(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(self.delete_half_written(key).await.map_err(failed)?)
    }

    /// Bytes are written to the file `key#1` and renamed when they are whole. The store's own interface does not show
    /// such files.
    async fn delete_half_written(&self, key: &str) -> io::Result<()> {
        let whole = self.folder.join(place(key).as_ref());
        let Some(folder) = whole.parent() else { return Ok(()) };
        let mut entries = match tokio::fs::read_dir(folder).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        while let Some(entry) = entries.next_entry().await? {
            if entry
                .file_name()
                .to_str()
                .and_then(|name| name.strip_prefix(key))
                .is_some_and(|end| end.starts_with('#'))
            {
                tokio::fs::remove_file(entry.path()).await?;
            }
        }
        Ok(())
    }
}

fn failed(source: io::Error) -> object_store::Error {
    object_store::Error::Generic { store: "folder", source: Box::new(source) }
}

/// Two levels, so that no folder grows endless.
fn place(key: &str) -> Key {
    Key::from(format!("{}/{key}", key.get(..2).unwrap_or("00")))
}

#[cfg(test)]
mod tests {
    use actix_web::web::Bytes;

    use super::Store;

    #[actix_web::test]
    async fn what_was_put_is_got_until_it_is_deleted() {
        let folder = std::env::temp_dir().join(format!("virka-store-{}", std::process::id()));
        let store = Store::folder(&folder).unwrap();
        store.put("abcdef", Bytes::from_static(b"cv")).await.unwrap();
        assert_eq!(store.get("abcdef").await.unwrap(), "cv");
        store.delete("abcdef").await.unwrap();
        assert!(store.get("abcdef").await.is_err());
        store.delete("abcdef").await.unwrap();
        std::fs::remove_dir_all(folder).unwrap();
    }

    /// Of X15-3: whoever is killed while writing leaves no half a file for ever.
    #[actix_web::test]
    async fn what_was_written_by_half_goes_with_its_key() {
        let folder = std::env::temp_dir().join(format!("virka-store-half-{}", std::process::id()));
        let store = Store::folder(&folder).unwrap();
        store.put("abcdef", Bytes::from_static(b"cv")).await.unwrap();
        store.put("abcdee", Bytes::from_static(b"cv")).await.unwrap();
        let place = |name: &str| folder.join("ab").join(name);
        for half in ["abcdef#1", "abcdef#2", "abcdee#1"] {
            std::fs::write(place(half), b"c").unwrap();
        }
        store.delete("abcdef").await.unwrap();
        let mut left: Vec<_> =
            std::fs::read_dir(folder.join("ab")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["abcdee", "abcdee#1"], "those of others stay");
        std::fs::remove_dir_all(folder).unwrap();
    }
}
