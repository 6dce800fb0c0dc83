//! The catalogue of problems in English.

use super::{PhraseFault, Problem, suggest};

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

/// What to do about it.
pub(super) fn hint(problem: &Problem) -> String {
    match problem {
        Problem::NotUtf8 { .. } => "save it again with the encoding UTF-8".into(),
        Problem::ByteOrderMark => "it is read all the same; save as UTF-8 without BOM to be rid of this".into(),
        Problem::FileTooLarge { .. } => "one file per project or county; attachments do not belong here".into(),
        Problem::SymbolicLink => "copy the file itself to this place".into(),
        Problem::UnexpectedFile { expected } => format!("only {expected} are read here; move other files away"),
        Problem::BadFileName { .. } | Problem::BadId { .. } => {
            "ids are lower-case letters, digits and single hyphens, such as `east-wind`, at most 64 characters; `index` is the page of all".into()
        }
        Problem::MissingFile { .. } => "`tongbao new` makes a working set of files".into(),
        Problem::YamlSyntax { .. } => {
            "write `key: value` with a blank after the colon, align one level, quote values with special characters"
                .into()
        }
        Problem::JoinedLines => {
            "align it with its keys and give it a colon if it is a field; put a long text on one line or in quotes"
                .into()
        }
        Problem::FullWidthPunctuation { found: '\u{3000}' | '\u{A0}', .. } => "use an ordinary blank".into(),
        Problem::FullWidthPunctuation { instead: ':', .. } => {
            "between key and value stand an ASCII colon and a blank, as in `name: value`".into()
        }
        Problem::FullWidthPunctuation { instead: ',', .. } => "write lists as `[a, b]` with ASCII commas".into(),
        Problem::FullWidthPunctuation { instead, .. } => format!("type an ASCII `{instead}`"),
        Problem::TabIndent => "indent with blanks, two a level; the lines that follow too".into(),
        Problem::DuplicateKey { .. } => "keep one of them".into(),
        Problem::Anchor | Problem::Alias | Problem::Tag => {
            "quote the whole value if it is text; else write the value out".into()
        }
        Problem::SeveralDocuments => "remove the second `---`".into(),
        Problem::TooDeep { .. } => "check the brackets and the indent".into(),
        Problem::BadCharacter { code: 0x0D } => "set the line ends to LF or CRLF in the editor".into(),
        Problem::LookAlikeCharacter { instead, .. } => {
            format!("type “{instead}”; it usually comes with text from a PDF")
        }
        Problem::TooManyProblems { .. } => "repair those that are listed and check again".into(),
        Problem::BadCharacter { .. } => "delete and retype this spot; it usually comes with pasted text".into(),
        Problem::UnknownKey { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
        Problem::UnknownKey { nearest: None, .. } => {
            "content/README.md lists the keys; remove the line if it is not needed".into()
        }
        Problem::MissingKey { key, .. } => format!("add a line `{key}: …` here"),
        Problem::WrongType { expected, .. } if expected.en == "a list" => {
            "one entry a line after `- `, or `[a, b]`".into()
        }
        Problem::WrongType { expected, .. } if expected.en == "a single value" => {
            "the value stands behind the colon on the same line".into()
        }
        Problem::WrongType { .. } => "indent the lines below and write `key: value`".into(),
        Problem::EmptyValue { .. } => {
            "fill it in or remove the line; a value that was not reported is `not-reported`, where allowed".into()
        }
        Problem::FullWidthDigit { .. } => "use ASCII digits".into(),
        Problem::ThousandsSeparator { .. } => "write digits only".into(),
        Problem::UnitInNumber { unit, .. } => format!("write the number alone, in {}", unit.en),
        Problem::LeadingZero { .. } => "remove the leading zeros".into(),
        Problem::TooPrecise { decimals: 0, .. } => "write a whole number".into(),
        Problem::TooPrecise { .. } => "use fewer decimals, and check the unit".into(),
        Problem::TooLarge { .. } => "check the unit: amounts are in 万元 (ten thousand yuan)".into(),
        Problem::NotANumber { .. } => {
            "digits, a point and a minus sign only; `not-reported` where a state is allowed".into()
        }
        Problem::OutOfRange { .. } => "check it".into(),
        Problem::BadDate { found } => match (suggest::date(found), suggest::days_of_month(found)) {
            (Some(right), _) => format!("write `{right}`"),
            (None, Some(days)) => format!("that month has {days} days"),
            (None, None) => "write it like `2030-07-31`, with year, month and day".into(),
        },
        Problem::BadPeriod { found } => match suggest::period(found) {
            Some(right) => format!("write `{right}`"),
            None => "write it like `2030-07`".into(),
        },
        Problem::BadChoice { allowed, nearest: Some(nearest), .. } => {
            format!("did you mean `{nearest}`? choices: {allowed}")
        }
        Problem::BadChoice { allowed, nearest: None, .. } => format!("choices: {allowed}"),
        Problem::TextTooLong { .. } => "shorten it, or put the details on a page".into(),
        Problem::UnknownId { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
        Problem::UnknownId { registry, nearest: None, .. } => format!("declare it in {} first", registry.home().en),
        Problem::BadScope { .. } => {
            "scopes are whole, county:ID, set:ID, fund:ID, unit:ID, the last three with @COUNTY if wanted".into()
        }
        Problem::ScopeNotSupported { .. } => {
            "statistics and reported totals exist for the whole and for counties, reports for units too; what projects are made of for every scope"
                .into()
        }
        Problem::UnknownProblem { .. } => "take an id of `problems` in that project's file, or leave `problem` out".into(),
        Problem::DuplicateId { .. } => "give it another id".into(),
        Problem::DuplicateName { .. } => "merge them if they are one; if not, make the names tell them apart".into(),
        Problem::DuplicateEntry { .. } => "keep one of them".into(),
        Problem::WholeMissing => "add a file with `level: whole` to content/counties/".into(),
        Problem::WholeTwice => "keep one of them".into(),
        Problem::CountyIsWhole { .. } => "name a county, park or city level; a scope that means all is `whole`".into(),
        Problem::ReportDayUnknown { .. } => "use a day of `reports` in campaign.yaml, or add it there".into(),
        Problem::ReportsElsewhere { .. } => "remove `reports` here".into(),
        Problem::BoardWeights { .. } => "make the weights add up to 100".into(),
        Problem::BoardItems { .. } => "keep one item, or write `score: weighted`".into(),
        Problem::BoardIndicator { .. } => {
            "weight rates, growth rates and ratios; for others, write `score: minmax`, which scales them first".into()
        }
        Problem::BoardMismatch { .. } => {
            "points are taken on scored boards (weighted, minmax) only; counties' files name boards of counties, units' files boards of units".into()
        }
        Problem::LightIndicator { .. } => "projects have gap, completion-rate and completed".into(),
        Problem::LightGap { .. } | Problem::LightOverlap { .. } => {
            "every value belongs to exactly one rule: the `below` of one is the `at_least` of the next".into()
        }
        Problem::BoundsReversed { .. } => "swap or correct the two ends".into(),
        Problem::BadCurve { .. } => {
            "even has no points; monthly has 12 percents; milestones have dates and percents that never fall".into()
        }
        Problem::DatesReversed { .. } => "check both dates".into(),
        Problem::NoPlan { year } => format!("add a plan with a `from` in {year} to `plans`"),
        Problem::PlanZero => "the completion rate will print as — and is not ranked".into(),
        Problem::PlanWithoutReason => "add `reason:` to this change".into(),
        Problem::CumulativeFell { .. } => {
            "if it was corrected, add `correction: reason` to this record; else check both values".into()
        }
        Problem::NotInDateOrder { .. } => "order them from early to late".into(),
        Problem::SpentBeforeStart { .. } => "add or check `actual` of `start`, or check the completed amount".into(),
        Problem::StartedWithoutDate { .. } => {
            "add or check `actual` of `start`; until then the project counts as not started".into()
        }
        Problem::PaidAboveInPlace { .. } => "check both amounts; what is paid came in before".into(),
        Problem::FundsDisagree { .. } => "check the total and the kinds of that day".into(),
        Problem::BadScopeChange { .. } => {
            "entries and exits take turns; a split is `change: split` with `into: [project]`, and the set stands in `sets`"
                .into()
        }
        Problem::SuccessorOutside { .. } => {
            "give the project that takes its place the same set in `sets`, and its day in `scope`".into()
        }
        Problem::MilestoneAfterFinish { .. } => "milestones lead to the finish; check both dates".into(),
        Problem::RateAbove150 { .. } => "check plan and completed amount; a changed plan belongs into `plans`".into(),
        Problem::TenThousandSlip { .. } => {
            "amounts are in 万元 (ten thousand yuan): 100 million yuan is `10000`".into()
        }
        Problem::PlanAboveTotal { .. } => "check the total investment and the plan".into(),
        Problem::NotNeededButDated => "keep `needed: false` alone, or remove it".into(),
        Problem::NoFrontMatter => "start with a line `---`, then the fields, then `---`, then the text".into(),
        Problem::NoBulletin => "add a file such as 2030-07.md to content/bulletins/".into(),
        Problem::BulletinWithoutData { .. } => "check the cut-off, or add the records".into(),
        Problem::CutoffOutsidePeriod { .. } => "check `cutoff` and `period`".into(),
        Problem::IssuedBeforeCutoff { .. } => "check `issued` and `cutoff`".into(),
        Problem::BulletinOrder { .. } => "numbers rise with the cut-off dates and do not repeat".into(),
        Problem::StageFell { .. } => "write stages in the order of campaign.yaml; a deal that failed has `ended`".into(),
        Problem::MeasureSource { .. } => "check `from` and what stands below it; see content/README.md".into(),
        Problem::MeasureCounted { .. } => "remove the entry and change the ledger, or remove `from` of the measure".into(),
        Problem::LanguageTwice => "keep `language` for one language, or `languages` for two".into(),
        Problem::StrayTranslation { .. } => {
            "a translation is `ID.LANGUAGE.md` beside `ID.md`, text only, in a language of site.yaml other than its first".into()
        }
        Problem::AsksOutsideSpecial => "write `kind: special` if it is a special report, else put it into the text".into(),
        Problem::UnknownSection { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
        Problem::UnknownSection { nearest: None, .. } => {
            "write `## title {#id}`; ids are statistics, projects, attraction, rankings, lists, problems, next; of special reports moved, reports, red, asks".into()
        }
        Problem::BrokenReference { .. } => {
            "write `{{ indicator scope form }}` as in `{{ gap county:ID words }}`; see content/README.md".into()
        }
        Problem::ProseContradictsData { .. } => {
            "refer to the figure with {{ }}, then it cannot contradict the tables".into()
        }
        Problem::UnsafeLink { .. } => "use http, https or mailto, or a relative address of this site".into(),
        Problem::BrokenLink { .. } => "addresses start at the site's root, such as projects/ID.html".into(),
        Problem::BrokenAnchor { .. } => "check the name after #".into(),
        Problem::ThemeUnknown { .. } => {
            "themes are folders in themes/; without --theme the built-in one is used".into()
        }
        Problem::ThemeContract { .. } => "bring the theme up to themes/README.md and its theme.yaml".into(),
        Problem::TemplateError { .. } => "themes/README.md lists the names a template can use".into(),
        Problem::BadPhrase { fault, .. } => match fault {
            PhraseFault::Missing | PhraseFault::Unknown => {
                "names are those of phrases/ in the built-in theme; see themes/README.md".into()
            }
            PhraseFault::Placeholder { known, .. } if known.is_empty() => {
                "it has no placeholders; leave the braces out".into()
            }
            PhraseFault::Placeholder { known, .. } => format!("its placeholders: {}", known.join(", ")),
            PhraseFault::Dropped { .. } => "every placeholder is shown at least once".into(),
            PhraseFault::Markup { .. } => "a phrase is plain text, without <, > and &".into(),
        },
    }
}
