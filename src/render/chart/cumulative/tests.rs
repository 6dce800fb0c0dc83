//! States of the cumulative chart: gaps, single points, equal and negative values, long texts, nothing at all.

use super::super::testing::{check, count};
use super::super::{Caption, Days, Tick};
use super::{Cumulative, Window, cumulative};

fn base() -> Cumulative<'static> {
    Cumulative {
        caption: Caption { title: "累计完成投资", desc: "实线为实际，虚线为计划" },
        days: Days { first: 1, last: 365, months: &[Tick { day: 1, label: "1月" }, Tick { day: 32, label: "2月" }] },
        actual: &[(1, Some(0.0)), (60, Some(40.0)), (120, None), (181, Some(120.0)), (273, Some(281.7))],
        plan: &[(1, 0.0), (365, 366.0)],
        window: Some(Window { start: 196, end: 304, label: "百日攻坚" }),
        cutoff: Some(Tick { day: 273, label: "截至9月30日" }),
        unit: "亿元",
        last_label: "281.7亿元",
        plan_label: "年度计划",
        empty: "暂无数据",
    }
}

#[test]
fn a_gap_stays_a_gap() {
    let svg = cumulative(&base());
    check(&svg);
    let actual =
        svg.split("class=\"actual\"").nth(1).and_then(|rest| rest.split("/>").next()).expect("the course is drawn");
    assert_eq!(count(actual, "M"), 2);
    for class in ["plan", "window", "cutoff", "mark", "grid", "base", "axis", "label strong", "label mute"] {
        assert!(svg.contains(&format!("class=\"{class}\"")), "{class} in {svg}");
    }
    assert_eq!(svg, cumulative(&base()));
}

#[test]
fn states() {
    let long = "四十个字的标签四十个字的标签四十个字的标签四十个字的标签四十个字的标签四十个字啊";
    let cases: [Cumulative<'_>; 8] = [
        Cumulative { actual: &[(40, Some(5.0))], plan: &[], ..base() },
        Cumulative { actual: &[(1, Some(7.0)), (90, Some(7.0)), (200, Some(7.0))], ..base() },
        Cumulative { actual: &[(1, Some(0.0)), (90, Some(0.0))], plan: &[(1, 0.0), (365, 0.0)], ..base() },
        Cumulative {
            actual: &[(1, Some(-30.0)), (90, Some(-5.0)), (100, Some(f64::NAN))],
            plan: &[(1, f64::INFINITY)],
            ..base()
        },
        Cumulative { last_label: long, plan_label: long, unit: long, ..base() },
        Cumulative {
            window: Some(Window { start: -9, end: 4, label: long }),
            cutoff: Some(Tick { day: 1, label: long }),
            ..base()
        },
        Cumulative { days: Days { first: 5, last: 5, months: &[] }, ..base() },
        Cumulative { last_label: "<b>&\"", actual: &[(273, Some(950_000_000.0))], ..base() },
    ];
    for case in cases {
        check(&cumulative(&case));
    }
}

#[test]
fn nothing_to_draw_is_said() {
    let svg = cumulative(&Cumulative { actual: &[(1, None)], plan: &[], ..base() });
    check(&svg);
    assert!(svg.contains("暂无数据") && !svg.contains("class=\"actual\""));
}
