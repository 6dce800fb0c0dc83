//! Months across, names down: judged values come in, a table of tinted cells goes out.
//!
//! Promised: a cell says its value, or at least the sign of its judgement (up to two dozen months), so that nothing hangs on the tint; red is the darkest tint, so
//! that the order survives black and white.

use super::axis::names_along;
use super::element::{Label, area};
use super::layout::Anchor;
use super::role::Role;
use super::svg::Svg;
use super::text::{shorten, width};
use super::{Caption, Light, WIDTH, finish, nothing, put};

/// Judged values by month.
#[derive(Clone, Copy, Debug)]
pub struct Heat<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The months, oldest first.
    pub months: &'a [&'a str],
    /// Who is judged.
    pub rows: &'a [HeatRow<'a>],
    /// Unit of the values, written in the upper left corner.
    pub unit: &'a str,
    /// What is said when there is nothing to draw.
    pub empty: &'a str,
}

/// One who is judged.
#[derive(Clone, Copy, Debug)]
pub struct HeatRow<'a> {
    /// Whose row it is; shortened where needed.
    pub name: &'a str,
    /// One cell per month; `None` is not reported and marked with a dash.
    pub cells: &'a [Option<HeatCell<'a>>],
}

/// A judged value.
#[derive(Clone, Copy, Debug)]
pub struct HeatCell<'a> {
    /// The value as published, written where all of them have room.
    pub text: &'a str,
    /// Sign of the judgement, written beside the value, or in its place; may be empty.
    pub sign: &'a str,
    /// The judgement.
    pub light: Light,
}

/// Upper edge of the first row.
const TOP: i32 = 220;
/// From row to row, and the height of a cell.
const PITCH: i32 = 300;
const CELL: i32 = 280;
/// Widest names.
const NAMES: i32 = 1200;

/// Draws the chart.
#[must_use]
pub fn heat(chart: &Heat<'_>) -> String {
    if chart.months.is_empty() || chart.rows.is_empty() {
        return nothing("heat", chart.caption, chart.empty);
    }
    let count = |length: usize| i32::try_from(length).unwrap_or(WIDTH);
    let names = chart.rows.iter().map(|row| width(&shorten(row.name, Role::Name, NAMES), Role::Name));
    let left = names.max().unwrap_or(0).max(width(&shorten(chart.unit, Role::Axis, NAMES), Role::Axis)) + 100;
    let pitch = (WIDTH - left) / count(chart.months.len());
    let says = Says::fitting(chart, pitch - 30);

    let mut out = String::with_capacity(4096);
    let sheet = Svg::with_text(&mut out, "heat", (WIDTH, TOP + count(chart.rows.len()) * PITCH), chart.caption);
    Label::fitting(chart.unit, ((0, 130), Anchor::Start), Role::Axis, NAMES).on(&sheet);
    let middle = |at: i32| left + pitch * at + pitch / 2;
    let heads: Vec<_> = (0..).zip(chart.months).map(|(at, month)| (middle(at), *month)).collect();
    names_along(&sheet, &heads, 130, Role::Axis);
    let cells = || {
        (0..).map(|row| TOP + PITCH * row).zip(chart.rows).flat_map(|(y, row)| {
            (0..).zip(row.cells.iter().take(chart.months.len())).map(move |(at, cell)| (y, at, cell))
        })
    };
    for light in [Light::Green, Light::Yellow, Light::Red, Light::Neutral] {
        for (y, at, _) in cells().filter(|(_, _, cell)| cell.is_some_and(|cell| cell.light == light)) {
            let x = left + pitch * at;
            put(&sheet, &area((x + 10, y), (x + pitch - 10, y + CELL), Role::cell(light)));
        }
    }
    for (y, row) in (0..).map(|row| TOP + PITCH * row).zip(chart.rows) {
        Label::fitting(row.name, ((0, y + 185), Anchor::Start), Role::Name, NAMES).on(&sheet);
    }
    for (y, at, cell) in cells() {
        let place = ((middle(at), y + 180), Anchor::Middle);
        match cell {
            Some(cell) => Label::new(says.of(cell), place, Role::Cell).on(&sheet),
            None if pitch > 140 => Label::new("—", place, Role::Axis).on(&sheet),
            None => {}
        }
    }
    finish(&sheet);
    drop(sheet);
    out
}

/// What stands in all cells alike.
#[derive(Clone, Copy)]
enum Says {
    Both,
    Value,
    Sign,
    Nothing,
}

impl Says {
    /// As much as has room in every cell.
    fn fitting(chart: &Heat<'_>, room: i32) -> Self {
        let cells = || chart.rows.iter().flat_map(|row| row.cells).flatten();
        let fits = |says: &Self| cells().all(|cell| width(&says.of(cell), Role::Cell) <= room);
        [Self::Both, Self::Value, Self::Sign].into_iter().find(fits).unwrap_or(Self::Nothing)
    }

    fn of(self, cell: &HeatCell<'_>) -> String {
        match self {
            Self::Both if !cell.sign.is_empty() => format!("{} {}", cell.sign, cell.text),
            Self::Both | Self::Value => cell.text.to_owned(),
            Self::Sign => cell.sign.to_owned(),
            Self::Nothing => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, count};
    use super::*;

    fn draw(months: &[&str], rows: &[HeatRow<'_>]) -> String {
        let caption = Caption { title: "各月较时序", desc: "" };
        let chart = Heat { caption, months, rows, unit: "个百分点", empty: "暂无数据" };
        let svg = heat(&chart);
        check(&svg);
        assert_eq!(svg, heat(&chart));
        svg
    }

    const AHEAD: Option<HeatCell<'_>> = Some(HeatCell { text: "+1.2", sign: "●", light: Light::Green });
    const BEHIND: Option<HeatCell<'_>> = Some(HeatCell { text: "−12.3", sign: "▲", light: Light::Red });

    #[test]
    fn cells_say_their_value_and_their_sign() {
        let rows = [
            HeatRow { name: "甲县", cells: &[BEHIND, AHEAD] },
            HeatRow {
                name: "四十个字的名称四十个字的名称四十个字的名称四十个字的名称四十个字的名称四十个字啊",
                cells: &[None, BEHIND],
            },
        ];
        let svg = draw(&["8月", "9月"], &rows);
        assert_eq!(
            (count(&svg, ">▲ −12.3</text>"), count(&svg, ">● +1.2</text>"), count(&svg, ">—</text>")),
            (2, 1, 1)
        );
        assert!(svg.contains("class=\"cell red\"") && svg.contains("class=\"cell green\""));
    }

    #[test]
    fn with_many_months_the_value_stays_longer_than_the_sign() {
        let months = ["12月"; 60];
        let row = |cells| [HeatRow { name: "甲县", cells }];
        let value = draw(&months[..9], &row(&[AHEAD; 9]));
        assert!(value.contains(">+1.2</text>") && !value.contains('●'));
        let sign = draw(&months[..24], &row(&[BEHIND; 24]));
        assert!(sign.contains(">▲</text>") && !sign.contains("−12.3"));
        draw(&months, &row(&[AHEAD; 60]));
    }

    #[test]
    fn empty_states() {
        assert!(draw(&[], &[]).contains("暂无数据") && draw(&["9月"], &[]).contains("暂无数据"));
        draw(&["9月"], &[HeatRow { name: "", cells: &[] }]);
        draw(
            &["9月"],
            &[HeatRow { name: "甲", cells: &[Some(HeatCell { text: "", sign: "", light: Light::Neutral }); 3] }],
        );
    }
}
