//! Generated sentences: the right word for every direction.
//!
//! Growth is 增长 or 下降 with the absolute value; a gap is 快于 or 慢于; what prints as zero is 持平; a full rate is 全部. The words
//! are those of the catalogue, in the language of the site; which of them is right is decided here.

use std::cmp::Ordering::{Equal, Greater, Less};

use crate::compute::{Issue, Measured};
use crate::fields::Language;
use crate::model::{AmountUnit, Facts, Indicator, Ledger, Scope, SeriesKind};
use crate::phrase::Phrases;
use crate::render::prose::belongs;
use crate::render::text::{self, Say};
use crate::units::{Exact, Known, Percent, Points};

/// Name of a scope as it stands in a sentence.
pub fn scope_name(facts: &Facts, scope: Scope, words: &Phrases) -> String {
    let campaign = &facts.campaign;
    let (name, county): (&str, Option<usize>) = match scope {
        Scope::Whole => (&facts.whole.name, None),
        Scope::County(county) => (&facts.counties[county].name, None),
        Scope::Set(set, county) => (&campaign.sets[set].name, county),
        Scope::Fund(fund, county) => (&campaign.funds[fund].name, county),
        Scope::Unit(unit, county) => (&campaign.units[unit].name, county),
    };
    match county {
        Some(county) => words.sentence.in_county(name, &facts.counties[county].name),
        None => name.to_owned(),
    }
}

/// Name of an indicator.
pub fn indicator_name(facts: &Facts, indicator: Indicator) -> &str {
    let campaign = &facts.campaign;
    match indicator {
        Indicator::Ledger(ledger) => ledger.label().of(Language::of_tag(facts.site.language)),
        Indicator::Series(series) => &campaign.series[series].name,
        Indicator::Measure(measure) => &campaign.measures[measure].name,
        Indicator::Ratio(ratio) => &campaign.ratios[ratio].name,
    }
}

/// Kind and id of a scope in files.
pub(crate) fn scope_id(facts: &Facts, scope: Scope) -> (&'static str, &str) {
    let campaign = &facts.campaign;
    match scope {
        Scope::Whole => ("whole", facts.whole.id.as_str()),
        Scope::County(county) => ("county", facts.counties[county].id.as_str()),
        Scope::Set(set, _) => ("set", campaign.sets[set].id.as_str()),
        Scope::Fund(fund, _) => ("fund", campaign.funds[fund].id.as_str()),
        Scope::Unit(unit, _) => ("unit", campaign.units[unit].id.as_str()),
    }
}

/// Name of an indicator as a label, which begins with a capital letter where the language has them.
pub(crate) fn label(facts: &Facts, indicator: Indicator) -> String {
    let name = indicator_name(facts, indicator);
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Id of an indicator; its anchor on the method page.
pub(crate) fn indicator_id(facts: &Facts, indicator: Indicator) -> &str {
    let campaign = &facts.campaign;
    match indicator {
        Indicator::Ledger(ledger) => ledger.id(),
        Indicator::Series(series) => campaign.series[series].id.as_str(),
        Indicator::Measure(measure) => campaign.measures[measure].id.as_str(),
        Indicator::Ratio(ratio) => campaign.ratios[ratio].id.as_str(),
    }
}

/// `快于时序进度1.9个百分点`, `慢于…`, `与时序进度持平`.
pub(crate) fn gap(gap: &Points, say: Say<'_>) -> String {
    let words = &say.words.sentence;
    let rounded = gap.number().rounded(say.numbers.percent_decimals);
    if rounded.is_zero() {
        return words.on_schedule().to_owned();
    }
    let distance = text::distance(gap, say);
    if rounded.is_negative() { words.behind(distance) } else { words.ahead(distance) }
}

/// `同比增长5.2%`, `同比下降2.4%`, `同比持平`.
pub(crate) fn growth(growth: &Percent, say: Say<'_>) -> String {
    let words = &say.words.sentence;
    let rounded = growth.number().rounded(say.numbers.percent_decimals);
    if rounded.is_zero() {
        return words.same_as_last_year().to_owned();
    }
    let rate = text::percent(&Percent::exact(growth.number().abs()), say);
    if rounded.is_negative() { words.fall(rate) } else { words.growth(rate) }
}

/// A figure as a phrase with its direction word.
pub(crate) fn words(facts: &Facts, issue: &Issue, indicator: Indicator, scope: Scope, say: Say<'_>) -> String {
    let words = &say.words.sentence;
    let figure = issue.figure(facts, indicator, scope);
    let Known::Value(value) = &figure.value else {
        return words.missing(indicator_name(facts, indicator), missing(&figure.value, say));
    };
    match (indicator, value) {
        (Indicator::Ledger(Ledger::Gap), Measured::Points(points)) => gap(points, say),
        (Indicator::Series(series), Measured::Percent(percent))
            if facts.campaign.series[series].kind == SeriesKind::Growth =>
        {
            growth(percent, say)
        }
        (Indicator::Ledger(ledger), Measured::Percent(percent)) if *percent.number() == Exact::whole(100) => {
            match ledger {
                Ledger::StartRate => words.all_started().to_owned(),
                Ledger::FinishRate => words.all_finished().to_owned(),
                Ledger::EntryRate => words.all_entered().to_owned(),
                _ => labelled(facts, indicator, &figure.value, say),
            }
        }
        _ => labelled(facts, indicator, &figure.value, say),
    }
}

/// A figure with its name.
pub(crate) fn labelled(facts: &Facts, indicator: Indicator, value: &Known<Measured>, say: Say<'_>) -> String {
    say.words.sentence.figure(indicator_name(facts, indicator), text::number(value, say).text)
}

fn missing<'a>(value: &Known<Measured>, say: Say<'a>) -> &'a str {
    let words = &say.words.sentence;
    match value {
        Known::Value(_) => "",
        Known::NotReported => words.not_yet_reported(),
        Known::NotApplicable => words.not_applicable(),
        Known::NotPublic => words.not_public(),
    }
}

