//! Light tables: every value has exactly one light.

use std::cmp::Ordering;

use super::shape::Form;
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{Bound, Light, LightRule, LightTable, Running, Subject};
use crate::units::Exact;

/// Builds a table with its rules from low to high; nothing when they leave a gap or overlap.
pub(super) fn table(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<LightTable> {
    let rules: Option<Vec<LightRule>> = form.records("rules").map(rule).collect();
    let mut rules = rules?;
    rules.sort_by_key(|rule| start(rule));
    let fault = fault(&rules);
    if let Some(problem) = fault {
        source.report_field(problem, form.span_of("id"), form.path_of("rules"), problems);
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
        rules,
    })
}

fn rule(form: &Form<'_>) -> Option<LightRule> {
    let bound = |inclusive, exclusive| {
        let of = |key, inclusive| form.number(key).map(|value| Bound { value, inclusive });
        of(inclusive, true).or_else(|| of(exclusive, false))
    };
    Some(LightRule {
        light: light(form.choice("light")?),
        name: form.string("name"),
        lower: bound("at_least", "above"),
        upper: bound("at_most", "below"),
    })
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

/// The first gap or overlap of rules that are sorted by their start.
fn fault(rules: &[LightRule]) -> Option<Problem> {
    let mut covered = Cut::Lowest;
    let mut any = false;
    for rule in rules {
        let (start, end) = (start(rule), end(rule));
        if end <= start {
            return Some(Problem::LightGap { from: text(&start), to: text(&end) });
        }
        match start.cmp(&covered) {
            Ordering::Greater => return Some(Problem::LightGap { from: text(&covered), to: text(&start) }),
            Ordering::Less => return Some(Problem::LightOverlap { at: text(&start) }),
            // Two rules without a lower end both start at the lowest value.
            Ordering::Equal if any && start == Cut::Lowest => return Some(Problem::LightOverlap { at: text(&end) }),
            Ordering::Equal => {}
        }
        covered = end;
        any = true;
    }
    (covered != Cut::Highest).then(|| Problem::LightGap { from: text(&covered), to: text(&Cut::Highest) })
}

fn text(cut: &Cut) -> String {
    match cut {
        Cut::Lowest => "−∞".to_owned(),
        Cut::Highest => "+∞".to_owned(),
        Cut::At(value, _) => value.to_decimal(6).trim_end_matches('0').trim_end_matches('.').to_owned(),
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
        rules.sort_by_key(|rule| start(rule));
        fault(&rules)
    }

    #[test]
    fn every_value_has_exactly_one_light() {
        let whole = |edge: &'static str| {
            vec![rule_of(Some((edge, true)), None), rule_of(None, Some((edge, false)))]
        };
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
