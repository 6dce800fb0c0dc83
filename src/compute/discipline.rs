//! Reporting discipline: which of the reports due by a cut-off were sent, and which in time.

use crate::model::{Facts, Report, Scope};
use crate::units::Date;

/// Reports of one county or unit, or of all, at a cut-off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Discipline {
    /// Due by the cut-off: the campaign's days, once for everybody who reports.
    pub due: i64,
    /// Of these, sent on their day or before.
    pub in_time: i64,
    /// Of these, sent after their day, by the cut-off.
    pub late: i64,
}

impl Discipline {
    /// Due and not sent by the cut-off.
    pub fn missing(self) -> i64 {
        self.due - self.in_time - self.late
    }
}

/// The reports of a scope; nothing for one that owes none: without days, without a list, or neither county nor unit.
///
/// A unit that belongs to a county has the county's; the whole counts everybody once.
pub fn discipline(facts: &Facts, scope: Scope, cutoff: Date) -> Option<Discipline> {
    if facts.campaign.report_days.is_empty() {
        return None;
    }
    match scope {
        Scope::Whole => {
            let counties = facts.counties.iter().map(|county| &county.reports);
            let units = facts.unit_books.iter().map(|book| &book.reports);
            let each = counties.chain(units).flatten().map(|reports| of(facts, reports, cutoff));
            each.reduce(|sum, own| Discipline {
                due: sum.due + own.due,
                in_time: sum.in_time + own.in_time,
                late: sum.late + own.late,
            })
        }
        Scope::County(_) | Scope::Unit(_, None) => reports_of(facts, scope).map(|reports| of(facts, reports, cutoff)),
        Scope::Set(..) | Scope::Fund(..) | Scope::Unit(..) => None,
    }
}

/// The list of a county or a unit.
pub fn reports_of(facts: &Facts, scope: Scope) -> Option<&[Report]> {
    let reports = match scope {
        Scope::County(county) => &facts.counties[county].reports,
        Scope::Unit(unit, None) => match facts.campaign.units[unit].county {
            Some(county) => &facts.counties[county].reports,
            None => &facts.unit_books[unit].reports,
        },
        Scope::Whole | Scope::Set(..) | Scope::Fund(..) | Scope::Unit(..) => return None,
    };
    reports.as_deref()
}

fn of(facts: &Facts, reports: &[Report], cutoff: Date) -> Discipline {
    let count = |is: fn(&Report, Date) -> bool| {
        let counted = reports.iter().filter(|report| report.due <= cutoff && is(report, cutoff)).count();
        i64::try_from(counted).expect("reports can be counted")
    };
    let due = facts.campaign.report_days.iter().filter(|day| **day <= cutoff).count();
    Discipline {
        due: i64::try_from(due).expect("days can be counted"),
        in_time: count(|report, _| report.sent.is_some_and(|sent| sent <= report.due)),
        late: count(|report, cutoff| report.sent.is_some_and(|sent| sent > report.due && sent <= cutoff)),
    }
}