/// What changed since an earlier issue; empty when there is nothing to compare with.
pub(crate) fn change(
    facts: &Facts,
    issue: &Issue,
    before: Option<&Issue>,
    indicator: Indicator,
    scope: Scope,
    say: Say<'_>,
) -> String {
    let Some(before) = before else { return String::new() };
    let value = |issue: &Issue| issue.figure(facts, indicator, scope).value;
    let (Known::Value(now), Known::Value(then)) = (value(issue), value(before)) else { return String::new() };
    let words = &say.words.sentence;
    match (indicator, &now, &then) {
        (Indicator::Series(series), Measured::Percent(now), Measured::Percent(then))
            if facts.campaign.series[series].kind == SeriesKind::Growth =>
        {
            growth_change(now, then, say)
        }
        (Indicator::Ledger(_), ..) if has_other_members(facts, issue, before, scope) => {
            words.other_members(plain_change(&now, &then, say))
        }
        (Indicator::Ledger(ledger), ..)
            if issue.is_over_others(before, ledger, |position| belongs(facts, position, scope, issue.cutoff)) =>
        {
            words.other_reports(plain_change(&now, &then, say))
        }
        _ => plain_change(&now, &then, say),
    }
}

/// Whether projects entered the scope or left it between two issues.
pub(crate) fn has_other_members(facts: &Facts, issue: &Issue, before: &Issue, scope: Scope) -> bool {
    let of = |position, issue: &Issue| belongs(facts, position, scope, issue.cutoff);
    let moved = |position: usize| of(position, issue) != of(position, before);
    matches!(scope, Scope::Set(..)) && (0..facts.projects.len()).any(moved)
}

fn plain_change(now: &Measured, then: &Measured, say: Say<'_>) -> String {
    let words = &say.words.sentence;
    let Some(difference) = now.minus(then) else { return String::new() };
    let Some(distance) = absolute(&difference, say) else { return words.unchanged().to_owned() };
    match (&difference, difference.number().is_negative()) {
        (Measured::Points(_), false) => words.points_up(distance),
        (Measured::Points(_), true) => words.points_down(distance),
        (_, false) => words.more(distance),
        (_, true) => words.less(distance),
    }
}

/// A difference without its sign, with its unit; nothing where it prints as zero.
pub(crate) fn absolute(difference: &Measured, say: Say<'_>) -> Option<String> {
    let printed = text::print(difference, say);
    let digits = printed.trim_start_matches(['−', '+']);
    (!text::is_zero(digits)).then(|| text::with_unit(difference, digits, say))
}

