//! Where ids are declared that other fields refer to.

use super::{Label, label};

/// Where ids are declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Registry {
    /// `counties/*.yaml`.
    County,
    /// `campaign.yaml`, `units`.
    Unit,
    /// `campaign.yaml`, `actions`.
    Action,
    /// `campaign.yaml`, `leaders`.
    Leader,
    /// `campaign.yaml`, `arrangements`.
    Arrangement,
    /// `campaign.yaml`, `finance_stages`.
    FinanceStage,
    /// `campaign.yaml`, `sectors`.
    Sector,
    /// `campaign.yaml`, `classes`.
    Class,
    /// `campaign.yaml`, `stages`.
    Stage,
    /// `campaign.yaml`, `sets`.
    Set,
    /// `campaign.yaml`, `funds`.
    Fund,
    /// `campaign.yaml`, `curves`.
    Curve,
    /// `campaign.yaml`, `series`.
    Series,
    /// `campaign.yaml`, `measures`.
    Measure,
    /// Built in, or `series`, `measures`, `ratios` of `campaign.yaml`.
    Indicator,
    /// `campaign.yaml`, `boards`.
    Board,
    /// `projects/*.yaml`.
    Project,
    /// `campaign.yaml`, `approvals`.
    Approval,
    /// `campaign.yaml`, `unstarted_reasons`.
    UnstartedReason,
    /// `campaign.yaml`, `entry_papers`.
    EntryPaper,
    /// `campaign.yaml`, `targets`.
    Target,
    /// `campaign.yaml`, `inspection_kinds`.
    InspectionKind,
    /// `campaign.yaml`, `inspection_grades`.
    InspectionGrade,
    /// `campaign.yaml`, `systems`.
    System,
    /// `campaign.yaml`, `attraction.channels`.
    Channel,
    /// `campaign.yaml`, `attraction.stages`.
    DealStage,
    /// `campaign.yaml`, `reserve.batches`.
    Batch,
    /// `campaign.yaml`, `reserve.stages`.
    ReserveStage,
}

impl Registry {
    /// Every registry.
    pub const ALL: [Self; 28] = [
        Self::County,
        Self::Unit,
        Self::Action,
        Self::Leader,
        Self::Arrangement,
        Self::FinanceStage,
        Self::Sector,
        Self::Class,
        Self::Stage,
        Self::Set,
        Self::Fund,
        Self::Curve,
        Self::Series,
        Self::Measure,
        Self::Indicator,
        Self::Board,
        Self::Project,
        Self::Approval,
        Self::UnstartedReason,
        Self::EntryPaper,
        Self::Target,
        Self::InspectionKind,
        Self::InspectionGrade,
        Self::System,
        Self::Channel,
        Self::DealStage,
        Self::Batch,
        Self::ReserveStage,
    ];

    /// What an entry is called.
    pub fn label(self) -> Label {
        match self {
            Self::County => label("县（区）", "county"),
            Self::Unit => label("责任单位", "unit"),
            Self::Action => label("攻坚行动", "action"),
            Self::Leader => label("包抓领导", "leader"),
            Self::Arrangement => label("推进机制", "arrangement"),
            Self::FinanceStage => label("融资阶段", "stage of finance"),
            Self::Sector => label("行业", "sector"),
            Self::Class => label("项目类别", "class"),
            Self::Stage => label("阶段", "stage"),
            Self::Set => label("项目集合", "project set"),
            Self::Fund => label("资金类型", "kind of funds"),
            Self::Curve => label("时序曲线", "curve"),
            Self::Series => label("统计指标", "series"),
            Self::Measure => label("填报总量", "measure"),
            Self::Indicator => label("指标", "indicator"),
            Self::Board => label("榜单", "board"),
            Self::Project => label("项目", "project"),
            Self::Approval => label("审批事项", "approval"),
            Self::UnstartedReason => label("未开工原因类别", "class of reasons"),
            Self::EntryPaper => label("入库资料", "paper for the register"),
            Self::Target => label("目标", "target"),
            Self::InspectionKind => label("检查类别", "kind of inspection"),
            Self::InspectionGrade => label("问题等级", "grade of findings"),
            Self::System => label("管理制度", "management rule"),
            Self::Channel => label("招商渠道", "channel of deals"),
            Self::DealStage => label("招商阶段", "stage of deals"),
            Self::Batch => label("储备批次", "batch of the reserve"),
            Self::ReserveStage => label("储备梯度", "stage of the reserve"),
        }
    }

