//! Figures typed into prose against the data: what a bulletin says must be what its tables say.
//!
//! In: the bulletins' texts, facts and figures. Out: a warning that shows both, for every literal figure that stands behind the
//! name of an indicator and is not its value. Comparison is by interval: `76.9%` stands for 76.85 to 76.95. What cannot be told
//! for certain (a target, last year, a month before) is left alone.

use std::ops::Range;

use crate::compute::{Issue, Measured};
use crate::diagnostic::{Diagnostics, Place, Problem};
use crate::load::{Shelf, SourceFile, Sources};
use crate::model::{Facts, Indicator, Ledger, Quantity, Scope, SeriesKind};
use crate::plan::Plan;
use crate::units::{Decimal, Exact, Known};

/// Words that make a figure one of another time or purpose.
const OTHER_FIGURES: [&str; 14] = [
    "上期",
    "上月",
    "上年",
    "去年",
    "同期",
    "目标",
    "力争",
    "确保",
    "预计",
    "以上",
    "以下",
    "此前",
    "全年计划",
    "将达",
];

/// Reports literal figures that contradict the data.
pub fn reconcile(sources: &Sources, plan: &Plan, problems: &mut Diagnostics) {
    let facts = &plan.facts;
    let names = Names::of(facts);
    let specials = facts.specials.iter().zip(plan.figures.specials.iter().map(|special| &special.issue));
    for (bulletin, issue) in facts.bulletins.iter().zip(&plan.figures.issues).chain(specials) {
        let file = sources.shelf(Shelf::Bulletins).find(|file| file.stem() == bulletin.id.as_str());
        if let Some(file) = file {
            check(file, plan, issue, &names, problems);
        }
    }
}

