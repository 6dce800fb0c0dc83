//! The catalogue of problems in English.

mod hint;

pub(super) use hint::hint;

use super::{PhraseFault, Problem};

/// What is wrong.
pub(super) fn message(problem: &Problem) -> String {
    match problem {
        Problem::NotUtf8 { looks_like: Some(name) } => format!("the file is not UTF-8; it looks like {name}"),
        Problem::NotUtf8 { looks_like: None } => "the file is not UTF-8".into(),
        Problem::ByteOrderMark => "the file starts with a byte-order mark".into(),
        Problem::FileTooLarge { megabytes, limit } => format!("the file has {megabytes} MB, more than {limit} MB"),
        Problem::SymbolicLink => "this is a symbolic link, which is not followed".into(),
        Problem::UnexpectedFile { .. } => "no such file is expected here; it was not read".into(),
        Problem::BadFileName { name } => format!("the file name `{name}` cannot serve as an id"),
        Problem::MissingFile { what } => format!("missing {}", what.en),
        Problem::YamlSyntax { detail } => format!("bad format: {}", detail.en),
        Problem::JoinedLines => "this line and the one before it make one value".into(),
        Problem::FullWidthPunctuation { found: '\u{3000}', .. } => "a full-width blank".into(),
        Problem::FullWidthPunctuation { found: '\u{A0}', .. } => "a no-break blank (U+00A0)".into(),
        Problem::FullWidthPunctuation { found, instead } => format!("`{found}` where an ASCII `{instead}` is expected"),
        Problem::TabIndent => "indented with a tab".into(),
        Problem::DuplicateKey { key } => format!("key `{key}` stands here twice"),
        Problem::Anchor => "a leading `&` makes a YAML anchor, which is not accepted".into(),
        Problem::Alias => "a leading `*` makes a YAML alias, which is not accepted".into(),
        Problem::Tag => "a leading `!` makes a YAML tag, which is not accepted".into(),
        Problem::SeveralDocuments => "several YAML documents in one file".into(),
        Problem::TooDeep { limit } => format!("nested deeper than {limit} levels"),
        Problem::BadCharacter { code: 0x0D } => "a carriage return alone ends a line (old Macintosh format)".into(),
        Problem::BadCharacter { code } => format!("an invisible character stands here: U+{code:04X}"),
        Problem::LookAlikeCharacter { found, instead } => {
            format!("“{found}” (U+{:04X}) is a radical or compatibility form, not “{instead}”", u32::from(*found))
        }
        Problem::TooManyProblems { limit } => {
            format!("the file has more than {limit} problems; the others are not listed")
        }
        Problem::UnknownKey { key, .. } => format!("there is no key `{key}`"),
        Problem::MissingKey { key, label } => format!("missing `{key}` ({})", label.en),
        Problem::WrongType { expected, found, value } if value.is_empty() => {
            format!("expected {}, found {}", expected.en, found.en)
        }
        Problem::WrongType { expected, found, value } => {
            format!("expected {}, found {} `{value}`", expected.en, found.en)
        }
        Problem::EmptyValue { label } => format!("“{}” is empty", label.en),
        Problem::FullWidthDigit { found } => format!("the number `{found}` has full-width characters"),
        Problem::ThousandsSeparator { found } => format!("the number `{found}` has thousands separators or blanks"),
        Problem::UnitInNumber { found, .. } => format!("the number `{found}` carries a unit"),
        Problem::LeadingZero { found } => format!("the number `{found}` starts with 0"),
        Problem::TooPrecise { found, decimals: 0 } => format!("`{found}` is not a whole number"),
        Problem::TooPrecise { found, decimals } => format!("`{found}` has more than {decimals} decimals"),
        Problem::TooLarge { found } => format!("`{found}` is implausibly large"),
        Problem::NotANumber { found, expected } => format!("`{found}` is not {}", expected.en),
        Problem::OutOfRange { found, low, high } => match (low, high) {
            (Some(low), Some(high)) => format!("`{found}` is not between {low} and {high}"),
            (Some(0), None) => format!("`{found}` is negative"),
            (Some(low), None) => format!("`{found}` is below {low}"),
            (None, Some(high)) => format!("`{found}` is above {high}"),
            (None, None) => format!("`{found}` is out of range"),
        },
        Problem::BadDate { found } => format!("`{found}` is not a date"),
        Problem::BadPeriod { found } => format!("`{found}` is not a month"),
        Problem::BadId { found } => format!("`{found}` cannot serve as an id"),
        Problem::BadChoice { found, .. } => format!("`{found}` is not one of the choices"),
        Problem::TextTooLong { limit } => format!("the text has more than {limit} characters"),
        Problem::UnknownId { registry, id, .. } => format!("no {} with the id `{id}`", registry.label().en),
        Problem::BadScope { found } => format!("`{found}` is not a scope"),
        Problem::ScopeNotSupported { indicator, scope } => {
            format!("indicator `{indicator}` has no figures for scope `{scope}`")
        }
        Problem::UnknownProblem { project, id } => format!("the project `{project}` has no problem `{id}`"),
        Problem::DuplicateId { id } => format!("the id `{id}` stands here twice"),
        Problem::DuplicateName { name } => format!("the name “{name}” stands here twice"),
        Problem::DuplicateEntry { what } => format!("`{what}` is entered twice"),
        Problem::WholeMissing => "no county file has `level: whole` (the totals of all)".into(),
        Problem::WholeTwice => "more than one county file has `level: whole`".into(),
        Problem::CountyIsWhole { id } => format!("`{id}` is the whole and cannot stand for a county"),
        Problem::ReportDayUnknown { due } => format!("no report is due on {due}"),
        Problem::ReportsElsewhere { reason } => format!("reports do not belong here: {}", reason.en),
        Problem::BoardWeights { sum } => format!("the weights add up to {sum}, not 100"),
        Problem::BoardItems { count } => format!("a board ranked by value has exactly 1 item, this one has {count}"),
        Problem::BoardIndicator { indicator } => {
            format!("`{indicator}` is no percentage and cannot be weighted as it is")
        }
        Problem::BoardMismatch { board } => format!("the board `{board}` has no place here"),
        Problem::LightIndicator { indicator } => format!("a light of projects cannot judge `{indicator}`"),
        Problem::LightGap { from, to } => format!("the light rules leave a gap between {from} and {to}"),
        Problem::LightOverlap { at } => format!("the light rules overlap at {at}"),
        Problem::BoundsReversed { low, high } => format!("the lower end {low} is not below the upper end {high}"),
        Problem::BadCurve { reason } => format!("the curve is wrong: {}", reason.en),
        Problem::DatesReversed { first, second } => format!("{first} is after {second}"),
        Problem::NoPlan { year } => format!("no annual plan for {year}"),
        Problem::PlanZero => "the annual plan is 0".into(),
        Problem::PlanWithoutReason => "the plan changes without a reason".into(),
        Problem::CumulativeFell { before, after } => {
            format!("the cumulative value falls from {before} to {after} without a correction")
        }
        Problem::NotInDateOrder { before, after } => {
            format!("not in the order of dates: {after} stands after {before}")
        }
        Problem::SpentBeforeStart { amount } => {
            format!("{amount} 万元 completed, but the project has not started by then")
        }
        Problem::StartedWithoutDate { stage } => {
            format!("“{stage}” is entered, but the project has not started by then")
        }
        Problem::PaidAboveInPlace { paid, in_place } => {
            format!("{paid} 万元 are paid, but only {in_place} 万元 are in place")
        }
        Problem::FundsDisagree { total, sum } => {
            format!("{total} 万元 are in place, but the kinds of funds add up to {sum} 万元")
        }
        Problem::BadScopeChange { reason } => format!("this change of scope cannot be: {}", reason.en),
        Problem::SuccessorOutside { project, set, on } => {
            format!("`{project}` takes the place of a split project, but is not in the set `{set}` on {on}")
        }
        Problem::MilestoneAfterFinish { planned, finish } => {
            format!("the milestone is planned for {planned}, after the finish on {finish}")
        }
        Problem::RateAbove150 { rate } => format!("the completion rate is {rate}%, above 150%"),
        Problem::TenThousandSlip { amount, plan } => {
            format!("{amount} 万元 against a plan of {plan} 万元 looks like yuan entered as 万元")
        }
        Problem::PlanAboveTotal { plan, total } => {
            format!("the annual plan of {plan} 万元 exceeds the total investment of {total} 万元")
        }
        Problem::NotNeededButDated => "said not to be needed, and yet it has progress".into(),
        Problem::NoFrontMatter => "the file has no front matter between `---` lines".into(),
        Problem::NoBulletin => "there is no bulletin".into(),
        Problem::BulletinWithoutData { cutoff } => format!("no project has a record up to {cutoff}"),
        Problem::CutoffOutsidePeriod { cutoff, period } => format!("the cut-off {cutoff} is not in {period}"),
        Problem::IssuedBeforeCutoff { issued, cutoff } => format!("issued on {issued}, before the cut-off {cutoff}"),
        Problem::BulletinOrder { number, before } => {
            format!("number {number} is not above the number before, {before}")
        }
        Problem::StageFell { stage } => format!("the stage {stage} comes before the one it follows"),
        Problem::MeasureSource { reason } => format!("the measure cannot be counted so: {}", reason.en),
        Problem::MeasureCounted { measure } => format!("{measure} is counted from a ledger and cannot be reported too"),
        Problem::AsksOutsideSpecial => "a monthly bulletin asks for no decisions".into(),
        Problem::LanguageTwice => "both `language` and `languages` are given".into(),
        Problem::StrayTranslation { reason } => format!("this translation is of no use: {}", reason.en),
        Problem::UnknownSection { found, .. } => format!("there is no section `{found}`"),
        Problem::BrokenReference { found, reason } => format!("the reference `{found}` is wrong: {}", reason.en),
        Problem::ProseContradictsData { printed, data, indicator, scope, is_rounding } => {
            let kind = if *is_rounding { "differs by rounding from" } else { "contradicts" };
            format!("the prose says {printed}, which {kind} the data: {data} ({scope}{indicator})")
        }
        Problem::UnsafeLink { target } => format!("the link `{target}` is not safe"),
        Problem::BrokenLink { target } => format!("the link `{target}` leads to no page"),
        Problem::BrokenAnchor { target } => format!("the place in `{target}` does not exist on that page"),
        Problem::BadDigest { found } => format!("`{found}` is no digest"),
        Problem::ReleaseWithoutBulletin { id } => format!("there is a release record of `{id}` but no such bulletin"),
        Problem::ReleaseOrder { found, expected } => {
            format!("steps out of order: `{}` stands where `{}` belongs", found.en, expected.en)
        }
        Problem::IssuedTooEarly { on, issued } => format!("issued on {on}, before the bulletin's date {issued}"),
        Problem::SameOffice { first, second } if first == second => {
            format!("compiled and reviewed by the same office: {first}")
        }
        Problem::SameOffice { first, second } => {
            format!("“{first}”, which compiled, and “{second}”, which reviewed, look like the same office")
        }
        Problem::ApprovalsDiffer { step } => format!("what was {} is not what was compiled", step.en),
        Problem::StaleApproval { step } => {
            format!("something changed after it was {}; the steps before are void", step.en)
        }
        Problem::NoSecrecyReview => "issued without a secrecy review of this content".into(),
        Problem::SealsAndSteps { issued, seals } => format!("issued {issued} times but sealed {seals} times"),
        Problem::SealBroken { seal, what } => format!("seal {seal} does not hold: {}", what.en),
        Problem::ChainBroken { reason } => format!("the chain of seals is broken: {}", reason.en),
        Problem::RevisionNumber { found, expected } => {
            format!("this revision leads to seal {found}, it should be {expected}")
        }
        Problem::SealWithoutRevision { seal } => format!("seal {seal} has no revision record"),
        Problem::RevisionUnapproved { seal } => format!("the revision that leads to seal {seal} has not been issued"),
        Problem::RevisionMismatch { row, recorded, actual, .. } => {
            format!("the revision record is not what changed: {row}, recorded {recorded}, actual {actual}")
        }
        Problem::SealedFigureChanged { row, old, new } => {
            format!("a sealed figure changed: {row}, {old} when issued, {new} now")
        }
        Problem::ThemeUnknown { name } => format!("there is no theme `{name}`"),
        Problem::ThemeContract { found, supported } => {
            format!("the theme is written for contract {found}; this program supports {supported}")
        }
        Problem::TemplateError { detail } => format!("template error: {}", detail.trim_end_matches('.')),
        Problem::BadPhrase { phrase, fault } => match fault {
            PhraseFault::Missing => format!("the phrase `{phrase}` is missing"),
            PhraseFault::Unknown => format!("there is no phrase `{phrase}`"),
            PhraseFault::Placeholder { text, .. } => format!("`{text}` is no placeholder of the phrase `{phrase}`"),
            PhraseFault::Dropped { name } => format!("the phrase `{phrase}` does not show `{{{name}}}`"),
            PhraseFault::Markup { sign } => format!("there is `{sign}` in the phrase `{phrase}`"),
        },
    }
}