    /// Where an entry is declared.
    pub fn home(self) -> Label {
        match self {
            Self::County => label(" content/counties/ ", "content/counties/"),
            Self::Unit => label(" campaign.yaml 的 units ", "`units` of campaign.yaml"),
            Self::Action => label(" campaign.yaml 的 actions ", "`actions` of campaign.yaml"),
            Self::Leader => label(" campaign.yaml 的 leaders ", "`leaders` of campaign.yaml"),
            Self::Arrangement => label(" campaign.yaml 的 arrangements ", "`arrangements` of campaign.yaml"),
            Self::FinanceStage => label(" campaign.yaml 的 finance_stages ", "`finance_stages` of campaign.yaml"),
            Self::Sector => label(" campaign.yaml 的 sectors ", "`sectors` of campaign.yaml"),
            Self::Class => label(" campaign.yaml 的 classes ", "`classes` of campaign.yaml"),
            Self::Stage => label(" campaign.yaml 的 stages ", "`stages` of campaign.yaml"),
            Self::Set => label(" campaign.yaml 的 sets ", "`sets` of campaign.yaml"),
            Self::Fund => label(" campaign.yaml 的 funds ", "`funds` of campaign.yaml"),
            Self::Curve => label(" campaign.yaml 的 curves ", "`curves` of campaign.yaml"),
            Self::Series => label(" campaign.yaml 的 series ", "`series` of campaign.yaml"),
            Self::Measure => label(" campaign.yaml 的 measures ", "`measures` of campaign.yaml"),
            Self::Indicator => label(
                " campaign.yaml 的 series、measures、ratios ",
                "`series`, `measures` or `ratios` of campaign.yaml",
            ),
            Self::Board => label(" campaign.yaml 的 boards ", "`boards` of campaign.yaml"),
            Self::Project => label(" content/projects/ ", "content/projects/"),
            Self::Approval => label(" campaign.yaml 的 approvals ", "`approvals` of campaign.yaml"),
            Self::UnstartedReason => {
                label(" campaign.yaml 的 unstarted_reasons ", "`unstarted_reasons` of campaign.yaml")
            }
            Self::EntryPaper => label(" campaign.yaml 的 entry_papers ", "`entry_papers` of campaign.yaml"),
            Self::Target => label(" campaign.yaml 的 targets ", "`targets` of campaign.yaml"),
            Self::InspectionKind => label(" campaign.yaml 的 inspection_kinds ", "`inspection_kinds` of campaign.yaml"),
            Self::InspectionGrade => {
                label(" campaign.yaml 的 inspection_grades ", "`inspection_grades` of campaign.yaml")
            }
            Self::System => label(" campaign.yaml 的 systems ", "`systems` of campaign.yaml"),
            Self::Channel => label(" campaign.yaml 的 attraction.channels ", "`attraction.channels` of campaign.yaml"),
            Self::DealStage => label(" campaign.yaml 的 attraction.stages ", "`attraction.stages` of campaign.yaml"),
            Self::Batch => label(" campaign.yaml 的 reserve.batches ", "`reserve.batches` of campaign.yaml"),
            Self::ReserveStage => label(" campaign.yaml 的 reserve.stages ", "`reserve.stages` of campaign.yaml"),
        }
    }

    /// Name of the problem that an id is not declared here.
    pub fn unknown_code(self) -> &'static str {
        match self {
            Self::County => "unknown-county",
            Self::Unit => "unknown-unit",
            Self::Action => "unknown-action",
            Self::Leader => "unknown-leader",
            Self::Arrangement => "unknown-arrangement",
            Self::FinanceStage => "unknown-finance-stage",
            Self::Sector => "unknown-sector",
            Self::Class => "unknown-class",
            Self::Stage => "unknown-stage",
            Self::Set => "unknown-set",
            Self::Fund => "unknown-fund",
            Self::Curve => "unknown-curve",
            Self::Series => "unknown-series",
            Self::Measure => "unknown-measure",
            Self::Indicator => "unknown-indicator",
            Self::Board => "unknown-board",
            Self::Project => "unknown-project",
            Self::Approval => "unknown-approval",
            Self::UnstartedReason => "unknown-unstarted-reason",
            Self::EntryPaper => "unknown-entry-paper",
            Self::Target => "unknown-target",
            Self::InspectionKind => "unknown-inspection-kind",
            Self::InspectionGrade => "unknown-inspection-grade",
            Self::System => "unknown-system",
            Self::Channel => "unknown-channel",
            Self::DealStage => "unknown-deal-stage",
            Self::Batch => "unknown-batch",
            Self::ReserveStage => "unknown-reserve-stage",
        }
    }
}
