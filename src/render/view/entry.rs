//! `entry`: entry into the statistics register at the latest issue, on the index and on the page of a county.

use serde::Serialize;

use super::{Badge, Headline, Html, Link, Number, PagerView};

/// `entry` on the index.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// One generated paragraph.
    pub lead: Html,
    /// Rate, entered, due and not entered.
    pub headlines: Vec<Headline>,
    /// What the rate divides by: `已开工项目` or `全部项目`.
    pub base: String,
    /// Papers that are needed.
    pub papers: Vec<String>,
    /// By county.
    pub counties: Vec<EntrySum>,
    /// All of them.
    pub total: EntrySum,
    /// Due and not entered, longest since the start first.
    pub rows: Vec<EntryRow>,
    /// How many more there are.
    pub hidden: usize,
}

/// `entry` on a county's page.
#[derive(Clone, Debug, Serialize)]
pub struct EntryCountyView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// The county.
    pub county: Link,
    /// Its sums.
    pub sum: EntrySum,
    /// What the rate divides by.
    pub base: String,
    /// Due and not entered, longest since the start first.
    pub rows: Vec<EntryRow>,
    /// How many there are on all pages.
    pub count: usize,
    /// Pages of the list; `null` when there is only one.
    pub pager: Option<PagerView>,
}

/// A county's projects by their entry: due = entered + not entered.
#[derive(Clone, Debug, Serialize)]
pub struct EntrySum {
    /// The county; its list is linked where there is one.
    pub county: Link,
    /// Due: the base of the rate.
    pub due: Number,
    /// Of these, entered.
    pub entered: Number,
    /// Of these, not entered.
    pub unentered: Number,
    /// The rate.
    pub rate: Number,
}

/// A project that is due and not entered.
#[derive(Clone, Debug, Serialize)]
pub struct EntryRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// 责任单位.
    pub unit: String,
    /// Date of the start, or empty.
    pub started: String,
    /// Days since the start; `null` before it.
    pub days: Option<i64>,
    /// Papers it still needs; empty when all are ready or nothing is known.
    pub missing: Vec<String>,
    /// True when its papers were reported.
    pub reported: bool,
}

/// A paper on a project's page.
#[derive(Clone, Debug, Serialize)]
pub struct PaperRow {
    /// Which paper.
    pub name: String,
    /// `ready`, `missing`, `not-needed` or `not-reported`.
    pub state: Badge,
    /// When it was ready, or empty.
    pub ready: String,
}
