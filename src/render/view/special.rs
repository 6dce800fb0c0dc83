//! `special`: a special report on what moved since the report before.

use serde::Serialize;

use super::{Badge, Html, Link, ListView, Number, ProblemRow, ReleaseView, SectionView, TongueView};

/// One special report.
#[derive(Clone, Debug, Serialize)]
pub struct SpecialView {
    /// `专报第3期`.
    pub number: String,
    /// Title.
    pub title: String,
    /// The title in parts that should stay whole on a line, in order.
    pub title_parts: Vec<String>,
    /// 文号, or `null`.
    pub doc_number: Option<String>,
    /// 索引号, or `null`.
    pub index_number: Option<String>,
    /// How it came out, or `null` on a site that keeps no releases.
    pub release: Option<ReleaseView>,
    /// `截至8月15日`: what tells two issues of one month apart.
    pub period: String,
    /// `2030年8月15日`.
    pub cutoff: String,
    /// The same as `2030-08-15`.
    pub cutoff_date: String,
    /// `2030年8月18日`.
    pub issued: String,
    /// The same as `2030-08-18`.
    pub issued_date: String,
    /// 主送.
    pub recipients: Vec<String>,
    /// 抄送.
    pub copies: Vec<String>,
    /// 落款.
    pub signer: String,
    /// True when it is for offices only.
    pub offices: bool,
    /// The news in one generated paragraph.
    pub lead: Html,
    /// Extra lead written by hand; may be empty.
    pub lead_prose: Html,
    /// The issue in the language of its prose, when that is not this one and the prose is not translated.
    pub prose_elsewhere: Option<TongueView>,
    /// `moved`, `reports`, `red`, `asks`, in order; what a section shows beside its text lies in the fields below.
    pub sections: Vec<SectionView>,
    /// Section `moved`: the counties, then the whole.
    pub counties: Vec<SpecialCounty>,
    /// Projects that started, finished or reached a milestone.
    pub moves: Vec<MoveRow>,
    /// Problems raised since the last report.
    pub raised: Vec<ProblemRow>,
    /// Problems settled since.
    pub settled: Vec<ProblemRow>,
    /// Section `reports`: reports of counties and units that were not sent on their day.
    pub owed: Vec<OwedRow>,
    /// Unfinished projects that reported nothing since the last report.
    pub silent: ListView,
    /// Section `red`: projects with a red light.
    pub lagging: ListView,
    /// Of these, those that were not red in the last report.
    pub newly_red: Vec<Link>,
    /// Problems past their deadline.
    pub overdue: Vec<ProblemRow>,
    /// Section `asks`: decisions asked for.
    pub asks: Vec<AskRow>,
    /// The special report before, or `null`.
    pub previous: Option<Link>,
    /// The special report after, or `null`.
    pub next: Option<Link>,
}

/// A county in a special report.
#[derive(Clone, Debug, Serialize)]
pub struct SpecialCounty {
    /// The county, or the whole without an address.
    pub county: Link,
    /// 累计完成投资.
    pub completed: Number,
    /// Its increase since the last report.
    pub increase: Number,
    /// 投资完成率.
    pub completion_rate: Number,
    /// 较时序.
    pub gap: Number,
    /// Its light, or `null`.
    pub light: Option<Badge>,
}

/// Something that a project reached.
#[derive(Clone, Debug, Serialize)]
pub struct MoveRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// 责任单位.
    pub unit: String,
    /// `开工`, `竣工`, or the milestone's name.
    pub what: String,
    /// `2030-08-09`.
    pub on: String,
    /// Against the plan: `提前3天`, `推迟5天`, `按期`, or empty without one.
    pub against: String,
    /// Colour family of that: `ok`, `warn` or empty.
    pub tone: &'static str,
}

/// A report that was not sent on its day.
#[derive(Clone, Debug, Serialize)]
pub struct OwedRow {
    /// A county or a unit.
    pub by: Link,
    /// When it was due.
    pub due: String,
    /// When it was sent, or empty.
    pub sent: String,
}

/// A decision asked for.
#[derive(Clone, Debug, Serialize)]
pub struct AskRow {
    /// What is to be decided.
    pub title: String,
    /// By which office.
    pub of: String,
    /// By when, or empty.
    pub by: String,
    /// Why, or empty.
    pub reason: String,
}

/// A special report in the archive.
#[derive(Clone, Debug, Serialize)]
pub struct SpecialRow {
    /// The report.
    pub link: Link,
    /// `专报第3期`.
    pub number: String,
    /// `2030-08-15`.
    pub cutoff_date: String,
    /// `2030-08-18`.
    pub issued_date: String,
    /// True when it is for offices only.
    pub offices: bool,
    /// What moved, in a few words.
    pub moved: String,
}
