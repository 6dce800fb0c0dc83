//! Rankings: in groups, with ties, with movement against the bulletin before, and with what is taken from a score.

use crate::compute::figure::{Figure, figure};
use crate::compute::issue::Issue;
use crate::compute::measured::{Measured, OwnUnit, printed};
use crate::compute::red_black::{RedBlackList, red_black};
use crate::model::{Board, BoardItem, Facts, Group, Indicator, Ledger, RankBy, Ranks, Scope, Score};
use crate::units::{Date, Exact, Known};

/// A board at one cut-off.
#[derive(Clone, Debug)]
pub struct BoardRanking {
    /// Position of the board.
    pub board: usize,
    /// One ranking per group.
    pub groups: Vec<GroupRanking>,
}

/// The ranking of one group.
#[derive(Clone, Debug)]
pub struct GroupRanking {
    /// Name of the group; empty when all stand together.
    pub name: Box<str>,
    /// By place; what is not ranked comes last, in display order.
    pub rows: Vec<Ranked>,
    /// How many are ranked.
    pub ranked: usize,
    /// Positions of the board's items whose values were all equal, so that scaling them said nothing.
    pub degenerate: Vec<usize>,
    /// Of a scaled board: the lowest and the highest value of each item that set its scale.
    pub ends: Vec<Option<(Exact, Exact)>>,
    /// Its red and black list, where the board has them.
    pub red_black: Option<RedBlackList>,
}

/// One row of a ranking.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// Who: a county or a unit.
    pub who: Scope,
    /// The ranked value or score, after deductions.
    pub value: Known<Measured>,
    /// The place, shared on a tie; none when not ranked.
    pub place: Option<usize>,
    /// Whether another has the same place.
    pub is_tied: bool,
    /// Place in the bulletin before, on the same board and in the same group.
    pub before: Option<usize>,
    /// What the score is made of; one part on a plain ranking.
    pub parts: Vec<Part>,
    /// Points taken from the score; zero when none are.
    pub deducted: Exact,
}

impl Ranked {
    /// The county, on a board of counties.
    pub fn county(&self) -> Option<usize> {
        if let Scope::County(county) = self.who { Some(county) } else { None }
    }

    /// Previous place − current place: positive is up.
    pub fn movement(&self) -> Option<i64> {
        let of = |place: usize| i64::try_from(place).ok();
        Some(of(self.before?)? - of(self.place?)?)
    }
}

/// One scored indicator of one county or unit.
#[derive(Clone, Debug)]
pub struct Part {
    /// The indicator's figure.
    pub figure: Figure,
    /// What counts of its value: no more than the item's cap.
    pub counted: Option<Exact>,
    /// Points it brings; none when the figure is missing or the board ranks the value itself, and none on a scaled board in a row
    /// that is not ranked.
    pub points: Option<Exact>,
}

/// Ranks a board at an issue.
pub(super) fn rank(facts: &Facts, issue: &Issue, position: usize, before: Option<&BoardRanking>) -> BoardRanking {
    let board = &facts.campaign.boards[position];
    let everyone = [Group { name: "".into(), levels: Vec::new(), units: Vec::new() }];
    let groups = if board.groups.is_empty() { &everyone[..] } else { &board.groups };
    let groups = groups.iter().enumerate().map(|(index, group)| {
        let before = before.and_then(|before| before.groups.get(index));
        rank_group(facts, issue, position, group, before)
    });
    BoardRanking { board: position, groups: groups.collect() }
}

