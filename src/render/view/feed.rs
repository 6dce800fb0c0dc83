//! What machines follow: the feed of issues and the map of pages. They exist when the site has a `base_url`.

use serde::Serialize;

/// `feed`: the issues, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct FeedView {
    /// Address of the front page, absolute; also the feed's id.
    pub home: String,
    /// Address of the feed itself, absolute.
    pub own: String,
    /// Date of the newest issue as `YYYY-MM-DDT00:00:00Z`.
    pub updated: String,
    /// The issues.
    pub entries: Vec<FeedEntry>,
}

/// An issue in the feed.
#[derive(Clone, Debug, Serialize)]
pub struct FeedEntry {
    /// Its title.
    pub title: String,
    /// Its permanent address, absolute; also its id.
    pub href: String,
    /// Its date as `YYYY-MM-DDT00:00:00Z`.
    pub updated: String,
    /// What it says first, as plain text.
    pub summary: String,
}

/// `sitemap`: pages with their dates, or the files that list them.
#[derive(Clone, Debug, Serialize)]
pub struct SitemapView {
    /// Whether the entries are further maps and not pages.
    pub is_index: bool,
    /// The entries.
    pub entries: Vec<SitemapEntry>,
}

/// An entry of a map.
#[derive(Clone, Debug, Serialize)]
pub struct SitemapEntry {
    /// Absolute address.
    pub href: String,
    /// `YYYY-MM-DD`: when what it shows was issued.
    pub changed: String,
}
