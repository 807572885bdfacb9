//! Where the bytes are. Keys are random: a name from outside never reaches the disk.

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
pub struct Store(Arc<dyn ObjectStore>);

impl Store {
    /// A folder on this machine. It is made where it does not exist.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn folder(folder: &Path) -> Result<Self, StoreFailed> {
        std::fs::create_dir_all(folder)
            .map_err(|source| object_store::Error::Generic { store: "folder", source: Box::new(source) })?;
        // What was acknowledged survives a power cut.
        Ok(Self(Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true))))
    }

    /// Stores new bytes.
    ///
    /// # Errors
    /// When the store does not take them.
    pub async fn put(&self, key: &str, bytes: Bytes) -> Result<(), StoreFailed> {
        self.0.put(&place(key), PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }

    /// Reads all bytes.
    ///
    /// # Errors
    /// When they are not there or the store does not answer.
    pub async fn get(&self, key: &str) -> Result<Bytes, StoreFailed> {
        Ok(self.0.get(&place(key)).await?.bytes().await?)
    }

    /// Removes them; harmless when they are gone already.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn delete(&self, key: &str) -> Result<(), StoreFailed> {
        match self.0.delete(&place(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
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
}
