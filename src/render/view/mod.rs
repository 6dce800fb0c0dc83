//! The theming contract: everything a template can see, as plain values ready to print.
//!
//! In: nothing; these are only shapes, filled by the `pages` beside this module. Out: what Tera reads. Promises: numbers
//! come rounded, with their words and their state; links are relative addresses that are right on the page that carries them;
//! lists are sorted; a field that ends in `_html` or is an [`Html`] is safe markup and everything else must be escaped (it is,
//! by default). `themes/README.md` describes the same for people who write themes.

mod approval;
mod assessment;
mod bulletin;
mod compare;
mod county;
mod data;
mod feed;
mod duty;
mod entry;
mod follow;
mod listing;
mod method;
mod pipeline;
mod project;
mod release;
mod report;
mod set;
mod site;
mod special;
mod wall;
mod supervision;
mod why;

pub use approval::{
    ApprovalCell, ApprovalMatrixView, ApprovalRow, ApprovalSum, ApprovalsView, AtOnceRow, ProjectApprovalRow,
    WaitingRow,
};
pub use assessment::{DeductionRow, ExemptRow, ListedRow, RedBlackView};
pub use bulletin::{
    ArchiveView, BulletinView, Headline, IssueRow, MatrixRow, MatrixView, SectionView, SetCounty, SetRow, TimelineView,
};
pub use compare::{
    CompareBoard, CompareCorrection, CompareCount, CompareFigure, CompareIssue, CompareLight, CompareLightMove,
    CompareList, ComparePart, CompareProblems, CompareRank, CompareRow, CompareView,
};
pub use county::{CountiesView, CountyRow, CountyView, Standing};
pub use data::{DataColumn, DataIssue, DataTable, DataView, Download};
pub use duty::{
    ActionView, ArrangedRow, DutiesView, DutyRow, FinanceRow, FinanceView, LeaderView, NeedRow, PortfolioView,
    ReportRow, TaskRow, TasksView, UnitView,
};
pub use entry::{EntryCountyView, EntryRow, EntrySum, EntryView, PaperRow};
pub use feed::{FeedEntry, FeedView, SitemapEntry, SitemapView};
pub use follow::{
    EventRow, EventView, EventsView, FollowRow, FollowView, LackingRow, PhysicalRow, SystemsRow, SystemsView, UpdateRow,
};
pub use listing::{
    BoardView, ListView, PagerView, ProblemRow, ProblemsView, ProjectRow, RankingPart, RankingRow, RankingView,
    TargetRow, TargetsView,
};
pub use method::{BoardMethod, CurveMethod, IndicatorMethod, LightMethod, LightRule, MethodView};
pub use pipeline::{AcrossRow, PipelineView, ProspectRow, ProspectsView, StageRow};
pub use project::{Fact, FundRow, MilestoneRow, PlanRow, ProjectView, ProjectsView, RecordRow, StopRow};
pub use release::{ChangeRow, CorrectionView, ReleaseView};
pub use report::{FinishedRow, PlacesRow, PlacesView, ReportView, TargetPath, TargetStep};
pub use set::{FundCountyRow, FundProjectRow, FundView, ScopeChangeRow, SetHistoryRow, SetView};
pub use site::{Crumb, DoorView, FrameView, PageView, PortalView, ProseView, RoomView, SiteView, TongueView};
pub use special::{AskRow, MoveRow, OwedRow, SpecialCounty, SpecialRow, SpecialView};
pub use supervision::{
    ExemptionRow, ReasonRow, SupervisedRow, SupervisionCell, SupervisionClass, SupervisionCounty,
    SupervisionCountyView, SupervisionView,
};
pub use wall::{MilestoneLine, WallCountyRow, WallPageView, WallRow, WallView, WallsView};
pub use why::{
    WhyBoard, WhyColumn, WhyEntered, WhyFigure, WhyInput, WhyItem, WhyLeftOut, WhyLight, WhyRank, WhyRow, WhyTable,
    WhyView,
};

use serde::Serialize;

/// Safe markup: print it with `| safe`.
pub type Html = String;

/// A number for a table cell whose head carries the unit: `76.9`, or why there is none, as `<span class="na">未报送</span>`. It is
/// safe markup by itself and printed as it is, which costs a tenth of a [`Number`].
#[derive(Clone, Debug, Default)]
pub struct Cell(pub(crate) Html);

impl Serialize for Cell {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// A number as it is published.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Number {
    /// For sorting and attributes: a plain decimal in the base unit (percent, percentage points, 万元, or the count)
    /// to six places; `null` when there is no number.
    pub value: Option<String>,
    /// With its unit, as it stands in a sentence: `76.9%`, `281.70亿元`, `—`.
    pub text: String,
    /// Without its unit: `76.9`.
    pub number: String,
    /// The unit alone: `%`, `亿元`, `个百分点`.
    pub unit: String,
    /// `reported`, `not-reported`, `not-applicable` or `not-public`.
    pub state: &'static str,
    /// The state in words when there is no number (`未报送`), else empty.
    pub note: String,
}

/// A text with an address; `href` is `null` where there is nothing to link to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    /// What is shown.
    pub text: String,
    /// Relative address.
    pub href: Option<String>,
}

/// A judgement shown by word, sign and colour together: a light, the state of a target, problem or milestone.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Badge {
    /// Stable name for filters and classes: `green`, `met`, `overdue`…
    pub id: &'static str,
    /// The word: `正常`, `未达标`.
    pub name: String,
    /// The sign that goes with it: `●`, `◆`, `▲`, `○`.
    pub mark: &'static str,
    /// Colour family: `ok`, `warn`, `bad` or empty.
    pub tone: &'static str,
}

/// Movement of a place against the previous bulletin.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Movement {
    /// `up`, `down`, `same`, or `none` when there is no previous place.
    pub direction: &'static str,
    /// `▲1`, `▼2`, `—`.
    pub mark: String,
    /// In words: `上升1位`, `位次不变`, `首次排名`.
    pub text: String,
}

/// A picture with the same figures as rows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChartView {
    /// The drawing, inline SVG.
    pub svg: Html,
    /// What it shows, for the caption.
    pub title: String,
    /// How to read it, and its main message.
    pub description: String,
    /// Head of the table of figures.
    pub columns: Vec<String>,
    /// Rows of the table of figures; the first cell is the row's head.
    pub rows: Vec<Vec<String>>,
    /// Where it stands alone, or `null`.
    pub files: Option<ChartFiles>,
}

/// `standing`: a chart on a page of its own, to link to or to put into a frame of another page.
#[derive(Clone, Debug, Serialize)]
pub struct StandingView {
    /// The chart.
    pub chart: ChartView,
    /// The bulletin it stands in.
    pub issue: Link,
    /// `第3期`.
    pub number: String,
    /// `2030年9月30日`.
    pub cutoff: String,
    /// 主办单位.
    pub publisher: String,
}

/// A chart at addresses of its own.
#[derive(Clone, Debug, Serialize)]
pub struct ChartFiles {
    /// A page to link to or to put into a frame.
    pub page: String,
    /// The drawing with its title and source, SVG.
    pub image: String,
    /// Its figures, CSV.
    pub figures: String,
}