/// What indicators and scopes are called in prose.
struct Names<'f> {
    /// With the sign a growth word gives: `固定资产投资增速`, and `固定资产投资` before 增长.
    indicators: Vec<(&'f str, Indicator)>,
    growth_stems: Vec<(&'f str, Indicator)>,
    counties: Vec<(&'f str, usize)>,
    sets: Vec<(&'f str, usize)>,
}

impl<'f> Names<'f> {
    fn of(facts: &'f Facts) -> Self {
        let campaign = &facts.campaign;
        let mut indicators: Vec<(&str, Indicator)> =
            Ledger::ALL.into_iter().map(|ledger| (ledger.label().zh, Indicator::Ledger(ledger))).collect();
        // In prose a gap is 快于 or 慢于 the schedule, and the schedule itself is named inside that phrase.
        indicators.retain(|(_, indicator)| !matches!(indicator, Indicator::Ledger(Ledger::Gap | Ledger::Schedule)));
        let series = || campaign.series.iter().enumerate();
        indicators.extend(series().map(|(at, series)| (&*series.name, Indicator::Series(at))));
        indicators.extend(campaign.measures.iter().enumerate().map(|(at, own)| (&*own.name, Indicator::Measure(at))));
        indicators.extend(campaign.ratios.iter().enumerate().map(|(at, own)| (&*own.name, Indicator::Ratio(at))));
        let growth_stems = series()
            .filter(|(_, series)| series.kind == SeriesKind::Growth)
            .filter_map(|(at, series)| Some((series.name.strip_suffix("增速")?, Indicator::Series(at))));
        Self {
            growth_stems: growth_stems.collect(),
            indicators,
            counties: facts.counties.iter().enumerate().map(|(at, county)| (&*county.name, at)).collect(),
            sets: campaign.sets.iter().enumerate().map(|(at, set)| (&*set.name, at)).collect(),
        }
    }

    /// The indicator named last before a figure, and whether the words make the figure negative.
    fn indicator(&self, before: &str, unit: Unit) -> Option<(Indicator, bool)> {
        if unit == Unit::Points && (before.contains("快于") || before.contains("慢于")) && before.contains("时序")
        {
            return Some((Indicator::Ledger(Ledger::Gap), before.contains("慢于")));
        }
        let last = |names: &[(&str, Indicator)]| {
            let found = names
                .iter()
                .filter_map(|(name, indicator)| before.rfind(name).map(|at| (at + name.len(), name.len(), *indicator)));
            found.max_by_key(|(end, length, _)| (*end, *length))
        };
        let grows = |after: &str| after.contains("增长") || after.contains("下降");
        if let Some((end, _, indicator)) = last(&self.growth_stems)
            && unit == Unit::Percent
            && grows(&before[end..])
        {
            return Some((indicator, before[end..].contains("下降")));
        }
        last(&self.indicators).map(|(_, _, indicator)| (indicator, false))
    }

    /// The scope a sentence speaks of just before a figure.
    fn scope(&self, before: &str) -> Scope {
        let last = |names: &[(&str, usize)]| {
            let found = names.iter().filter_map(|(name, at)| before.rfind(name).map(|end| (end, *at)));
            found.max_by_key(|(end, _)| *end).map(|(_, at)| at)
        };
        match (last(&self.sets), last(&self.counties)) {
            (Some(set), county) => Scope::Set(set, county),
            (None, Some(county)) => Scope::County(county),
            (None, None) => Scope::Whole,
        }
    }
}

/// Units that tell which kind of number a literal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Percent,
    Points,
    Yi,
    Wan,
    Count,
}

/// A literal figure in a text.
struct Literal {
    number: Decimal,
    decimals: u8,
    unit: Unit,
    span: Range<usize>,
}

fn check(file: &SourceFile, plan: &Plan, issue: &Issue, names: &Names<'_>, problems: &mut Diagnostics) {
    let text = without_references(&file.text);
    let start = body_start(&text);
    for sentence in split(&text, start..text.len(), &['。', '；', '！', '\n']) {
        for clause in split(&text, sentence.clone(), &['，', '、', '：', '（', '）', '(', ')']) {
            if OTHER_FIGURES.iter().any(|word| text[clause.clone()].contains(word)) {
                continue;
            }
            for literal in literals(&text, clause.clone()) {
                let before = near(&text, clause.start, literal.span.start);
                let Some((indicator, is_negative)) = names.indicator(before, literal.unit) else { continue };
                let scope = names.scope(near(&text, sentence.start, literal.span.start));
                compare(file, plan, issue, indicator, scope, is_negative, &literal, problems);
            }
        }
    }
}

/// What stands before a figure, as far back as a reader would still connect it.
fn near(text: &str, start: usize, end: usize) -> &str {
    const BYTES: usize = 600;
    let from = (start.max(end.saturating_sub(BYTES))..=end).find(|&at| text.is_char_boundary(at)).unwrap_or(end);
    &text[from..end]
}

#[expect(clippy::too_many_arguments, reason = "one comparison needs both sides and their names")]
fn compare(
    file: &SourceFile,
    plan: &Plan,
    issue: &Issue,
    indicator: Indicator,
    scope: Scope,
    is_negative: bool,
    literal: &Literal,
    problems: &mut Diagnostics,
) {
    let facts = &plan.facts;
    let is_entered = !matches!(indicator, Indicator::Ledger(_));
    if is_entered && !scope.has_entered_figures() {
        return;
    }
    let Known::Value(value) = issue.figure(facts, indicator, scope).value else { return };
    let Some(actual) = in_unit(&value, literal.unit) else { return };
    let number = literal.number.exact();
    let written = if is_negative { -&number } else { number };
    let distance = (&written - &actual).abs();
    let unit = Exact::ratio(1, 10_i64.pow(u32::from(literal.decimals))).expect("a power of ten is not zero");
    let half = (&unit / &Exact::whole(2)).expect("two is not zero");
    if distance <= half {
        return;
    }
    let printed = file.text[literal.span.clone()].to_owned();
    let data = format!("{}{}", actual.to_decimal(literal.decimals.max(1)), suffix(literal.unit));
    let problem = Problem::ProseContradictsData {
        printed,
        data,
        indicator: crate::render::indicator_name(facts, indicator).to_owned(),
        scope: crate::render::scope_name(facts, scope, &plan.theme.voices[0].phrases),
        is_rounding: distance <= unit,
    };
    problems.report(problem, Place::in_text(&file.path, &file.text, literal.span.clone()));
}

/// The data in the literal's unit; nothing when they are different things.
fn in_unit(value: &Measured, unit: Unit) -> Option<Exact> {
    match (value.quantity(), unit) {
        (Some(Quantity::Percent), Unit::Percent)
        | (Some(Quantity::Points), Unit::Points)
        | (Some(Quantity::Count), Unit::Count) => Some(value.number()),
        (Some(Quantity::Amount), Unit::Wan) => Some(value.number()),
        (Some(Quantity::Amount), Unit::Yi) => &value.number() / &Exact::whole(10_000),
        (None, Unit::Count) => Some(value.number()),
        _ => None,
    }
}

fn suffix(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "%",
        Unit::Points => "个百分点",
        Unit::Yi => "亿元",
        Unit::Wan => "万元",
        Unit::Count => "个",
    }
}

/// The text with every `{{ … }}` blanked out, byte for byte.
fn without_references(text: &str) -> String {
    let mut plain = text.to_owned();
    let mut from = 0;
    while let Some(open) = plain[from..].find("{{").map(|at| from + at) {
        let Some(close) = plain[open..].find("}}").map(|at| open + at + 2) else { break };
        plain.replace_range(open..close, &" ".repeat(close - open));
        from = close;
    }
    plain
}

/// Where the text begins after the front matter.
fn body_start(text: &str) -> usize {
    text.strip_prefix("---").and_then(|rest| rest.find("\n---").map(|at| at + "---\n---".len())).unwrap_or(0)
}

/// Parts of a range between separators.
fn split(text: &str, range: Range<usize>, separators: &[char]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for (at, separator) in text[range.clone()].match_indices(separators) {
        parts.push(start..range.start + at);
        start = range.start + at + separator.len();
    }
    parts.push(start..range.end);
    parts
}

/// Numbers with a unit.
fn literals(text: &str, clause: Range<usize>) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut at = clause.start;
    while let Some(start) = text[at..clause.end].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let rest = &text[start..clause.end];
        let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        let end = start + length;
        at = end;
        let digits = rest[..length].trim_end_matches('.');
        let is_part_of_word = text[..start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
        let after = text[end..clause.end].trim_start();
        let units = [
            ("%", Unit::Percent),
            ("％", Unit::Percent),
            ("个百分点", Unit::Points),
            ("百分点", Unit::Points),
            ("亿元", Unit::Yi),
            ("万元", Unit::Wan),
            ("个", Unit::Count),
            ("项", Unit::Count),
        ];
        let unit = units.iter().find(|(sign, _)| after.starts_with(sign));
        if let (Some((sign, unit)), false, Ok(number)) = (unit, is_part_of_word, Decimal::parse(digits, 12, 6)) {
            let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let blank = text[end..clause.end].len() - after.len();
            found.push(Literal {
                number,
                decimals: u8::try_from(decimals).unwrap_or(6),
                unit: *unit,
                span: start..end + blank + sign.len(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_numbers_with_a_unit() {
        let text = "截至2030年7月，完成55.98%，比计划少3.1个百分点，共114.8亿元、60 个，4×660MW，G7号";
        let found: Vec<(&str, Unit)> =
            literals(text, 0..text.len()).iter().map(|literal| (&text[literal.span.clone()], literal.unit)).collect();
        assert_eq!(
            found,
            [("55.98%", Unit::Percent), ("3.1个百分点", Unit::Points), ("114.8亿元", Unit::Yi), ("60 个", Unit::Count)]
        );
    }

    #[test]
    fn references_are_no_literals() {
        let text = "完成率{{ completion-rate }}，5%";
        let plain = without_references(text);
        assert_eq!(plain.len(), text.len());
        assert!(!plain.contains('{'));
    }
}