fn rank_group(
    facts: &Facts,
    issue: &Issue,
    position: usize,
    group: &Group,
    before: Option<&GroupRanking>,
) -> GroupRanking {
    let board = &facts.campaign.boards[position];
    let members = members(facts, board, group);
    let figures: Vec<Vec<Figure>> = members
        .iter()
        .map(|&who| board.items.iter().map(|item| figure(facts, issue, item.indicator, who)).collect())
        .collect();
    let counted: Vec<Vec<Option<Exact>>> = figures.iter().map(|figures| counted(board, figures)).collect();
    let Scored { points, degenerate, ends } = points(board, &figures, &counted);
    let mut rows: Vec<Ranked> = members
        .iter()
        .zip(figures)
        .zip(counted)
        .zip(points)
        .map(|(((&who, figures), counted), points)| {
            let deducted = deducted(facts, position, who, issue.cutoff);
            let value = value(board, &figures, &points, &deducted);
            let parts = figures.into_iter().zip(counted).zip(points);
            let parts = parts.map(|((figure, counted), points)| Part { figure, counted, points }).collect();
            let before = before.and_then(|before| before.rows.iter().find(|row| row.who == who)?.place);
            Ranked { who, value, place: None, is_tied: false, before, parts, deducted }
        })
        .collect();
    let ascending = board.score == Score::Value && lower_is_better(board.items[0].indicator);
    let ranked = assign_places(facts, board, ascending, &mut rows);
    let red_black = board.red_black.as_ref().map(|rule| red_black(facts, issue, position, rule, &rows));
    GroupRanking { name: group.name.clone(), rows, ranked, degenerate, ends, red_black }
}

/// Who stands in a group, in display order: counties of its levels; its units, or every unit that answers for a project.
fn members(facts: &Facts, board: &Board, group: &Group) -> Vec<Scope> {
    match board.ranks {
        Ranks::Counties => {
            let is_in =
                |position: &usize| group.levels.is_empty() || group.levels.contains(&facts.counties[*position].level);
            (0..facts.counties.len()).filter(is_in).map(Scope::County).collect()
        }
        Ranks::Units if !group.units.is_empty() => group.units.iter().map(|&unit| Scope::Unit(unit, None)).collect(),
        Ranks::Units => {
            let mut units: Vec<usize> = facts.projects.iter().map(|project| project.unit).collect();
            units.sort_unstable();
            units.dedup();
            units.into_iter().map(|unit| Scope::Unit(unit, None)).collect()
        }
    }
}

/// Points taken by a day, of that year: scores begin anew with the cumulative values they are made of.
fn deducted(facts: &Facts, board: usize, who: Scope, cutoff: Date) -> Exact {
    let all = facts.assessed(who).into_iter().flat_map(|assessed| &assessed.deductions);
    all.filter(|deduction| deduction.board == board && deduction.counts(cutoff))
        .fold(Exact::zero(), |sum, deduction| &sum + &deduction.points.exact())
}

/// Fewer problems, unstarted or unentered projects and stuck approvals are better; of everything else, more is.
pub fn lower_is_better(indicator: Indicator) -> bool {
    use Ledger::{ApprovalsStuck, OpenProblems, OverdueProblems, Stopped, Unentered, Unstarted};
    let ledger = match indicator {
        Indicator::Ledger(ledger) => ledger,
        _ => return false,
    };
    matches!(ledger, Unstarted | Stopped | OpenProblems | OverdueProblems | Unentered | ApprovalsStuck)
}

/// What counts of each item's value.
fn counted(board: &Board, figures: &[Figure]) -> Vec<Option<Exact>> {
    let one = |(item, figure): (&BoardItem, &Figure)| {
        let number = figure.value.value()?.number();
        Some(item.cap.map_or(number.clone(), |cap| number.min(cap.exact())))
    };
    board.items.iter().zip(figures).map(one).collect()
}

/// What the items of a group bring.
struct Scored {
    /// Points per row and item.
    points: Vec<Vec<Option<Exact>>>,
    /// Items whose values were all equal.
    degenerate: Vec<usize>,
    /// The ends of each item's scale.
    ends: Vec<Option<(Exact, Exact)>>,
}

