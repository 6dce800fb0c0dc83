//! The reference page of the content format, written from the catalogue.

/// Markdown of `content/README.md`.
pub fn reference() -> String {
    String::new()
}
