//! Light tables: every value has exactly one light.

use std::cmp::Ordering;

use super::form::Form;
use super::source::Source;
use super::yaml::shorten;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{Bound, Indicator, Ledger, Light, LightRule, LightTable, Running, Subject};
use crate::units::Exact;

/// Builds a table with its rules from low to high; nothing when they leave a gap or overlap.
pub(super) fn table(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<LightTable> {
    let is_per_project = form.choice("subject") == Some("projects");
    if let Some(indicator) = form.indicator("indicator")
        && is_per_project
        && !matches!(indicator, Indicator::Ledger(Ledger::Gap | Ledger::CompletionRate | Ledger::Completed))
    {
        let indicator = shorten(&source.text[form.span_of("indicator")]);
        let problem = Problem::LightIndicator { indicator };
        source.report_field(problem, form.span_of("indicator"), form.path_of("indicator"), problems);
    }
    form.cell("rules")?;
    let rules: Option<Vec<(LightRule, &Form<'_>)>> =
        form.records("rules").map(|form| Some((rule(form, source, problems)?, form))).collect();
    let mut rules = rules?;
    rules.sort_by_key(|(rule, _)| start(rule));
    let fault = fault(rules.iter().map(|(rule, _)| rule));
    if let Some((index, problem)) = fault {
        let (span, path) = match rules.get(index) {
            Some((_, rule)) => (rule.span.start..rule.span.start, rule.path.clone()),
            None => (form.span_of("rules"), form.path_of("rules")),
        };
        source.report_field(problem, span, path, problems);
        return None;
    }
    let running = form.records("running").map(|form| {
        Some(Running {
            light: light(form.choice("light")?),
            bulletins: usize::try_from(form.integer("bulletins")?).expect("the catalogue allows 2 to 120"),
            name: form.string("name")?,
        })
    });
    Some(LightTable {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        version: form.string("version")?,
        from: form.period("from")?,
        subject: if form.choice("subject")? == "projects" { Subject::Projects } else { Subject::Counties },
        indicator: form.indicator("indicator")?,
        running: running.collect::<Option<_>>()?,
        rules: rules.into_iter().map(|(rule, _)| rule).collect(),
    })
}

fn rule(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<LightRule> {
    let mut bound = |inclusive: &'static str, exclusive: &'static str| {
        if form.is_broken(inclusive) || form.is_broken(exclusive) {
            return None;
        }
        let of = |key, inclusive| form.number(key).map(|value| Bound { value, inclusive });
        match (of(inclusive, true), of(exclusive, false)) {
            (Some(_), Some(_)) => {
                let what = format!("{inclusive} / {exclusive}");
                let problem = Problem::DuplicateEntry { what };
                source.report_field(problem, form.span_of(exclusive), form.path_of(exclusive), problems);
                None
            }
            (one, other) => Some(one.or(other)),
        }
    };
    let (lower, upper) = (bound("at_least", "above"), bound("at_most", "below"));
    let rule =
        LightRule { light: light(form.choice("light")?), name: form.string("name"), lower: lower?, upper: upper? };
    if end(&rule) <= start(&rule) {
        let problem = Problem::BoundsReversed { low: text(&start(&rule)), high: text(&end(&rule)) };
        source.report_field(problem, form.span.start..form.span.start, form.path.clone(), problems);
        return None;
    }
    Some(rule)
}

fn light(word: &str) -> Light {
    match word {
        "green" => Light::Green,
        "yellow" => Light::Yellow,
        "red" => Light::Red,
        other => unreachable!("the catalogue has no light {other}"),
    }
}

/// A cut between two neighbouring values: just before a number, just after it, or at either end of all numbers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Lowest,
    At(Exact, Side),
    Highest,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    After,
}

fn start(rule: &LightRule) -> Cut {
    rule.lower.map_or(Cut::Lowest, |bound| {
        Cut::At(bound.value.exact(), if bound.inclusive { Side::Before } else { Side::After })
    })
}

fn end(rule: &LightRule) -> Cut {
    rule.upper.map_or(Cut::Highest, |bound| {
        Cut::At(bound.value.exact(), if bound.inclusive { Side::After } else { Side::Before })
    })
}

/// The first gap or overlap of rules that are sorted by their start, with the rule that makes it.
fn fault<'r>(rules: impl Iterator<Item = &'r LightRule>) -> Option<(usize, Problem)> {
    let mut covered = Cut::Lowest;
    let mut count = 0;
    for (index, rule) in rules.enumerate() {
        let (start, end) = (start(rule), end(rule));
        match start.cmp(&covered) {
            Ordering::Greater => {
                return Some((index, Problem::LightGap { from: text(&covered), to: text(&start) }));
            }
            Ordering::Less => return Some((index, Problem::LightOverlap { at: text(&start) })),
            // Two rules without a lower end both start at the lowest value.
            Ordering::Equal if index > 0 && start == Cut::Lowest => {
                return Some((index, Problem::LightOverlap { at: text(&end) }));
            }
            Ordering::Equal => {}
        }
        covered = end;
        count = index + 1;
    }
    let gap = || Problem::LightGap { from: text(&covered), to: text(&Cut::Highest) };
    (covered != Cut::Highest).then(|| (usize::saturating_sub(count, 1), gap()))
}

fn text(cut: &Cut) -> String {
    match cut {
        Cut::Lowest => "−∞".to_owned(),
        Cut::Highest => "+∞".to_owned(),
        Cut::At(value, _) => value.to_short_decimal(6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Decimal;

    fn rule_of(lower: Option<(&str, bool)>, upper: Option<(&str, bool)>) -> LightRule {
        let bound = |(value, inclusive)| Bound { value: Decimal::parse(value, 9, 6).unwrap(), inclusive };
        LightRule { light: Light::Green, name: None, lower: lower.map(bound), upper: upper.map(bound) }
    }

    fn check(mut rules: Vec<LightRule>) -> Option<Problem> {
        rules.sort_by_key(start);
        fault(rules.iter()).map(|(_, problem)| problem)
    }

    #[test]
    fn every_value_has_exactly_one_light() {
        let whole = |edge: &'static str| vec![rule_of(Some((edge, true)), None), rule_of(None, Some((edge, false)))];
        assert_eq!(check(whole("0")), None);
        assert_eq!(check(vec![rule_of(None, None)]), None);
        // The table of a real city left 0 to 10 points behind without a colour (`DOMAIN.md` §5).
        let gap = vec![rule_of(Some(("0", true)), None), rule_of(None, Some(("-10", true)))];
        assert_eq!(check(gap), Some(Problem::LightGap { from: "-10".into(), to: "0".into() }));
        let touching_twice = vec![rule_of(Some(("0", true)), None), rule_of(None, Some(("0", true)))];
        assert_eq!(check(touching_twice), Some(Problem::LightOverlap { at: "0".into() }));
        let missing_edge = vec![rule_of(Some(("0", false)), None), rule_of(None, Some(("0", false)))];
        assert_eq!(check(missing_edge), Some(Problem::LightGap { from: "0".into(), to: "0".into() }));
        assert_eq!(check(vec![]), Some(Problem::LightGap { from: "−∞".into(), to: "+∞".into() }));
        let no_top = vec![rule_of(None, Some(("0", true)))];
        assert_eq!(check(no_top), Some(Problem::LightGap { from: "0".into(), to: "+∞".into() }));
    }
}