/// Growth against growth: 加快, 回落, 降幅收窄, 降幅扩大, and words for each crossing of zero. Signs are those of the printed
/// values, so that nothing is called a fall beside a printed zero.
fn growth_change(now: &Percent, then: &Percent, say: Say<'_>) -> String {
    let words = &say.words.sentence;
    let decimals = say.numbers.percent_decimals;
    let sign = |percent: &Percent| percent.number().rounded(decimals).cmp(&Exact::zero());
    let points = now - then;
    let is_same = points.number().rounded(decimals).is_zero();
    let is_down = points.number().is_negative();
    let distance = || text::distance(&points, say);
    match (sign(then), sign(now)) {
        (Less, Greater) => words.fall_to_growth().to_owned(),
        (Greater, Less) => words.growth_to_fall().to_owned(),
        (Less, Equal) => words.fall_to_level().to_owned(),
        (Greater, Equal) => words.growth_to_level().to_owned(),
        (Equal, Less) => words.level_to_fall().to_owned(),
        (Equal, Greater) => words.level_to_growth().to_owned(),
        (Equal, Equal) => words.unchanged().to_owned(),
        (Less, Less) | (Greater, Greater) if is_same => words.unchanged().to_owned(),
        (Less, Less) if is_down => words.fall_widens(distance()),
        (Less, Less) => words.fall_narrows(distance()),
        (Greater, Greater) if is_down => words.growth_slower(distance()),
        (Greater, Greater) => words.growth_faster(distance()),
    }
}

/// A series and what it did: `固定资产投资同比增长5.2%`; a level with its value.
pub(crate) fn series(facts: &Facts, indicator: Indicator, value: &Known<Measured>, say: Say<'_>) -> String {
    let words = &say.words.sentence;
    let name = indicator_name(facts, indicator);
    match value {
        // 固定资产投资增速 → 固定资产投资同比增长…
        Known::Value(Measured::Percent(percent)) => {
            let stem = name.strip_suffix(words.growth_suffix()).unwrap_or(name);
            words.figure(stem, growth(percent, say))
        }
        Known::Value(_) => labelled(facts, indicator, value, say),
        other => words.missing(name, missing(other, say)),
    }
}

/// A whole sentence about an indicator of a scope.
pub(crate) fn sentence(facts: &Facts, issue: &Issue, indicator: Indicator, scope: Scope, say: Say<'_>) -> String {
    let words = &say.words.sentence;
    let name = scope_name(facts, scope, say.words);
    let of = |ledger| issue.ledger(facts, ledger, scope);
    match indicator {
        Indicator::Ledger(Ledger::Completed | Ledger::CompletionRate | Ledger::Gap) => {
            let (completed, rate) = (of(Ledger::Completed), of(Ledger::CompletionRate));
            match (&rate.value, &of(Ledger::Gap).value) {
                (Known::Value(_), Known::Value(Measured::Points(points))) => words.investment(
                    name,
                    text::number(&completed.value, say).text,
                    text::number(&rate.value, say).text,
                    gap(points, say),
                ),
                (missing_rate, _) => words.no_investment(name, missing(missing_rate, say)),
            }
        }
        Indicator::Ledger(Ledger::StartRate | Ledger::Started | Ledger::Unstarted) => {
            let rate = of(Ledger::StartRate);
            let (Known::Value(_), Some(part), Some(whole)) = (&rate.value, &rate.part, &rate.whole) else {
                return words.no_starts(name);
            };
            let is_all = *whole == Measured::Count(issue.tally(scope).projects);
            let planned = text::print(whole, say);
            let projects = match scope {
                // A set all of whose projects are to start needs no other word: 市级重点项目60个.
                Scope::Set(..) | Scope::Fund(..) if is_all => words.projects_of(name, planned),
                Scope::Set(..) | Scope::Fund(..) => words.starts_of_set(name, planned),
                Scope::Whole | Scope::County(_) | Scope::Unit(..) => words.starts_of(name, planned),
            };
            if part == whole {
                words.all_of_them_started(projects)
            } else {
                words.some_of_them_started(projects, text::print(part, say), text::number(&rate.value, say).text)
            }
        }
        Indicator::Series(_) => {
            words.of_scope(name, series(facts, indicator, &issue.figure(facts, indicator, scope).value, say))
        }
        _ => {
            let value = issue.figure(facts, indicator, scope).value;
            let said = match &value {
                Known::Value(_) => labelled(facts, indicator, &value, say),
                other => words.missing(indicator_name(facts, indicator), missing(other, say)),
            };
            words.of_scope(name, said)
        }
    }
}

