//! What can be measured, and over which projects or counties.

use crate::fields::{Label, label};

/// An indicator: computed from the ledger, entered from statistics, or made of reported totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Indicator {
    /// Computed from the projects' records.
    Ledger(Ledger),
    /// Position in the campaign's series.
    Series(usize),
    /// Position in the campaign's measures.
    Measure(usize),
    /// Position in the campaign's ratios.
    Ratio(usize),
}

/// The built-in indicators, computed from the projects' own records (台账口径).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "names and formulas stand in `label` and `formula`")]
pub enum Ledger {
    Projects,
    Plan,
    Completed,
    CompletionRate,
    Schedule,
    Gap,
    DueStarts,
    Started,
    StartRate,
    Unstarted,
    Finished,
    FinishRate,
    Entered,
    EntryRate,
    FundsPlanned,
    FundsInPlace,
    FundsRate,
    KindPlanned,
    KindInPlace,
    KindRate,
    KindPaid,
    KindPaidRate,
    Stopped,
    OpenProblems,
    OverdueProblems,
    ReportsDue,
    ReportsInTime,
    ReportRate,
    Unentered,
    ApprovalsDone,
    ApprovalRate,
    ApprovalsInHand,
    ApprovalsStuck,
    FinanceNeeds,
    FinanceSought,
}

/// What the number of an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Projects or problems.
    Count,
    /// Money.
    Amount,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
}

impl Ledger {
    /// All of them, in the order of the method page.
    pub const ALL: [Self; 35] = [
        Self::Projects,
        Self::Plan,
        Self::Completed,
        Self::CompletionRate,
        Self::Schedule,
        Self::Gap,
        Self::DueStarts,
        Self::Started,
        Self::StartRate,
        Self::Unstarted,
        Self::Finished,
        Self::FinishRate,
        Self::Entered,
        Self::EntryRate,
        Self::FundsPlanned,
        Self::FundsInPlace,
        Self::FundsRate,
        Self::KindPlanned,
        Self::KindInPlace,
        Self::KindRate,
        Self::KindPaid,
        Self::KindPaidRate,
        Self::Stopped,
        Self::OpenProblems,
        Self::OverdueProblems,
        Self::ReportsDue,
        Self::ReportsInTime,
        Self::ReportRate,
        Self::Unentered,
        Self::ApprovalsDone,
        Self::ApprovalRate,
        Self::ApprovalsInHand,
        Self::ApprovalsStuck,
        Self::FinanceNeeds,
        Self::FinanceSought,
    ];

