//! `pipeline` and `prospects`: deals of investment attraction and the reserve of projects, in all and by county.

use serde::Serialize;

use super::{Html, Link, Number, PagerView, TargetRow};

/// All deals, or the whole reserve, at the newest bulletin.
#[derive(Clone, Debug, Serialize)]
pub struct PipelineView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// A word from the campaign, or `null`.
    pub note: Option<String>,
    /// The news in a sentence.
    pub lead: Html,
    /// The stages in order.
    pub stages: Vec<StageRow>,
    /// Cut-off of the issue that movement is held against, or empty.
    pub since: String,
    /// Heads of the counts: the stages.
    pub heads: Vec<String>,
    /// Heads of the rates: ratios of the campaign that divide two stages.
    pub rate_heads: Vec<Link>,
    /// Heads of the amounts: measures of the campaign that add up what is listed here.
    pub amount_heads: Vec<Link>,
    /// Channels or batches.
    pub groups: Vec<AcrossRow>,
    /// Counties.
    pub counties: Vec<AcrossRow>,
    /// Responsible units that have any.
    pub units: Vec<AcrossRow>,
    /// The whole.
    pub total: AcrossRow,
    /// Targets that are judged by what is listed here.
    pub targets: Vec<TargetRow>,
    /// After how many days without a new stage a prospect stands still; `null` when that is not said.
    pub still_days: Option<i64>,
    /// Those that stand still, longest first; the first of them.
    pub still: Vec<ProspectRow>,
}

/// A stage.
#[derive(Clone, Debug, Serialize)]
pub struct StageRow {
    /// Its name.
    pub name: String,
    /// Those that have come to it or further.
    pub reached: Number,
    /// Those that stand at it.
    pub here: Number,
    /// Their amounts: of deals those that have come to it or further, of the reserve those that stand at it.
    pub amount: Number,
    /// Of those that have come to the stage before, how many have come to this one; no number on the first.
    pub conversion: Number,
    /// What the campaign calls that rate, or empty.
    pub rate: String,
    /// A bar, inline SVG.
    pub bar: Html,
    /// Newly listed since the issue before, at this stage now.
    pub entered: i64,
    /// Came forward to it.
    pub forward: i64,
    /// Fell back to it.
    pub back: i64,
    /// Left from it.
    pub left: i64,
}

/// Counts of a channel, a county or a unit.
#[derive(Clone, Debug, Serialize)]
pub struct AcrossRow {
    /// Who.
    pub who: Link,
    /// The plan's own total, or no number.
    pub declared: Number,
    /// All that are listed.
    pub listed: Number,
    /// By stage: of deals those that have come to it or further, of the reserve those that stand at it.
    pub counts: Vec<Number>,
    /// Rates, as in the heads.
    pub rates: Vec<Number>,
    /// Amounts, as in the heads.
    pub amounts: Vec<Number>,
    /// Those that stand still.
    pub still: Number,
}

/// A deal or a reserved project.
#[derive(Clone, Debug, Serialize)]
pub struct ProspectRow {
    /// Name.
    pub name: String,
    /// True when it is for offices only.
    pub offices: bool,
    /// A word for offices only, or `null`.
    pub office_note: Option<String>,
    /// Its county.
    pub county: Link,
    /// Its channel or batch.
    pub group: String,
    /// 责任单位, or empty.
    pub unit: String,
    /// Its stage.
    pub stage: String,
    /// Since when, `2030-06-12`.
    pub since: String,
    /// Days since then.
    pub days: i64,
    /// Whether it stands still.
    pub still: bool,
    /// Its amount.
    pub amount: Number,
    /// Funds in place.
    pub funds: Number,
    /// A word on it, or empty.
    pub note: String,
}

/// A county's deals, or its reserve.
#[derive(Clone, Debug, Serialize)]
pub struct ProspectsView {
    /// The county.
    pub county: Link,
    /// All counties.
    pub all: Link,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// Heads of the counts.
    pub heads: Vec<String>,
    /// Heads of the rates.
    pub rate_heads: Vec<Link>,
    /// Heads of the amounts.
    pub amount_heads: Vec<Link>,
    /// Its counts.
    pub total: AcrossRow,
    /// After how many days a prospect stands still, or `null`.
    pub still_days: Option<i64>,
    /// How many are listed in all.
    pub count: usize,
    /// At most 300 of them: those that stand still first, then by stage.
    pub rows: Vec<ProspectRow>,
    /// Pages of that list; `null` when there is only one.
    pub pager: Option<PagerView>,
}