/// Marks figures in a sentence as strong, for the lead. The rest is escaped.
pub(crate) fn emphasise(sentence: &str, say: Say<'_>) -> String {
    let units = units(say);
    let mut html = String::with_capacity(sentence.len() * 2);
    let mut rest = sentence;
    while let Some(start) = rest.find(is_of_number) {
        let end = start + number_length(&rest[start..]);
        let fits = |(before, after): &&(String, String)| {
            rest[..start].ends_with(before.as_str()) && rest[end..].starts_with(after.as_str())
        };
        let longest = |(before, after): &&(String, String)| before.len() + after.len();
        let unit = units.iter().filter(fits).max_by_key(longest);
        let (from, to) = unit.map_or((start, start), |(before, after)| (start - before.len(), end + after.len()));
        html.push_str(&text::escape(&rest[..from]));
        if unit.is_some() {
            html.push_str("<strong>");
            html.push_str(&text::escape(&rest[from..to]));
            html.push_str("</strong>");
            rest = &rest[to..];
        } else {
            html.push_str(&text::escape(&rest[from..end]));
            rest = &rest[end..];
        }
    }
    html.push_str(&text::escape(rest));
    html
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || c == '−'
}

/// Bytes of a number at the start of a text, with its decimals and group marks.
fn number_length(text: &str) -> usize {
    let is_end = |(at, c): &(usize, char)| match c {
        '.' => false,
        ',' => !text[at + 1..].starts_with(|next: char| next.is_ascii_digit()),
        other => !is_of_number(*other),
    };
    text.char_indices().find(is_end).map_or(text.len(), |(at, _)| at)
}

/// What stands before and after the digits of a figure.
fn units(say: Say<'_>) -> Vec<(String, String)> {
    let words = &say.words.number;
    // A language may have other words for one than for more.
    let figures = ["1", "2"].into_iter().flat_map(|digit| {
        let amounts = [AmountUnit::Yi, AmountUnit::Wan].map(|unit| text::amount(digit, unit, say));
        let [yi, wan] = amounts;
        [yi, wan, words.points(digit), format!("{digit}%")].map(|figure| (digit, figure))
    });
    figures
        .filter_map(|(digit, figure)| {
            figure.split_once(digit).map(|(before, after)| (before.to_owned(), after.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::built_in;
    use crate::render::text::NUMBERS;

    #[test]
    fn growth_against_growth_has_the_word_of_the_printed_signs() {
        let words = built_in(Language::Zh);
        let say = Say { words: &words, numbers: &NUMBERS };
        // Hundredths of a percent: 5 prints as 0.1, 4 and −4 as 0.0.
        let percent = |hundredths: i64| Percent::exact(Exact::ratio(hundredths, 100).expect("a hundred is not zero"));
        for (then, now, said) in [
            (-120, 80, "较上期由负转正"),
            (80, -120, "较上期由正转负"),
            (-120, 0, "较上期由降转平"),
            (-120, -4, "较上期由降转平"),
            (-120, 4, "较上期由降转平"),
            (120, 4, "较上期由增转平"),
            (120, -4, "较上期由增转平"),
            (0, -120, "较上期由平转降"),
            (4, -120, "较上期由平转降"),
            (-4, 120, "较上期由平转增"),
            (0, 120, "较上期由平转增"),
            (0, 0, "与上期持平"),
            (-4, 4, "与上期持平"),
            (4, -4, "与上期持平"),
            (-120, -240, "降幅较上期扩大1.2个百分点"),
            (-240, -120, "降幅较上期收窄1.2个百分点"),
            (-120, -122, "与上期持平"),
            (240, 120, "较上期回落1.2个百分点"),
            (120, 240, "较上期加快1.2个百分点"),
            (120, 122, "与上期持平"),
        ] {
            assert_eq!(growth_change(&percent(now), &percent(then), say), said, "{then} → {now}");
        }
    }

    #[test]
    fn only_figures_are_emphasised() {
        for (language, said, marked) in [
            (
                Language::Zh,
                "截至9月底，完成281.70亿元，<慢于>2.1个百分点，共3个",
                "截至9月底，完成<strong>281.70亿元</strong>，&lt;慢于&gt;<strong>2.1个百分点</strong>，共3个",
            ),
            (
                Language::En,
                "By 30 September CNY 1,028.170 billion, 76.9%, 1 percentage point behind, 3 left",
                "By 30 September <strong>CNY 1,028.170 billion</strong>, <strong>76.9%</strong>, \
                 <strong>1 percentage point</strong> behind, 3 left",
            ),
        ] {
            let words = built_in(language);
            assert_eq!(emphasise(said, Say { words: &words, numbers: &NUMBERS }), marked);
        }
    }
}