    /// The id in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Plan => "plan",
            Self::Completed => "completed",
            Self::CompletionRate => "completion-rate",
            Self::Schedule => "schedule",
            Self::Gap => "gap",
            Self::DueStarts => "due-starts",
            Self::Started => "started",
            Self::StartRate => "start-rate",
            Self::Unstarted => "unstarted",
            Self::Finished => "finished",
            Self::FinishRate => "finish-rate",
            Self::Entered => "entered",
            Self::EntryRate => "entry-rate",
            Self::FundsPlanned => "funds-planned",
            Self::FundsInPlace => "funds-in-place",
            Self::FundsRate => "funds-rate",
            Self::KindPlanned => "kind-planned",
            Self::KindInPlace => "kind-in-place",
            Self::KindRate => "kind-rate",
            Self::KindPaid => "kind-paid",
            Self::KindPaidRate => "kind-paid-rate",
            Self::Stopped => "stopped",
            Self::OpenProblems => "open-problems",
            Self::OverdueProblems => "overdue-problems",
            Self::ReportsDue => "reports-due",
            Self::ReportsInTime => "reports-in-time",
            Self::ReportRate => "report-rate",
            Self::Unentered => "unentered",
            Self::ApprovalsDone => "approvals-done",
            Self::ApprovalRate => "approval-rate",
            Self::ApprovalsInHand => "approvals-in-hand",
            Self::ApprovalsStuck => "approvals-stuck",
            Self::FinanceNeeds => "finance-needs",
            Self::FinanceSought => "finance-sought",
        }
    }

    /// The indicator with an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ledger| ledger.id() == id)
    }

    /// Its name.
    pub fn label(self) -> Label {
        match self {
            Self::Projects => label("项目数", "projects"),
            Self::Plan => label("年度计划投资", "annual plan"),
            Self::Completed => label("累计完成投资", "completed investment"),
            Self::CompletionRate => label("投资完成率", "completion rate"),
            Self::Schedule => label("时序进度", "schedule"),
            Self::Gap => label("较时序进度", "gap to schedule"),
            Self::DueStarts => label("到期应开工项目", "starts due"),
            Self::Started => label("已开工项目", "started projects"),
            Self::StartRate => label("开工率", "start rate"),
            Self::Unstarted => label("未开工项目", "unstarted projects"),
            Self::Finished => label("已竣工项目", "finished projects"),
            Self::FinishRate => label("竣工率", "finish rate"),
            Self::Entered => label("已入库项目", "projects in the register"),
            Self::EntryRate => label("入库率", "entry rate"),
            Self::FundsPlanned => label("计划资金", "planned funds"),
            Self::FundsInPlace => label("到位资金", "funds in place"),
            Self::FundsRate => label("资金到位率", "funds rate"),
            Self::KindPlanned => label("分类计划资金", "planned funds by kind"),
            Self::KindInPlace => label("分类到位资金", "funds in place by kind"),
            Self::KindRate => label("分类资金到位率", "funds rate by kind"),
            Self::KindPaid => label("分类支付资金", "funds paid by kind"),
            Self::KindPaidRate => label("分类资金支付率", "paid rate by kind"),
            Self::Stopped => label("停工项目", "stopped projects"),
            Self::OpenProblems => label("未解决问题", "open problems"),
            Self::OverdueProblems => label("逾期问题", "overdue problems"),
            Self::ReportsDue => label("到期应报工作报告", "reports due"),
            Self::ReportsInTime => label("按期报送工作报告", "reports in time"),
            Self::ReportRate => label("按期报送率", "report rate"),
            Self::Unentered => label("应入库未入库项目", "due but not in the register"),
            Self::ApprovalsDone => label("办结审批", "approvals granted"),
            Self::ApprovalRate => label("审批办结率", "approval rate"),
            Self::ApprovalsInHand => label("在办审批", "approvals in hand"),
            Self::ApprovalsStuck => label("受阻审批", "approvals stuck"),
            Self::FinanceNeeds => label("融资需求", "needs of finance"),
            Self::FinanceSought => label("融资需求金额", "finance sought"),
        }
    }

    /// True for what is counted over reports of counties and units, which projects do not have.
    pub fn is_of_reports(self) -> bool {
        matches!(self, Self::ReportsDue | Self::ReportsInTime | Self::ReportRate)
    }

    /// What its number is.
    pub fn quantity(self) -> Quantity {
        match self {
            Self::Projects
            | Self::DueStarts
            | Self::Started
            | Self::Unstarted
            | Self::Finished
            | Self::Entered
            | Self::Stopped
            | Self::OpenProblems
            | Self::OverdueProblems
            | Self::ReportsDue
            | Self::ReportsInTime
            | Self::Unentered
            | Self::ApprovalsDone
            | Self::ApprovalsInHand
            | Self::ApprovalsStuck
            | Self::FinanceNeeds => Quantity::Count,
            Self::Plan
            | Self::Completed
            | Self::FundsPlanned
            | Self::FundsInPlace
            | Self::KindPlanned
            | Self::KindInPlace
            | Self::KindPaid
            | Self::FinanceSought => Quantity::Amount,
            Self::CompletionRate
            | Self::Schedule
            | Self::StartRate
            | Self::FinishRate
            | Self::EntryRate
            | Self::FundsRate
            | Self::KindRate
            | Self::KindPaidRate
            | Self::ReportRate
            | Self::ApprovalRate => Quantity::Percent,
            Self::Gap => Quantity::Points,
        }
    }
}

/// Which projects or counties a figure is about. Sets, funds and units overlap and are never added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All.
    Whole,
    /// One county's.
    County(usize),
    /// A set's, in one county if given.
    Set(usize, Option<usize>),
    /// Those with a kind of funds, in one county if given.
    Fund(usize, Option<usize>),
    /// A unit's, in one county if given.
    Unit(usize, Option<usize>),
}

impl Scope {
    /// True for the scopes that have entered figures: statistics and reported totals.
    pub fn has_entered_figures(self) -> bool {
        matches!(self, Self::Whole | Self::County(_))
    }
}
