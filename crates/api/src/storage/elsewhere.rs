//! Names in documents that lead to other machines.

/// Whether something that a document fetches by itself comes from another machine: an address of the web, a share in a
/// network. A template on the writer's own disk is none: nearly every template leaves its name behind.
pub(super) fn is_elsewhere(target: &str) -> bool {
    let target = target.trim().to_lowercase().replace('\\', "/");
    if let Some(path) = target.strip_prefix("file:///") {
        return path.starts_with('/');
    }
    if target.starts_with("//") {
        return true;
    }
    // One letter before a colon is a disk.
    target.split_once(':').is_some_and(|(scheme, _)| scheme.len() > 1 && !scheme.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::is_elsewhere;

    /// Of G9.2.8.
    #[test]
    fn the_writers_own_disk_is_not_elsewhere() {
        for there in [
            "http://example.org/a.dotm",
            "HTTPS://example.org/a.dotm",
            "file://server/a.dotm",
            "file:////server/a.dotm",
            "\\\\server\\share\\a.dotm",
            "//server/a.dotm",
            "mhtml:http://example.org/a!x",
        ] {
            assert!(is_elsewhere(there), "{there}");
        }
        for here in ["file:///C:\\Users\\Aino\\cv.dotx", "C:\\cv.dotx", "Normal.dotm", "", "styles/a.dotx"] {
            assert!(!is_elsewhere(here), "{here}");
        }
    }
}