fn points(board: &Board, figures: &[Vec<Figure>], counted: &[Vec<Option<Exact>>]) -> Scored {
    let (mut degenerate, mut ends) = (Vec::new(), Vec::new());
    let mut points: Vec<Vec<Option<Exact>>> = figures.iter().map(|_| Vec::new()).collect();
    for (index, item) in board.items.iter().enumerate() {
        let numbers = counted.iter().map(|counted| counted[index].clone());
        let scaled: Vec<Option<Exact>> = match board.score {
            Score::Value => numbers.map(|_| None).collect(),
            Score::Weighted => numbers.collect(),
            Score::MinMax => {
                // Who is not ranked does not set the ends of the scale either.
                let is_ranked = |figures: &Vec<Figure>| figures.iter().all(|figure| figure.value.value().is_some());
                let numbers: Vec<Option<Exact>> = figures
                    .iter()
                    .zip(numbers)
                    .map(|(figures, number)| number.filter(|_| is_ranked(figures)))
                    .collect();
                let own = scale_ends(&numbers);
                if own.as_ref().is_some_and(|(low, high)| low == high) {
                    degenerate.push(index);
                }
                let scaled = min_max(&numbers, own.as_ref(), lower_is_better(item.indicator));
                ends.push(own);
                scaled
            }
        };
        let share = item.weight.number() / &Exact::whole(100);
        let share = share.expect("a hundred is not zero");
        for (row, number) in points.iter_mut().zip(scaled) {
            row.push(number.map(|number| &number * &share));
        }
    }
    Scored { points, degenerate, ends }
}

/// The lowest and the highest of the numbers given.
fn scale_ends(numbers: &[Option<Exact>]) -> Option<(Exact, Exact)> {
    let given = || numbers.iter().flatten();
    Some((given().min()?.clone(), given().max()?.clone()))
}

/// Scales to 60–100 inside the group. When all values are equal each gets 100, and the ranking says so.
fn min_max(numbers: &[Option<Exact>], ends: Option<&(Exact, Exact)>, lower_is_better: bool) -> Vec<Option<Exact>> {
    let Some((low, high)) = ends else { return numbers.to_vec() };
    let spread = high - low;
    let scale = |number: &Exact| {
        let distance = if lower_is_better { high - number } else { number - low };
        match &distance / &spread {
            Some(share) => &Exact::whole(60) + &(&share * &Exact::whole(40)),
            None => Exact::whole(100),
        }
    };
    numbers.iter().map(|number| number.as_ref().map(scale)).collect()
}

fn value(board: &Board, figures: &[Figure], points: &[Option<Exact>], deducted: &Exact) -> Known<Measured> {
    if board.score == Score::Value {
        return figures[0].value.clone();
    }
    let missing = figures.iter().find(|figure| figure.value.value().is_none());
    match missing {
        Some(figure) => figure.value.clone(),
        None => {
            let sum = points.iter().flatten().fold(Exact::zero(), |sum, points| &sum + points);
            Known::Value(Measured::Number(&sum - deducted, OwnUnit::Score))
        }
    }
}

/// Sorts and numbers the rows: equal values share the better place and the next one is skipped. Returns how many are ranked.
fn assign_places(facts: &Facts, board: &Board, ascending: bool, rows: &mut [Ranked]) -> usize {
    let compared = |row: &Ranked| {
        let number = compared(facts, board, row.value.value()?);
        Some(if ascending { -&number } else { number })
    };
    // Stable: what is not ranked, and ties, stay in display order.
    rows.sort_by_key(|row| std::cmp::Reverse(compared(row)));
    let keys: Vec<Option<Exact>> = rows.iter().map(compared).collect();
    for index in 0..rows.len() {
        if keys[index].is_none() {
            continue;
        }
        let same_as_before = index > 0 && keys[index - 1] == keys[index];
        let same_as_next = keys.get(index + 1) == Some(&keys[index]);
        rows[index].place = if same_as_before { rows[index - 1].place } else { Some(index + 1) };
        rows[index].is_tied = same_as_before || same_as_next;
    }
    keys.iter().flatten().count()
}

/// The number that a board compares: as printed, unless it says otherwise.
pub(super) fn compared(facts: &Facts, board: &Board, measured: &Measured) -> Exact {
    match board.rank_by {
        RankBy::Printed => printed(measured, &facts.site.numbers),
        RankBy::Exact => measured.number(),
    }
}
