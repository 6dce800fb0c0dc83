//! Generated sentences: the right word for every direction.
//!
//! Growth is 增长 or 下降 with the absolute value; a gap is 快于 or 慢于; what prints as zero is 持平; a full rate is 全部.

use crate::compute::{Issue, Measured};
use crate::model::{Facts, Indicator, Ledger, Scope, SeriesKind};
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

/// What changed since the bulletin before; empty when there is nothing to compare with.
pub(crate) fn change(facts: &Facts, indicator: Indicator, now: Option<&Measured>, then: Option<&Measured>) -> String {
    let (Some(now), Some(then)) = (now, then) else { return String::new() };
    if let (Indicator::Series(series), Measured::Percent(now), Measured::Percent(then)) = (indicator, now, then)
        && facts.campaign.series[series].kind == SeriesKind::Growth
    {
        return growth_change(facts, now, then);
    }
    let Some(difference) = now.minus(then) else { return String::new() };
    let numbers = &facts.site.numbers;
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

/// Growth against growth: 加快, 回落, 降幅收窄, 降幅扩大, 由负转正, 由正转负.
fn growth_change(facts: &Facts, now: &Percent, then: &Percent) -> String {
    let numbers = &facts.site.numbers;
    let points = now - then;
    if points.number().rounded(numbers.percent_decimals).is_zero() {
        return "与上期持平".to_owned();
    }
    let distance = format!("{}个百分点", text::distance(&points, numbers));
    let is_down = points.number().is_negative();
    match (then.number().is_negative(), now.number().is_negative()) {
        (true, true) if is_down => format!("降幅较上期扩大{distance}"),
        (true, true) => format!("降幅较上期收窄{distance}"),
        (true, false) => "较上期由负转正".to_owned(),
        (false, true) => "较上期由正转负".to_owned(),
        (false, false) if is_down => format!("较上期回落{distance}"),
        (false, false) => format!("较上期加快{distance}"),
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

    #[test]
    fn only_figures_are_emphasised() {
        assert_eq!(
            emphasise("截至9月底，完成281.70亿元，<慢于>2.1个百分点"),
            "截至9月底，完成<strong>281.70亿元</strong>，&lt;慢于&gt;<strong>2.1个百分点</strong>"
        );
    }
}
