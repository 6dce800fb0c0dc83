//! The records behind the figures of a scope: one table for all of them, whose sums close.
//!
//! In: the indicators that a page explains. Out: their columns; the projects, or of the whole the counties; what is not shown, in
//! one sum. A large scope shows its first rows only, so that a page stays a page: the rest stands in the data file.

use std::cmp::Reverse;

use crate::compute::{Issue, Standing, Tally, standing};
use crate::model::{Base, Campaign, EntryBase, Fund, Indicator, Ledger, Project, Scope};
use crate::render::pages::Scene;
use crate::render::text::{self, Say};
use crate::render::view::{Cell, Html, WhyColumn, WhyRow, WhyTable};
use crate::units::{Amount, Date, Known};

/// Projects on a page.
const ROWS: usize = 50;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Completed,
    Plan,
    FundsInPlace,
    FundsPlanned,
    KindPlanned,
    KindInPlace,
    KindPaid,
    Starts,
    Finishes,
    Entries,
    Approvals,
    Stopped,
    Problems,
    Finance,
}

/// A sum of a column.
#[derive(Clone, Copy)]
enum Sum {
    /// Money, and how many gave it.
    Amount(Amount, i64),
    /// So many of so many.
    Share(i64, i64),
    Count(i64),
}

impl Column {
    /// The columns that a ledger figure is made of; none for what no project has.
    pub(super) fn of(ledger: Ledger) -> &'static [Self] {
        match ledger {
            Ledger::Plan => &[Self::Plan],
            Ledger::Completed => &[Self::Completed],
            Ledger::CompletionRate | Ledger::Gap => &[Self::Completed, Self::Plan],
            Ledger::DueStarts | Ledger::Started | Ledger::StartRate | Ledger::Unstarted => &[Self::Starts],
            Ledger::Finished | Ledger::FinishRate => &[Self::Finishes],
            Ledger::Entered | Ledger::EntryRate | Ledger::Unentered => &[Self::Entries],
            Ledger::FundsPlanned => &[Self::FundsPlanned],
            Ledger::FundsInPlace => &[Self::FundsInPlace],
            Ledger::FundsRate => &[Self::FundsInPlace, Self::FundsPlanned],
            Ledger::KindPlanned => &[Self::KindPlanned],
            Ledger::KindInPlace => &[Self::KindInPlace],
            Ledger::KindRate => &[Self::KindPlanned, Self::KindInPlace],
            Ledger::KindPaid => &[Self::KindPaid],
            Ledger::KindPaidRate => &[Self::KindInPlace, Self::KindPaid],
            Ledger::Stopped => &[Self::Stopped],
            Ledger::OpenProblems | Ledger::OverdueProblems => &[Self::Problems],
            Ledger::ApprovalsDone | Ledger::ApprovalRate | Ledger::ApprovalsInHand | Ledger::ApprovalsStuck => {
                &[Self::Approvals]
            }
            Ledger::FinanceNeeds | Ledger::FinanceSought => &[Self::Finance],
            Ledger::Projects | Ledger::Schedule => &[],
            Ledger::ReportsDue | Ledger::ReportsInTime | Ledger::ReportRate => &[],
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Plan => "plan",
            Self::FundsInPlace => "funds_in_place",
            Self::FundsPlanned => "funds_planned",
            Self::KindPlanned => "kind_planned",
            Self::KindInPlace => "kind_in_place",
            Self::KindPaid => "kind_paid",
            Self::Starts => "starts",
            Self::Finishes => "finishes",
            Self::Entries => "entries",
            Self::Approvals => "approvals",
            Self::Stopped => "stopped",
            Self::Problems => "problems",
            Self::Finance => "finance",
        }
    }

    fn sum(self, campaign: &Campaign, tally: &Tally) -> Sum {
        let money = &tally.money;
        match self {
            Self::Completed => Sum::Amount(tally.completed, tally.completed_reported),
            Self::Plan => Sum::Amount(tally.plan, tally.planned),
            Self::FundsInPlace => Sum::Amount(tally.funds_in_place, tally.funds_reported),
            Self::FundsPlanned => Sum::Amount(tally.funds_planned, tally.funds_listed),
            Self::KindPlanned => Sum::Amount(money.planned, money.listed),
            Self::KindInPlace => Sum::Amount(money.in_place, money.in_place_reported),
            Self::KindPaid => Sum::Amount(money.paid, money.paid_reported),
            Self::Starts => match campaign.start_base {
                Base::Year => Sum::Share(tally.started, tally.startable),
                Base::Due => Sum::Share(tally.due_starts - tally.missed, tally.due_starts),
            },
            Self::Finishes => match campaign.finish_base {
                Base::Year => Sum::Share(tally.finished, tally.finish_planned),
                Base::Due => Sum::Share(tally.finished_of_due, tally.finish_due),
            },
            Self::Entries => match campaign.entry_base {
                EntryBase::Started => Sum::Share(tally.entered_of_started, tally.started),
                EntryBase::All => Sum::Share(tally.entered, tally.projects),
            },
            Self::Approvals => Sum::Share(tally.approvals.done, tally.approvals.needed()),
            Self::Stopped => Sum::Count(tally.stopped),
            Self::Problems => Sum::Share(tally.overdue_problems, tally.open_problems),
            Self::Finance => Sum::Amount(tally.finance_sought, tally.finance_needs),
        }
    }

    /// The sum over those that have both numbers of a rate.
    fn both(self, tally: &Tally) -> Option<Sum> {
        Some(match self {
            Self::Completed => Sum::Amount(tally.rated_completed, tally.rated),
            Self::Plan => Sum::Amount(tally.rated_plan, tally.rated),
            Self::FundsInPlace => Sum::Amount(tally.funds_rated, tally.funds_rated_projects),
            Self::FundsPlanned => Sum::Amount(tally.funds_planned_reported, tally.funds_rated_projects),
            _ => return None,
        })
    }

    /// What a project says: a sign with its date where a project either counts or does not, else the sum of its own.
    fn of_project(
        self,
        campaign: &Campaign,
        project: &Project,
        own: &Standing<'_>,
        tally: &Tally,
        say: Say<'_>,
    ) -> Html {
        let signed = |sign: &str, date: Option<Date>| match date {
            Some(date) => format!("{sign} {date}"),
            None => sign.to_owned(),
        };
        let (done, date) = match self {
            Self::Completed => return known(&own.completed, say),
            Self::FundsInPlace => return known(&own.funds_in_place, say),
            Self::Plan => return known(&Known::or_not_applicable(own.plan), say),
            Self::Starts if own.is_started => (true, project.start.actual),
            Self::Starts => (false, project.start.planned),
            Self::Finishes if own.is_finished => (true, project.finish.actual),
            Self::Finishes => (false, project.finish.planned),
            Self::Entries if own.is_entered => (true, project.entered),
            Self::Entries => (false, None),
            Self::Stopped => return own.stop.map_or_else(|| "–".to_owned(), |stop| signed("●", Some(stop.from))),
            _ => return printed(self.sum(campaign, tally)),
        };
        match self.sum(campaign, tally) {
            Sum::Share(_, 0) => "–".to_owned(),
            _ => signed(if done { "●" } else { "○" }, date),
        }
    }

    /// Whether its cells carry signs.
    fn has_signs(self) -> bool {
        matches!(self, Self::Starts | Self::Finishes | Self::Entries | Self::Stopped)
    }
}

