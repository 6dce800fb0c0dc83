//! Ways out of problems, in English.

use crate::diagnostic::{PhraseFault, Problem, suggest};

/// What to do about it.
pub(in crate::diagnostic) fn hint(problem: &Problem) -> String {
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
        Problem::BadDigest { .. } => {
            "a digest has 64 hexadecimal digits in lower case; `tongbao release` writes it, nobody else".into()
        }
        Problem::ReleaseWithoutBulletin { .. } => {
            "the folder has the bulletin's id; what was issued cannot be taken away, put its file back into bulletins/".into()
        }
        Problem::ReleaseOrder { .. } => {
            "compiled, reviewed, issued, none left out; remove this step and do it again with `tongbao release`".into()
        }
        Problem::IssuedTooEarly { .. } => "dates are never set back; correct the date or issue it on that day".into(),
        Problem::SameOffice { .. } => "have another office review it; if they are two, write names that tell them apart".into(),
        Problem::ApprovalsDiffer { .. } => "all steps must see the same; begin again with compiled".into(),
        Problem::StaleApproval { .. } => {
            "begin again with `tongbao release`; until then this bulletin counts as a draft".into()
        }
        Problem::NoSecrecyReview => "record it with `tongbao release ID --secrecy CONCLUSION` before issuing".into(),
        Problem::SealsAndSteps { .. } => {
            "only `tongbao release ID --step issued` writes seals; take the record from version control".into()
        }
        Problem::SealBroken { .. } | Problem::ChainBroken { .. } => {
            "no byte of what was sealed may change; take the files from version control or from an archive".into()
        }
        Problem::RevisionNumber { .. } => "each revision leads to the next seal: 2, 3, 4 and so on".into(),
        Problem::SealWithoutRevision { .. } => {
            "whatever is sealed again says what changed and why; take the record from version control".into()
        }
        Problem::RevisionUnapproved { .. } => {
            "compile, review and issue it again with `tongbao release`; to withdraw it restore the data and remove the record".into()
        }
        Problem::RevisionMismatch { .. } => {
            "the record must be exactly what changed; remove it and have `tongbao release ID --revise` list it again".into()
        }
        Problem::SealedFigureChanged { .. } => {
            "correct with `tongbao release ID --revise`; restore what was a mistake".into()
        }
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
