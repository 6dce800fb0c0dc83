//! The catalogue of problems: each kind with its name, its severity and what has to be known to explain it.
//!
//! The words stand in `zh` and `en` beside this file; adding a kind here makes the compiler ask for both.

use super::{en, zh};
use crate::fields::{Label, Language, Registry};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No site is built before it is repaired.
    Error,
    /// Looks wrong and should be seen by a person.
    Warning,
}

/// What is wrong. Texts in the variants are quoted from the input or are ids.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the name says what is wrong and the two catalogues say it in sentences")]
pub enum Problem {
    // Files.
    NotUtf8 { looks_like: Option<&'static str> },
    ByteOrderMark,
    FileTooLarge { megabytes: u64, limit: u64 },
    SymbolicLink,
    UnexpectedFile { expected: &'static str },
    BadFileName { name: String },
    MissingFile { what: Label },
    // YAML.
    YamlSyntax { detail: Label },
    JoinedLines,
    FullWidthPunctuation { found: char, instead: char },
    TabIndent,
    DuplicateKey { key: String },
    Anchor,
    Alias,
    Tag,
    SeveralDocuments,
    TooDeep { limit: usize },
    BadCharacter { code: u32 },
    LookAlikeCharacter { found: char, instead: String },
    TooManyProblems { limit: usize },
    // Shape.
    UnknownKey { key: String, nearest: Option<&'static str> },
    MissingKey { key: &'static str, label: Label },
    WrongType { expected: Label, found: Label, value: String },
    EmptyValue { label: Label },
    FullWidthDigit { found: String },
    ThousandsSeparator { found: String },
    UnitInNumber { found: String, unit: Label },
    LeadingZero { found: String },
    TooPrecise { found: String, decimals: u8 },
    TooLarge { found: String },
    NotANumber { found: String, expected: Label },
    OutOfRange { found: String, low: Option<i64>, high: Option<i64> },
    BadDate { found: String },
    BadPeriod { found: String },
    BadId { found: String },
    BadChoice { found: String, allowed: String, nearest: Option<String> },
    TextTooLong { limit: usize },
    // References between files.
    UnknownId { registry: Registry, id: String, nearest: Option<String> },
    BadScope { found: String },
    ScopeNotSupported { indicator: String, scope: String },
    UnknownProblem { project: String, id: String },
    DuplicateId { id: String },
    DuplicateName { name: String },
    DuplicateEntry { what: String },
    WholeMissing,
    WholeTwice,
    CountyIsWhole { id: String },
    ReportDayUnknown { due: String },
    ReportsElsewhere { reason: Label },
    // Campaign.
    BoardWeights { sum: String },
    BoardItems { count: usize },
    BoardIndicator { indicator: String },
    BoardMismatch { board: String },
    LightIndicator { indicator: String },
    LightGap { from: String, to: String },
    LightOverlap { at: String },
    BoundsReversed { low: String, high: String },
    BadCurve { reason: Label },
    DatesReversed { first: String, second: String },
    // Projects.
    NoPlan { year: i16 },
    PlanZero,
    PlanWithoutReason,
    CumulativeFell { before: String, after: String },
    NotInDateOrder { before: String, after: String },
    SpentBeforeStart { amount: String },
    StartedWithoutDate { stage: String },
    RateAbove150 { rate: String },
    TenThousandSlip { amount: String, plan: String },
    PlanAboveTotal { plan: String, total: String },
    PaidAboveInPlace { paid: String, in_place: String },
    FundsDisagree { total: String, sum: String },
    BadScopeChange { reason: Label },
    SuccessorOutside { project: String, set: String, on: String },
    MilestoneAfterFinish { planned: String, finish: String },
    NotNeededButDated,
    // Bulletins and prose.
    NoFrontMatter,
    NoBulletin,
    BulletinWithoutData { cutoff: String },
    CutoffOutsidePeriod { cutoff: String, period: String },
    IssuedBeforeCutoff { issued: String, cutoff: String },
    BulletinOrder { number: i64, before: i64 },
    AsksOutsideSpecial,
    LanguageTwice,
    StrayTranslation { reason: Label },
    StageFell { stage: String },
    MeasureSource { reason: Label },
    MeasureCounted { measure: String },
    UnknownSection { found: String, nearest: Option<&'static str> },
    BrokenReference { found: String, reason: Label },
    ProseContradictsData { printed: String, data: String, indicator: String, scope: String, is_rounding: bool },
    UnsafeLink { target: String },
    BrokenLink { target: String },
    BrokenAnchor { target: String },
    // Releases.
    BadDigest { found: String },
    ReleaseWithoutBulletin { id: String },
    ReleaseOrder { found: Label, expected: Label },
    IssuedTooEarly { on: String, issued: String },
    SameOffice { first: String, second: String },
    ApprovalsDiffer { step: Label },
    StaleApproval { step: Label },
    NoSecrecyReview,
    SealsAndSteps { issued: usize, seals: usize },
    SealBroken { seal: u32, what: Label },
    ChainBroken { reason: Label },
    RevisionNumber { found: u32, expected: u32 },
    SealWithoutRevision { seal: u32 },
    RevisionUnapproved { seal: u32 },
    RevisionMismatch { seal: u32, row: String, recorded: String, actual: String },
    SealedFigureChanged { row: String, old: String, new: String },
    // Theme.
    ThemeUnknown { name: String },
    ThemeContract { found: String, supported: u32 },
    TemplateError { detail: String },
    BadPhrase { phrase: String, fault: PhraseFault },
}

/// What is wrong with a phrase of a theme's catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the two catalogues say it in sentences")]
pub enum PhraseFault {
    Missing,
    Unknown,
    Placeholder { text: String, known: Vec<String> },
    Dropped { name: &'static str },
    Markup { sign: char },
}

impl Problem {
    /// The stable name, for searching and for tools.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 { .. } => "not-utf8",
            Self::ByteOrderMark => "byte-order-mark",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::SymbolicLink => "symbolic-link",
            Self::UnexpectedFile { .. } => "unexpected-file",
            Self::BadFileName { .. } => "bad-file-name",
            Self::MissingFile { .. } => "missing-file",
            Self::YamlSyntax { .. } => "yaml-syntax",
            Self::JoinedLines => "joined-lines",
            Self::FullWidthPunctuation { .. } => "full-width-punctuation",
            Self::TabIndent => "tab-indent",
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::Anchor => "yaml-anchor",
            Self::Alias => "yaml-alias",
            Self::Tag => "yaml-tag",
            Self::SeveralDocuments => "several-documents",
            Self::TooDeep { .. } => "too-deep",
            Self::BadCharacter { .. } => "bad-character",
            Self::LookAlikeCharacter { .. } => "look-alike-character",
            Self::TooManyProblems { .. } => "too-many-problems",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::WrongType { .. } => "wrong-type",
            Self::EmptyValue { .. } => "empty-value",
            Self::FullWidthDigit { .. } => "full-width-digit",
            Self::ThousandsSeparator { .. } => "thousands-separator",
            Self::UnitInNumber { .. } => "unit-in-number",
            Self::LeadingZero { .. } => "leading-zero",
            Self::TooPrecise { .. } => "too-precise",
            Self::TooLarge { .. } => "too-large",
            Self::NotANumber { .. } => "not-a-number",
            Self::OutOfRange { .. } => "out-of-range",
            Self::BadDate { .. } => "bad-date",
            Self::BadPeriod { .. } => "bad-period",
            Self::BadId { .. } => "bad-id",
            Self::BadChoice { .. } => "bad-choice",
            Self::TextTooLong { .. } => "text-too-long",
            Self::UnknownId { registry, .. } => registry.unknown_code(),
            Self::BadScope { .. } => "bad-scope",
            Self::ScopeNotSupported { .. } => "scope-not-supported",
            Self::UnknownProblem { .. } => "unknown-problem",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::DuplicateName { .. } => "duplicate-name",
            Self::DuplicateEntry { .. } => "duplicate-entry",
            Self::WholeMissing => "whole-missing",
            Self::WholeTwice => "whole-twice",
            Self::CountyIsWhole { .. } => "county-is-whole",
            Self::ReportDayUnknown { .. } => "report-day-unknown",
            Self::ReportsElsewhere { .. } => "reports-elsewhere",
            Self::BoardWeights { .. } => "board-weights",
            Self::BoardItems { .. } => "board-items",
            Self::BoardIndicator { .. } => "board-indicator",
            Self::BoardMismatch { .. } => "board-mismatch",
            Self::LightIndicator { .. } => "light-indicator",
            Self::LightGap { .. } => "light-gap",
            Self::LightOverlap { .. } => "light-overlap",
            Self::BoundsReversed { .. } => "bounds-reversed",
            Self::BadCurve { .. } => "bad-curve",
            Self::DatesReversed { .. } => "dates-reversed",
            Self::NoPlan { .. } => "no-plan",
            Self::PlanZero => "plan-zero",
            Self::PlanWithoutReason => "plan-without-reason",
            Self::CumulativeFell { .. } => "cumulative-fell",
            Self::NotInDateOrder { .. } => "not-in-date-order",
            Self::SpentBeforeStart { .. } => "spent-before-start",
            Self::StartedWithoutDate { .. } => "started-without-date",
            Self::RateAbove150 { .. } => "rate-above-150",
            Self::TenThousandSlip { .. } => "ten-thousand-slip",
            Self::PlanAboveTotal { .. } => "plan-above-total",
            Self::PaidAboveInPlace { .. } => "paid-above-in-place",
            Self::FundsDisagree { .. } => "funds-disagree",
            Self::BadScopeChange { .. } => "bad-scope-change",
            Self::SuccessorOutside { .. } => "successor-outside",
            Self::MilestoneAfterFinish { .. } => "milestone-after-finish",
            Self::NotNeededButDated => "not-needed-but-dated",
            Self::NoFrontMatter => "no-front-matter",
            Self::NoBulletin => "no-bulletin",
            Self::BulletinWithoutData { .. } => "bulletin-without-data",
            Self::CutoffOutsidePeriod { .. } => "cutoff-outside-period",
            Self::IssuedBeforeCutoff { .. } => "issued-before-cutoff",
            Self::BulletinOrder { .. } => "bulletin-order",
            Self::AsksOutsideSpecial => "asks-outside-special",
            Self::LanguageTwice => "language-twice",
            Self::StrayTranslation { .. } => "stray-translation",
            Self::StageFell { .. } => "stage-fell",
            Self::MeasureSource { .. } => "measure-source",
            Self::MeasureCounted { .. } => "measure-counted",
            Self::UnknownSection { .. } => "unknown-section",
            Self::BrokenReference { .. } => "broken-reference",
            Self::ProseContradictsData { .. } => "prose-contradicts-data",
            Self::UnsafeLink { .. } => "unsafe-link",
            Self::BrokenLink { .. } => "broken-link",
            Self::BrokenAnchor { .. } => "broken-anchor",
            Self::BadDigest { .. } => "bad-digest",
            Self::ReleaseWithoutBulletin { .. } => "release-without-bulletin",
            Self::ReleaseOrder { .. } => "release-order",
            Self::IssuedTooEarly { .. } => "issued-too-early",
            Self::SameOffice { .. } => "same-office",
            Self::ApprovalsDiffer { .. } => "approvals-differ",
            Self::StaleApproval { .. } => "stale-approval",
            Self::NoSecrecyReview => "no-secrecy-review",
            Self::SealsAndSteps { .. } => "seals-and-steps",
            Self::SealBroken { .. } => "seal-broken",
            Self::ChainBroken { .. } => "chain-broken",
            Self::RevisionNumber { .. } => "revision-number",
            Self::SealWithoutRevision { .. } => "seal-without-revision",
            Self::RevisionUnapproved { .. } => "revision-unapproved",
            Self::RevisionMismatch { .. } => "revision-mismatch",
            Self::SealedFigureChanged { .. } => "sealed-figure-changed",
            Self::ThemeUnknown { .. } => "theme-unknown",
            Self::ThemeContract { .. } => "theme-contract",
            Self::TemplateError { .. } => "template-error",
            Self::BadPhrase { .. } => "bad-phrase",
        }
    }

    /// Warnings never stop a build unless `--deny-warnings` is given.
    pub fn severity(&self) -> Severity {
        match self {
            Self::ByteOrderMark
            | Self::DuplicateName { .. }
            | Self::RateAbove150 { .. }
            | Self::TenThousandSlip { .. }
            | Self::PlanAboveTotal { .. }
            | Self::PaidAboveInPlace { .. }
            | Self::FundsDisagree { .. }
            | Self::SuccessorOutside { .. }
            | Self::MilestoneAfterFinish { .. }
            | Self::PlanZero
            | Self::StartedWithoutDate { .. }
            | Self::StaleApproval { .. }
            | Self::ProseContradictsData { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// One line that says what is wrong.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Zh => zh::message(self),
            Language::En => en::message(self),
        }
    }

    /// What to do about it.
    pub fn hint(&self, language: Language) -> String {
        match language {
            Language::Zh => zh::hint(self),
            Language::En => en::hint(self),
        }
    }
}