impl Sum {
    fn minus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Amount(a, n), Self::Amount(b, m)) => Self::Amount(a - b, n - m),
            (Self::Share(a, n), Self::Share(b, m)) => Self::Share(a - b, n - m),
            (Self::Count(a), Self::Count(b)) => Self::Count(a - b),
            _ => unreachable!("both are of one column"),
        }
    }
}

/// Exact, so that sums close: rounded rows need not.
fn wan(amount: Amount) -> Html {
    text::with_minus(amount.wan().to_short_decimal(4))
}

fn known(known: &Known<Amount>, say: Say<'_>) -> Html {
    let Cell(said) = text::cell(known, say, |amount| wan(*amount));
    said
}

fn printed(sum: Sum) -> Html {
    match sum {
        Sum::Amount(_, 0) | Sum::Share(_, 0) => "–".to_owned(),
        Sum::Amount(amount, _) => wan(amount),
        Sum::Share(part, whole) => format!("{part} / {whole}"),
        Sum::Count(count) => count.to_string(),
    }
}

fn cells(all: impl Iterator<Item = Html>) -> Cell {
    let mut row = Html::new();
    for cell in all {
        row.push_str("<td class=\"n\">");
        row.push_str(&cell);
        row.push_str("</td>");
    }
    Cell(row)
}

