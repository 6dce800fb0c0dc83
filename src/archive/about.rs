//! What a bundle is of: the facts that its descriptions are written from.
//!
//! In: the facts of a build and what was asked for. Out: [`About`], which stands in `MANIFEST.json` and from which every
//! description in the bundle can be written again. It holds facts only: nothing of the machine, the day or the person at work.

use serde::{Deserialize, Serialize};

use crate::model::{Bulletin, Facts};
use crate::route::IssuePart;
use crate::units::Date;

/// Where the pages are said to lie when the site has no address of its own; the name can never exist.
pub const EXAMPLE_ADDRESS: &str = "https://bulletin.invalid/";

/// The word for all issues together.
pub const CAMPAIGN: &str = "campaign";

/// What a bundle is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Id of the issue, or `campaign`; also the bundle's name.
    pub id: String,
    /// What is archived.
    pub kind: Kind,
    /// 题名.
    pub title: String,
    /// 发布单位.
    pub publisher: String,
    /// Name of the site.
    pub site: String,
    /// Language tag of the pages.
    pub language: String,
    /// Whom the pages are for: `public` or `offices`.
    pub audience: String,
    /// Where the site stands, ending in `/`.
    pub address: String,
    /// Whether that address is [`EXAMPLE_ADDRESS`].
    pub address_is_example: bool,
    /// 发布日期: the issue's date, of a campaign its last issue's.
    pub published: String,
    /// 采集时间 in UTC, to the second.
    pub captured: String,
    /// Whether somebody said when the pages were captured; if not, it is the day of the last issue on the site.
    pub captured_is_given: bool,
    /// Program and version.
    pub program: String,
    /// Name of the theme.
    pub theme: String,
    /// Whether what the site was made from is in the bundle.
    pub has_inputs: bool,
    /// The page to open first, inside the site.
    pub start: String,
    /// All issues on the site, by date.
    pub issues: Vec<Issue>,
}

/// What is archived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One issue, monthly or special; the bundle holds the site it stands on.
    Bulletin,
    /// The whole campaign.
    Campaign,
}

/// An issue on the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date.
    pub published: String,
}

/// What is asked of an archive.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Id of an issue, or `campaign`.
    pub id: String,
    /// When the pages were captured; nothing for the day of the last issue on the site.
    pub captured: Option<Moment>,
    /// Whether what the site was made from goes along.
    pub has_inputs: bool,
}

/// A second in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(jiff::Timestamp);

impl Moment {
    /// Reads `YYYY-MM-DD`, which is its first second in UTC, or a date and time with an offset, such as `2030-07-31T17:30:00+08:00`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(date) = crate::units::parse_date(text) {
            return Self::start_of(date);
        }
        let moment: jiff::Timestamp = text.parse().ok()?;
        Some(Self(jiff::Timestamp::from_second(moment.as_second()).ok()?))
    }

    fn start_of(date: Date) -> Option<Self> {
        format!("{date}T00:00:00Z").parse().ok().map(Self)
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl About {
    /// The facts of a build; nothing when it has no such issue.
    pub fn new(facts: &Facts, theme: Option<&str>, wanted: &Wanted) -> Option<Self> {
        let mut all: Vec<&Bulletin> = facts.bulletins.iter().chain(&facts.specials).collect();
        all.sort_by(|a, b| a.issued.cmp(&b.issued).then_with(|| a.id.cmp(&b.id)));
        let last = *all.last()?;
        let (kind, of) = match all.iter().find(|own| own.id.as_str() == wanted.id) {
            Some(own) => (Kind::Bulletin, *own),
            None if wanted.id == CAMPAIGN => (Kind::Campaign, last),
            None => return None,
        };
        let site = &facts.site;
        let (title, start) = match kind {
            Kind::Bulletin => (of.title.to_string(), IssuePart::Bulletin.path(of.id.as_str())),
            Kind::Campaign => (site.name.to_string(), "index.html".to_owned()),
        };
        // The site holds all issues, so it cannot have been captured before the last of them.
        let captured = wanted.captured.or_else(|| Moment::start_of(last.issued))?;
        let issue = |own: &&Bulletin| Issue {
            id: own.id.to_string(),
            title: one_line(&own.title),
            published: own.issued.to_string(),
        };
        Some(Self {
            id: wanted.id.clone(),
            kind,
            title: one_line(&title),
            publisher: one_line(&site.publisher),
            site: one_line(&site.name),
            language: site.language.to_owned(),
            audience: facts.audience.id().to_owned(),
            address: site.base_url.as_deref().unwrap_or(EXAMPLE_ADDRESS).to_owned(),
            address_is_example: site.base_url.is_none(),
            published: of.issued.to_string(),
            captured: captured.to_string(),
            captured_is_given: wanted.captured.is_some(),
            program: PROGRAM.to_owned(),
            theme: theme.unwrap_or(BUILT_IN_THEME).to_owned(),
            has_inputs: wanted.has_inputs,
            start,
            issues: all.iter().map(issue).collect(),
        })
    }

    /// The date of a page: that of the issue it belongs to, else that of the last issue, of which it holds figures.
    pub(crate) fn published_of(&self, page: &str) -> &str {
        let issue = self.issue_of(page).or(self.issues.last());
        issue.map_or(&self.published, |issue| &issue.published)
    }

    /// The issue that a page of the site belongs to.
    pub(crate) fn issue_of(&self, page: &str) -> Option<&Issue> {
        // Of another language the pages lie in a folder of their own.
        let (language, inside) = page.split_once("bulletins/")?;
        if !language.is_empty() && language.matches('/').count() != 1 {
            return None;
        }
        let own = |id: &str| inside.strip_prefix(id).is_some_and(|rest| rest.starts_with(['.', '/']));
        self.issues.iter().find(|issue| own(&issue.id))
    }
}

/// This program and its version.
pub const PROGRAM: &str = concat!("tongbao ", env!("CARGO_PKG_VERSION"));

/// What the theme is called that the program brings along.
pub const BUILT_IN_THEME: &str = "default";

/// Lists and tags hold one value a line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_seconds_in_utc() {
        for (text, expected) in [
            ("2030-08-10", Some("2030-08-10T00:00:00Z")),
            ("2030-08-10T17:30:00+08:00", Some("2030-08-10T09:30:00Z")),
            ("2030-08-10T09:30:00.75Z", Some("2030-08-10T09:30:00Z")),
            ("2030-08-10T09:30:00", None),
            ("2030-02-30", None),
            ("yesterday", None),
        ] {
            assert_eq!(Moment::parse(text).map(|moment| moment.to_string()).as_deref(), expected, "{text}");
        }
    }
}
