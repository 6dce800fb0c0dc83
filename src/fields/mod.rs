//! The field catalogue: every field of every content file, said once.
//!
//! In: nothing; these are tables. Out: what the reader accepts (`check`), the reference page `content/README.md`, and later the
//! schema for editors and the dictionary of the downloads. A new field is one entry here and the place that uses it.

// Tables: a field a line, however long the line.
#[rustfmt::skip]
mod approval;
#[rustfmt::skip]
mod assessment;
#[rustfmt::skip]
mod bulletin;
#[rustfmt::skip]
mod campaign;
#[rustfmt::skip]
mod county;
#[rustfmt::skip]
mod duty;
#[rustfmt::skip]
mod matter;
#[rustfmt::skip]
mod meeting;
#[rustfmt::skip]
mod pipeline;
#[rustfmt::skip]
mod project;
#[rustfmt::skip]
mod scope;
#[rustfmt::skip]
mod site;
#[rustfmt::skip]
mod supervision;
#[rustfmt::skip]
mod unit;

pub use assessment::{BOARD_EXEMPTION, DEDUCTION};
pub use bulletin::{BULLETIN, PAGE};
pub use campaign::CAMPAIGN;
pub use county::COUNTY;
pub use meeting::{INSPECTION, MEETING};
pub use pipeline::{DEALS, RESERVES};
pub use project::PROJECT;
pub use site::SITE;
pub use unit::UNIT;

/// A text for people in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// Makes a [`Label`].
pub const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

/// A mapping with its fields: a whole file or an entry of a list.
#[derive(Debug)]
pub struct Schema {
    /// What it describes.
    pub label: Label,
    /// Its fields in the order in which they should be written.
    pub fields: &'static [Field],
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Key in the file.
    pub key: &'static str,
    /// Name for people.
    pub label: Label,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it may say `not-reported`, `not-applicable` or `not-public` instead of a value.
    pub stated: bool,
    /// Whether only a build for offices may show it. Such a field is optional: the public facts do without it.
    pub office_only: bool,
    /// One line of advice.
    pub help: Label,
    /// A value as it could stand in a file; empty for records and lists of records.
    pub example: &'static str,
}

impl Field {
    /// A field that must be there.
    pub const fn required(key: &'static str, label: Label, kind: Kind, help: Label, example: &'static str) -> Self {
        Self { key, label, kind, required: true, stated: false, office_only: false, help, example }
    }

    /// A field that may be left out.
    pub const fn optional(key: &'static str, label: Label, kind: Kind, help: Label, example: &'static str) -> Self {
        Self { key, label, kind, required: false, stated: false, office_only: false, help, example }
    }

    /// The same field, which may also say why there is no value.
    pub const fn or_state(self) -> Self {
        Self { stated: true, ..self }
    }

    /// The same field, which a public build does not see.
    pub const fn office_only(self) -> Self {
        Self { office_only: true, ..self }
    }

    /// Says whom a file or an entry of a list is for. `offices` keeps all of it out of a public build.
    pub const fn audience() -> Self {
        let help = label(
            "缺省 public；offices 则整条只在内部版出现",
            "default public; offices keeps all of it out of the public site",
        );
        Self::optional(AUDIENCE, label("公开范围", "audience"), Kind::Choice(AUDIENCES), help, "offices").office_only()
    }
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line of text, at most 400 characters.
    Text,
    /// A paragraph, at most 4,000 characters.
    Paragraph,
    /// An `http://` or `https://` address.
    Url,
    /// The id of this entry.
    Id,
    /// The id of an entry declared elsewhere.
    Ref(Registry),
    /// The id of an indicator: built in, or a series, measure or ratio.
    Indicator,
    /// Projects or counties that are meant: `whole`, `county:ID`, `set:ID@COUNTY`…
    Scope,
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM`.
    Period,
    /// A whole number from the first to the last bound.
    Integer(i64, i64),
    /// Money in 万元, not negative, at most four decimals.
    Amount,
    /// A decimal number, at most six decimals; the field says the unit.
    Number,
    /// A number in percent, without the sign.
    Percent,
    /// `true` or `false`.
    Bool,
    /// One of a closed set of words.
    Choice(&'static [Choice]),
    /// A list.
    List(&'static Kind),
    /// A mapping.
    Record(&'static Schema),
}

/// One word of a closed set.
#[derive(Debug)]
pub struct Choice {
    /// As written in files.
    pub value: &'static str,
    /// For people.
    pub label: Label,
}

/// Makes a [`Choice`].
pub const fn choice(value: &'static str, zh: &'static str, en: &'static str) -> Choice {
    Choice { value, label: label(zh, en) }
}

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

/// Key of [`Field::audience`].
pub const AUDIENCE: &str = "audience";

/// Whom something is for.
pub const AUDIENCES: &[Choice] = &[choice("public", "公开", "public"), choice("offices", "仅供内部", "offices only")];

/// The kinds of content files, with what they are called on the reference page.
pub const FILES: [(&str, &Schema); 9] = [
    ("site.yaml", &SITE),
    ("campaign.yaml", &CAMPAIGN),
    ("counties/ID.yaml", &COUNTY),
    ("units/ID.yaml", &UNIT),
    ("projects/ID.yaml", &PROJECT),
    ("deals/ID.yaml", &DEALS),
    ("reserve/ID.yaml", &RESERVES),
    ("bulletins/ID.md", &BULLETIN),
    ("pages/ID.md", &PAGE),
];

/// The words a stated value may have instead of a number.
pub const STATES: &[Choice] = &[
    choice("not-reported", "未报送", "not reported"),
    choice("not-applicable", "不适用", "not applicable"),
    choice("not-public", "不公开", "not public"),
];