/// The table for a page that explains these indicators; `members` are the projects of its scope.
pub(super) fn table(scene: &Scene<'_>, scope: Scope, indicators: &[Indicator], members: &[usize]) -> WhyTable {
    let facts = scene.facts;
    let ledgers = indicators.iter().filter_map(|indicator| match indicator {
        Indicator::Ledger(ledger) => Some(*ledger),
        _ => None,
    });
    let mut columns: Vec<Column> = ledgers.flat_map(Column::of).copied().collect();
    columns.sort_unstable();
    columns.dedup();
    // Of the whole, counties are the rows: each leads to its own projects.
    let of_counties = scope == Scope::Whole;
    let (rows, count, shown) =
        if of_counties { counties(scene, &columns) } else { projects(scene, scope, &columns, members) };
    let tally = scene.issue().tally(scope);
    let campaign = &facts.campaign;
    let total = |column: &Column| column.sum(campaign, tally);
    let has_fewer = tally.rated != tally.completed_reported
        || tally.rated != tally.planned
        || tally.funds_rated_projects != tally.funds_reported
        || tally.funds_rated_projects != tally.funds_listed;
    let both = || cells(columns.iter().map(|column| column.both(tally).map_or_else(Html::new, printed)));
    WhyTable {
        of: if of_counties { "counties" } else { "projects" },
        hidden: count - rows.len(),
        count,
        rest: shown.map_or_else(Cell::default, |shown| {
            cells(columns.iter().map(|column| printed(total(column).minus(column.sum(campaign, &shown)))))
        }),
        total: cells(columns.iter().map(|column| printed(total(column)))),
        both: (has_fewer && columns.iter().any(|column| column.both(tally).is_some())).then(both),
        signs: !of_counties && columns.iter().any(|column| column.has_signs()),
        columns: columns
            .iter()
            .map(|column| WhyColumn {
                id: column.id(),
                unit: match column.sum(campaign, tally) {
                    Sum::Amount(..) => scene.say.words.number.unit_base_amount().to_owned(),
                    _ => String::new(),
                },
            })
            .collect(),
        rows,
    }
}

fn counties(scene: &Scene<'_>, columns: &[Column]) -> (Vec<WhyRow>, usize, Option<Tally>) {
    let facts = scene.facts;
    let rows = facts.counties.iter().enumerate().map(|(county, own)| {
        let tally = scene.issue().tally(Scope::County(county));
        WhyRow {
            link: scene.why_link(&own.name, Scope::County(county)),
            unit: String::new(),
            on: String::new(),
            file: String::new(),
            cells: cells(columns.iter().map(|column| printed(column.sum(&facts.campaign, tally)))),
        }
    });
    (rows.collect(), facts.counties.len(), None)
}

/// The first projects, how many there are, and the sums of those shown where some are not.
fn projects(
    scene: &Scene<'_>,
    scope: Scope,
    columns: &[Column],
    members: &[usize],
) -> (Vec<WhyRow>, usize, Option<Tally>) {
    let facts = scene.facts;
    let issue = scene.issue();
    let key = |&position: &usize| {
        let plan = facts.projects[position].plan_in_force(issue.cutoff);
        (Reverse(is_left_out(issue, position)), Reverse(plan), position)
    };
    let mut all: Vec<_> = members.iter().map(key).collect();
    let count = all.len();
    if count > ROWS {
        all.select_nth_unstable(ROWS);
        all.truncate(ROWS);
    }
    all.sort_unstable();
    let mut shown = Tally::default();
    let is_cut = count > ROWS;
    let rows = all.iter().map(|&(_, _, position)| {
        let project = &facts.projects[position];
        let own = standing(project, &facts.campaign, issue.cutoff);
        let tally = of_one(project, &own, scope, issue.cutoff);
        if is_cut {
            shown.add(project, &own, issue.cutoff);
            funds(project, scope).for_each(|fund| shown.money.add(fund, issue.cutoff));
        }
        WhyRow {
            link: scene.project_link(position),
            unit: facts.campaign.units[project.unit].name.to_string(),
            on: text::iso(own.record.map(|record| record.as_of)),
            file: format!("projects/{}.yaml", project.id),
            cells: cells(
                columns.iter().map(|column| column.of_project(&facts.campaign, project, &own, &tally, scene.say)),
            ),
        }
    });
    let rows = rows.collect();
    (rows, count, is_cut.then_some(shown))
}

fn of_one(project: &Project, own: &Standing<'_>, scope: Scope, cutoff: Date) -> Tally {
    let mut tally = Tally::default();
    tally.add(project, own, cutoff);
    funds(project, scope).for_each(|fund| tally.money.add(fund, cutoff));
    tally
}

/// The funds that count in a scope: of a kind's own that kind, of all others every kind.
fn funds(project: &Project, scope: Scope) -> impl Iterator<Item = &Fund> {
    project.funds.iter().filter(move |fund| !matches!(scope, Scope::Fund(kind, _) if kind != fund.fund))
}

/// Whether the rates of completion or of funds leave a project out because it did not say enough.
pub(super) fn is_left_out(issue: &Issue, position: usize) -> bool {
    issue.is_left_out(Ledger::CompletionRate, position) || issue.is_left_out(Ledger::FundsRate, position)
}
