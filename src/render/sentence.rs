//! Generated sentences: the right word for every direction.
//!
//! Growth is 增长 or 下降 with the absolute value; a gap is 快于 or 慢于; what prints as zero is 持平; a full rate is 全部.

use std::cmp::Ordering::{Equal, Greater, Less};

use crate::compute::{Issue, Measured};
use crate::model::{Facts, Indicator, Ledger, Numbers, Scope, SeriesKind};
use crate::render::prose::belongs;
use crate::render::text;
use crate::units::{Exact, Known, Percent, Points};

/// Name of a scope as it stands in a sentence.
pub fn scope_name(facts: &Facts, scope: Scope) -> String {
    let campaign = &facts.campaign;
    let (name, county): (&str, Option<usize>) = match scope {
        Scope::Whole => (&facts.whole.name, None),
        Scope::County(county) => (&facts.counties[county].name, None),
        Scope::Set(set, county) => (&campaign.sets[set].name, county),
        Scope::Fund(fund, county) => (&campaign.funds[fund].name, county),
        Scope::Unit(unit, county) => (&campaign.units[unit].name, county),
    };
    match county {
        Some(county) => format!("{}{name}", facts.counties[county].name),
        None => name.to_owned(),
    }
}

/// Name of an indicator.
pub fn indicator_name(facts: &Facts, indicator: Indicator) -> &str {
    let campaign = &facts.campaign;
    match indicator {
        Indicator::Ledger(ledger) => ledger.label().zh,
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
pub(crate) fn gap(facts: &Facts, gap: &Points) -> String {
    let numbers = &facts.site.numbers;
    let rounded = gap.number().rounded(numbers.percent_decimals);
    if rounded.is_zero() {
        return "与时序进度持平".to_owned();
    }
    let word = if rounded.is_negative() { "慢于" } else { "快于" };
    format!("{word}时序进度{}个百分点", text::distance(gap, numbers))
}

/// `同比增长5.2%`, `同比下降2.4%`, `同比持平`.
pub(crate) fn growth(facts: &Facts, growth: &Percent) -> String {
    let decimals = facts.site.numbers.percent_decimals;
    let rounded = growth.number().rounded(decimals);
    if rounded.is_zero() {
        return "同比持平".to_owned();
    }
    let word = if rounded.is_negative() { "下降" } else { "增长" };
    format!("同比{word}{}%", growth.number().abs().to_decimal(decimals))
}

/// A figure as a phrase with its direction word.
pub(crate) fn words(facts: &Facts, issue: &Issue, indicator: Indicator, scope: Scope) -> String {
    let figure = issue.figure(facts, indicator, scope);
    let Known::Value(value) = &figure.value else {
        return format!("{}{}", indicator_name(facts, indicator), missing(&figure.value));
    };
    match (indicator, value) {
        (Indicator::Ledger(Ledger::Gap), Measured::Points(points)) => gap(facts, points),
        (Indicator::Series(series), Measured::Percent(percent))
            if facts.campaign.series[series].kind == SeriesKind::Growth =>
        {
            growth(facts, percent)
        }
        (Indicator::Ledger(ledger), Measured::Percent(percent)) if *percent.number() == Exact::whole(100) => {
            match ledger {
                Ledger::StartRate => "全部开工".to_owned(),
                Ledger::FinishRate => "全部竣工".to_owned(),
                Ledger::EntryRate => "全部入库".to_owned(),
                _ => labelled(facts, indicator, value),
            }
        }
        _ => labelled(facts, indicator, value),
    }
}

fn labelled(facts: &Facts, indicator: Indicator, value: &Measured) -> String {
    let name = indicator_name(facts, indicator);
    format!("{name}{}", text::number(&Known::Value(value.clone()), &facts.site.numbers).text)
}

fn missing(value: &Known<Measured>) -> &'static str {
    match value {
        Known::Value(_) => "",
        Known::NotReported => "暂未报送",
        Known::NotApplicable => "不适用",
        Known::NotPublic => "不公开",
    }
}

/// What changed since an earlier issue; empty when there is nothing to compare with.
pub(crate) fn change(
    facts: &Facts,
    issue: &Issue,
    before: Option<&Issue>,
    indicator: Indicator,
    scope: Scope,
) -> String {
    let Some(before) = before else { return String::new() };
    let value = |issue: &Issue| issue.figure(facts, indicator, scope).value;
    let (Known::Value(now), Known::Value(then)) = (value(issue), value(before)) else { return String::new() };
    let numbers = &facts.site.numbers;
    match (indicator, &now, &then) {
        (Indicator::Series(series), Measured::Percent(now), Measured::Percent(then))
            if facts.campaign.series[series].kind == SeriesKind::Growth =>
        {
            growth_change(numbers, now, then)
        }
        (Indicator::Ledger(_), ..) if has_other_members(facts, issue, before, scope) => {
            format!("{}（两期统计范围不同）", plain_change(numbers, &now, &then))
        }
        (Indicator::Ledger(ledger), ..)
            if issue.is_over_others(before, ledger, |position| belongs(facts, position, scope, issue.cutoff)) =>
        {
            format!("{}（两期报送项目不同）", plain_change(numbers, &now, &then))
        }
        _ => plain_change(numbers, &now, &then),
    }
}

/// Whether projects entered the scope or left it between two issues.
pub(crate) fn has_other_members(facts: &Facts, issue: &Issue, before: &Issue, scope: Scope) -> bool {
    let of = |position, issue: &Issue| belongs(facts, position, scope, issue.cutoff);
    let moved = |position: usize| of(position, issue) != of(position, before);
    matches!(scope, Scope::Set(..)) && (0..facts.projects.len()).any(moved)
}

fn plain_change(numbers: &Numbers, now: &Measured, then: &Measured) -> String {
    let Some(difference) = now.minus(then) else { return String::new() };
    let printed = text::print(&difference, numbers);
    let digits = printed.trim_start_matches(['−', '+']);
    let unit = text::unit_of(&difference, numbers);
    if digits.bytes().all(|byte| matches!(byte, b'0' | b'.')) {
        return "与上期持平".to_owned();
    }
    let is_down = difference.number().is_negative();
    let word = match (&difference, is_down) {
        (Measured::Points(_), false) => "提高",
        (Measured::Points(_), true) => "回落",
        (_, false) => "增加",
        (_, true) => "减少",
    };
    format!("较上期{word}{digits}{unit}")
}

/// Growth against growth: 加快, 回落, 降幅收窄, 降幅扩大, and words for each crossing of zero. Signs are those of the printed
/// values, so that nothing is called a fall beside a printed zero.
fn growth_change(numbers: &Numbers, now: &Percent, then: &Percent) -> String {
    let sign = |percent: &Percent| percent.number().rounded(numbers.percent_decimals).cmp(&Exact::zero());
    let points = now - then;
    let is_same = points.number().rounded(numbers.percent_decimals).is_zero();
    let is_down = points.number().is_negative();
    let by = |word: &str| format!("{word}{}个百分点", text::distance(&points, numbers));
    match (sign(then), sign(now)) {
        (Less, Greater) => "较上期由负转正".to_owned(),
        (Greater, Less) => "较上期由正转负".to_owned(),
        (Less, Equal) => "较上期由降转平".to_owned(),
        (Greater, Equal) => "较上期由增转平".to_owned(),
        (Equal, Less) => "较上期由平转降".to_owned(),
        (Equal, Greater) => "较上期由平转增".to_owned(),
        (Equal, Equal) => "与上期持平".to_owned(),
        (Less, Less) | (Greater, Greater) if is_same => "与上期持平".to_owned(),
        (Less, Less) => by(if is_down { "降幅较上期扩大" } else { "降幅较上期收窄" }),
        (Greater, Greater) => by(if is_down { "较上期回落" } else { "较上期加快" }),
    }
}

/// A whole sentence about an indicator of a scope.
pub(crate) fn sentence(facts: &Facts, issue: &Issue, indicator: Indicator, scope: Scope) -> String {
    let name = scope_name(facts, scope);
    let numbers = &facts.site.numbers;
    let of = |ledger| issue.ledger(facts, ledger, scope);
    match indicator {
        Indicator::Ledger(Ledger::Completed | Ledger::CompletionRate | Ledger::Gap) => {
            let (completed, rate) = (of(Ledger::Completed), of(Ledger::CompletionRate));
            let completed = text::number(&completed.value, numbers);
            match (&rate.value, &of(Ledger::Gap).value) {
                (Known::Value(_), Known::Value(Measured::Points(points))) => format!(
                    "{name}累计完成投资{}，投资完成率{}，{}。",
                    completed.text,
                    text::number(&rate.value, numbers).text,
                    gap(facts, points)
                ),
                (missing_rate, _) => format!("{name}投资完成率{}。", missing(missing_rate)),
            }
        }
        Indicator::Ledger(Ledger::StartRate | Ledger::Started | Ledger::Unstarted) => {
            let rate = of(Ledger::StartRate);
            let (Known::Value(_), Some(part), Some(whole)) = (&rate.value, &rate.part, &rate.whole) else {
                return format!("{name}没有开工任务。");
            };
            let is_all = *whole == Measured::Count(issue.tally(scope).projects);
            let base = match scope {
                // A set all of whose projects are to start needs no other word: 市级重点项目60个.
                Scope::Set(..) | Scope::Fund(..) if is_all => "",
                Scope::Set(..) | Scope::Fund(..) => "计划开工",
                Scope::Whole | Scope::County(_) | Scope::Unit(..) => "计划开工项目",
            };
            let base = format!("{name}{base}{}个", text::print(whole, numbers));
            if part == whole {
                format!("{base}，全部开工。")
            } else {
                let rate = text::number(&rate.value, numbers).text;
                format!("{base}，已开工{}个，开工率{rate}。", text::print(part, numbers))
            }
        }
        Indicator::Series(_) => {
            let figure = issue.figure(facts, indicator, scope);
            let label = indicator_name(facts, indicator);
            // 固定资产投资增速 → 固定资产投资同比增长…
            let stem = label.strip_suffix("增速").unwrap_or(label);
            match &figure.value {
                Known::Value(Measured::Percent(percent)) => format!("{name}{stem}{}。", growth(facts, percent)),
                Known::Value(_) => format!("{name}{label}{}。", text::number(&figure.value, numbers).text),
                other => format!("{name}{label}{}。", missing(other)),
            }
        }
        _ => {
            let figure = issue.figure(facts, indicator, scope);
            let label = indicator_name(facts, indicator);
            match &figure.value {
                Known::Value(_) => format!("{name}{label}{}。", text::number(&figure.value, numbers).text),
                other => format!("{name}{label}{}。", missing(other)),
            }
        }
    }
}

/// Marks figures in a sentence as strong, for the lead. The rest is escaped.
pub(crate) fn emphasise(sentence: &str) -> String {
    let mut html = String::with_capacity(sentence.len() * 2);
    let mut rest = sentence;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '−') {
        let length = figure_length(&rest[start..]);
        html.push_str(&text::escape(&rest[..start]));
        let figure = &rest[start..start + length];
        let is_figure = figure.ends_with(['%', '元', '点']);
        if is_figure {
            html.push_str("<strong>");
        }
        html.push_str(&text::escape(figure));
        if is_figure {
            html.push_str("</strong>");
        }
        rest = &rest[start + length..];
    }
    html.push_str(&text::escape(rest));
    html
}

/// Bytes of a number with its unit at the start of a text.
fn figure_length(text: &str) -> usize {
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '−')).unwrap_or(text.len());
    let units = ["个百分点", "亿元", "万元", "%"];
    units.iter().find(|unit| text[digits..].starts_with(**unit)).map_or(digits, |unit| digits + unit.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AmountUnit;

    #[test]
    fn growth_against_growth_has_the_word_of_the_printed_signs() {
        let numbers = Numbers {
            percent_decimals: 1,
            amount_unit: AmountUnit::Yi,
            amount_decimals: 2,
            project_unit: AmountUnit::Wan,
            project_decimals: 0,
        };
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
            assert_eq!(growth_change(&numbers, &percent(now), &percent(then)), said, "{then} → {now}");
        }
    }

    #[test]
    fn only_figures_are_emphasised() {
        assert_eq!(
            emphasise("截至9月底，完成281.70亿元，<慢于>2.1个百分点"),
            "截至9月底，完成<strong>281.70亿元</strong>，&lt;慢于&gt;<strong>2.1个百分点</strong>"
        );
    }
}
