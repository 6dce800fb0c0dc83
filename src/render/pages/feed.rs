//! The feed of issues and the map of pages.

use crate::plan::{LISTED_PER_MAP, Plan};
use crate::render::pages::Scene;
use crate::render::pages::section::lead;
use crate::render::view::{FeedEntry, FeedView, SitemapEntry, SitemapView};
use crate::route::{IssuePart, RouteKind};
use crate::units::Date;

/// Issues in the feed; older ones are in the archive.
const ENTRIES: usize = 24;

/// The newest issues; `base` is the site's address.
pub(crate) fn feed(scene: &Scene<'_>, base: &str) -> FeedView {
    let entries = (0..scene.facts.bulletins.len()).rev().take(ENTRIES).map(|at| {
        let own = Scene { at, ..*scene };
        let bulletin = own.bulletin();
        FeedEntry {
            title: bulletin.title.to_string(),
            href: format!("{base}{}", own.issue_path(IssuePart::Bulletin)),
            updated: moment(bulletin.issued),
            summary: plain(&lead(&own)),
        }
    });
    FeedView {
        home: base.to_owned(),
        own: format!("{base}feed.xml"),
        updated: moment(scene.bulletin().issued),
        entries: entries.collect(),
    }
}

/// Bulletins have a day and no hour; the format asks for one.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// Our own markup without its tags.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}

/// The part of the map from 0; nothing stands for the list of all parts.
pub(crate) fn sitemap(plan: &Plan, base: &str, part: Option<usize>) -> SitemapView {
    let newest = &plan.facts.bulletins[plan.facts.bulletins.len() - 1];
    let listed = plan.routes.iter().filter(|route| route.kind.is_listed());
    let Some(part) = part else {
        let parts = 1..=listed.count().div_ceil(LISTED_PER_MAP);
        let entry =
            |number| SitemapEntry { href: format!("{base}sitemap-{number}.xml"), changed: newest.issued.to_string() };
        return SitemapView { is_index: true, entries: parts.map(entry).collect() };
    };
    let mine = listed.skip(part * LISTED_PER_MAP).take(LISTED_PER_MAP);
    let entry = |route: &crate::route::Route| {
        let issued = match route.kind {
            RouteKind::Issue { bulletin, .. } => plan.facts.bulletins[bulletin].issued,
            RouteKind::Special(special) => plan.facts.specials[special].issued,
            _ => newest.issued,
        };
        SitemapEntry { href: format!("{base}{}", route.path), changed: issued.to_string() }
    };
    SitemapView { is_index: false, entries: mine.map(entry).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_plain_text() {
        assert_eq!(plain("完成<b>76.9%</b>，<a href=\"x\">甲&amp;乙</a>"), "完成76.9%，甲&乙");
    }
}
