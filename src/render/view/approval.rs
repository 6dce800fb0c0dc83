//! `approvals`: approvals before construction at the latest issue, on the index and as the matrix of a county.

use serde::Serialize;

use super::{Badge, Headline, Html, Link, Number, PagerView};

/// `approvals` on the index.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalsView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// One generated paragraph.
    pub lead: Html,
    /// Rate, in hand, stuck, in parallel.
    pub headlines: Vec<Headline>,
    /// By approval: those that somebody waits for with their place, the narrowest first, then the others.
    pub bottlenecks: Vec<ApprovalSum>,
    /// By authority, in the same order.
    pub authorities: Vec<ApprovalSum>,
    /// By county.
    pub counties: Vec<ApprovalSum>,
    /// All of them.
    pub total: ApprovalSum,
    /// Projects by the number of approvals they have in hand at once.
    pub at_once: Vec<AtOnceRow>,
    /// What is waited for, stuck first, then longest.
    pub waiting: Vec<WaitingRow>,
    /// How many more there are.
    pub hidden: usize,
}

/// `approvals` on a county's page: a matrix of projects and approvals.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalMatrixView {
    /// `2030年9月30日`.
    pub cutoff: String,
    /// The issue these figures are of.
    pub bulletin: Link,
    /// The county.
    pub county: Link,
    /// Its sums.
    pub sum: ApprovalSum,
    /// Names of the approvals.
    pub columns: Vec<String>,
    /// Projects, most held up first.
    pub rows: Vec<ApprovalRow>,
    /// How many projects there are on all pages.
    pub count: usize,
    /// Pages of the matrix; `null` when there is only one.
    pub pager: Option<PagerView>,
}

/// Approvals by state: of one approval, authority or county.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalSum {
    /// Place among the bottlenecks; `null` where nobody waits, or where there is no ranking.
    pub place: Option<usize>,
    /// What or who.
    pub name: Link,
    /// Who usually grants it, or empty.
    pub authority: String,
    /// Granted + in hand + stuck + not applied for.
    pub needed: i64,
    /// Granted.
    pub done: i64,
    /// Granted of those needed.
    pub rate: Number,
    /// Applied for and moving.
    pub in_hand: i64,
    /// Held up.
    pub stuck: i64,
    /// Not applied for.
    pub not_yet: i64,
    /// Not needed.
    pub not_needed: i64,
    /// Not reported.
    pub not_reported: i64,
    /// Waiting longer than the limit.
    pub over_limit: i64,
    /// The longest wait in days; 0 where nobody waits.
    pub longest: i64,
    /// The limit in days, or `null`.
    pub limit: Option<i64>,
}

/// How many projects have so many approvals in hand at once.
#[derive(Clone, Debug, Serialize)]
pub struct AtOnceRow {
    /// Approvals in hand at once.
    pub approvals: i64,
    /// Projects.
    pub projects: i64,
}

/// An approval that somebody waits for.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingRow {
    /// The project.
    pub project: Link,
    /// Its county.
    pub county: Link,
    /// Which approval.
    pub approval: String,
    /// Who grants it.
    pub authority: String,
    /// `stuck`, `in-hand` or `over-limit`.
    pub state: Badge,
    /// Days it is stuck or in hand.
    pub days: i64,
    /// Days since the application; `null` when it was not applied for.
    pub waiting: Option<i64>,
    /// Why it is stuck, or empty.
    pub reason: String,
}

/// A project in the matrix.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalRow {
    /// The project.
    pub project: Link,
    /// 责任单位.
    pub unit: String,
    /// Class.
    pub class: String,
    /// Granted.
    pub done: i64,
    /// Needed.
    pub needed: i64,
    /// One cell for each approval.
    pub cells: Vec<ApprovalCell>,
    /// What is stuck, and why, one text each.
    pub reasons: Vec<String>,
}

/// The state of one approval of one project.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalCell {
    /// `done`, `in-hand`, `over-limit`, `stuck`, `not-yet`, `not-needed` or `not-reported`.
    pub state: Badge,
    /// Days it is in hand or stuck: `32天`; else empty.
    pub days: String,
}

/// An approval on a project's page.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectApprovalRow {
    /// Which approval.
    pub name: String,
    /// Who grants it.
    pub authority: String,
    /// As in the matrix.
    pub state: Badge,
    /// Date of the application, or empty.
    pub applied: String,
    /// Date of the grant, or empty.
    pub done: String,
    /// `用时31天`, `已等32天`, `受阻81天，已等121天`; may be empty.
    pub days: String,
    /// Why it is stuck, or empty.
    pub reason: String,
}
