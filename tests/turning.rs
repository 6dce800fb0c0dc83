//! The very day on which something turns, and the end of a year: each case stands alone and its expectation follows from the dates in
//! it. Unless a rule says otherwise, what is dated on the cut-off has happened, what is dated later has not, and what was counted by
//! the last issue is not counted again. Facts of the second campaign are changed in memory, one thing at a time.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use tongbao::compute::{ApprovalState, Issue, Money, Supervised, approval_state, incomplete, is_of_action};
use tongbao::compute::{compute, standing, supervised};
use tongbao::model::{
    BulletinKind, ExemptFrom, Exemption, Facts, Fund, FundRecord, InPlace, Indicator, Ledger, MatterState, Prospect,
    Report, Scope, Stuck, Update,
};
use tongbao::units::{Amount, Date, Known};

use crate::figures::Site;
use crate::pages;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The second campaign with something changed.
fn second(change: impl FnOnce(&mut Facts)) -> Site {
    let mut site = Site::read("tests/sites/second");
    change(&mut site.facts);
    site.figures = compute(&site.facts);
    site
}

fn deal(site: &Site) -> Prospect {
    // 冷库: intent 2026-03-05, signed 2026-04-10.
    site.facts.deals.iter().find(|deal| &*deal.name == "冷库").unwrap().clone()
}

#[test]
fn a_deal_moves_and_ends_on_the_day_itself_and_its_funds_begin_anew_with_the_year() {
    let mut own = deal(&second(|_| {}));
    let stage = |own: &Prospect, on: &str| own.step_at(day(on)).map(|step| step.stage);
    assert_eq!(stage(&own, "2026-03-04"), None);
    assert_eq!(stage(&own, "2026-03-05"), Some(0));
    assert_eq!((stage(&own, "2026-04-09"), stage(&own, "2026-04-10")), (Some(0), Some(1)));
    own.ended = Some((day("2026-05-31"), "".into()));
    assert_eq!((stage(&own, "2026-05-30"), stage(&own, "2026-05-31")), (Some(1), None));
    own.funds = vec![InPlace { as_of: day("2026-12-31"), in_place: Known::NotPublic }];
    assert!(own.funds_at(day("2026-12-30")).is_none());
    assert_eq!(own.funds_at(day("2026-12-31")), Some(&Known::NotPublic));
    assert!(own.funds_at(day("2027-01-01")).is_none(), "cumulative since January");
}

#[test]
fn money_by_kind_begins_anew_with_the_year_and_is_rated_over_what_reported_both() {
    let site = second(|_| {});
    let planned = site.facts.projects[site.project("berth")].funds[0].planned;
    let record = FundRecord { as_of: day("2026-12-31"), in_place: Known::Value(planned), paid: Known::NotReported };
    let fund = Fund { fund: 0, planned, records: vec![record] };
    let now = Money::of(&fund, day("2026-12-31"));
    assert_eq!((now.in_place, now.planned_reported, now.in_place_reported), (planned, planned, 1));
    // Nothing is known of what was paid, so nothing stands below the line either.
    assert_eq!((now.rated, now.rated_in_place, now.rated_paid), (0, Amount::ZERO, Amount::ZERO));
    let later = Money::of(&fund, day("2027-01-31"));
    assert_eq!((later.in_place_reported, later.planned_reported, later.planned), (0, Amount::ZERO, planned));
}

/// The cable's sea approval was applied for on 03-01 with a limit of 30 days: on 03-31 it has waited 30 days and is not over it.
#[test]
fn an_approval_is_held_up_from_its_first_day_and_over_the_limit_after_its_last() {
    let site = second(|_| {});
    let mut own = site.facts.projects[site.project("cable")].approvals[0].clone();
    own.stuck = Some(Stuck { since: day("2026-03-31"), until: None, reason: "".into() });
    assert_eq!(approval_state(&own, day("2026-03-30")), ApprovalState::InHand { days: 29 });
    assert_eq!(approval_state(&own, day("2026-03-31")), ApprovalState::Stuck { days: 0 });
    for site in [site, Site::read(".")] {
        for issue in &site.figures.issues {
            let over = issue.approvals.waiting.iter().filter(|waiting| waiting.is_over_limit).count();
            assert_eq!(i64::try_from(over), Ok(issue.approvals.total().over_limit), "{}", issue.cutoff);
        }
    }
}

/// Xiwan is exempt from the black list of `assessed`; were it exempt from another board's, it would stand on it.
#[test]
fn an_exemption_holds_for_its_own_board_only() {
    let site = second(|facts| {
        let other = facts.campaign.boards.iter().position(|board| board.id.as_str() == "units").unwrap();
        let county = facts.counties.iter_mut().find(|county| county.id.as_str() == "xiwan").unwrap();
        county.assessed.exemptions[0].board = other;
    });
    let lists = site.issue("2026-06-30").1.board(site.board("assessed")).unwrap().groups[0].red_black.as_ref().unwrap();
    assert_eq!((lists.black.len(), lists.exempt.len()), (1, 0));
    assert_eq!(lists.black[0].who, Scope::County(site.county("xiwan")));
}

/// Started and without all rules in place = started projects that reported on them, less those that have all: in every county.
#[test]
fn who_lacks_a_management_rule_is_listed_as_often_as_counted() {
    let mut seen = 0;
    for site in [second(|_| {}), Site::read(".")] {
        for issue in &site.figures.issues {
            let (whole, counties) = tongbao::compute::systems(&site.facts, issue.cutoff);
            let length = |scope| i64::try_from(incomplete(&site.facts, issue.cutoff, scope).len()).unwrap();
            assert_eq!(length(Scope::Whole), whole.reported - whole.complete, "{}", issue.cutoff);
            for (county, own) in counties.iter().enumerate() {
                assert_eq!(length(Scope::County(county)), own.reported - own.complete, "{}", issue.cutoff);
            }
            seen += length(Scope::Whole);
        }
    }
    assert!(seen > 0, "the sample has some");
    // The rules of all projects come into force on the cut-off or a day later.
    for (since, lacking) in [("2026-06-30", 0), ("2026-07-01", 1)] {
        let site = second(|facts| {
            for own in facts.projects.iter_mut().flat_map(|project| project.systems.iter_mut().flatten()) {
                own.since = day(since);
            }
            facts.projects.iter_mut().for_each(|own| own.systems = own.systems.take().filter(|own| own.len() == 2));
        });
        let reported = tongbao::compute::systems(&site.facts, day("2026-06-30")).0.reported;
        let found = incomplete(&site.facts, day("2026-06-30"), Scope::Whole).len();
        assert_eq!(i64::try_from(found).unwrap(), reported * lacking, "{since}");
    }
}

/// A decision of the day of the last bulletin was in it, so it is not new in the next.
#[test]
fn what_the_last_bulletin_had_is_not_new() {
    let new = |held: &str| {
        let site = second(|facts| {
            for decision in facts.meetings.iter_mut().flat_map(|meeting| &mut meeting.decisions) {
                decision.matter.raised = day(held);
            }
        });
        let april = &site.issue("2026-04-30").1.decisions;
        (april.since_last() > 0, april.rows.is_empty())
    };
    assert_eq!(new("2026-03-31"), (false, false));
    assert_eq!(new("2026-04-01"), (true, false));
    assert_eq!(new("2026-04-30"), (true, false));
    assert_eq!(new("2026-05-01"), (false, true));
}

/// The road left the harbour on 05-10, when three others changed; the radar left on 06-30.
#[test]
fn an_action_has_the_members_that_its_sets_have_and_changes_are_told_once() {
    let site = second(|_| {});
    let Scope::Set(harbour, None) = site.scope("set:harbour") else { unreachable!() };
    let road = &site.facts.projects[site.project("road")];
    let mut action = site.facts.campaign.duty.actions[0].clone();
    (action.sets, action.sectors) = (vec![harbour], Vec::new());
    let belongs = |action: &_, on: &str| is_of_action(road, usize::MAX, action, day(on));
    assert_eq!((belongs(&action, "2026-05-09"), belongs(&action, "2026-05-10")), (true, false));
    (action.sets, action.sectors) = (Vec::new(), vec![road.sector]);
    assert!(belongs(&action, "2026-05-10"));
    let between = |after: &str, until: &str| site.figures.members.between(day(after), day(until)).count();
    assert_eq!((between("2026-05-09", "2026-05-10"), between("2026-05-10", "2026-06-29")), (3, 0));
    assert_eq!((between("2026-05-10", "2026-06-30"), between("2026-06-30", "2026-12-31")), (1, 0));
}

/// A report on the first day of the month is one of this month; past its planned finish is not its planned finish.
#[test]
fn a_report_is_of_its_month_and_a_finish_is_missed_a_day_later() {
    let site = second(|_| {});
    let state = |planned: &str| {
        let mut park = site.facts.projects[site.project("park")].clone();
        park.finish.planned = Some(day(planned));
        let cutoff = day("2026-04-30");
        supervised(&site.facts, &park, &standing(&park, &site.facts.campaign, cutoff), cutoff)
    };
    assert_eq!((state("2026-04-30"), state("2026-04-29")), (Supervised::UnderWay, Supervised::FinishMissed));
    let late = |as_of: &str| {
        let mut berth = site.facts.projects[site.project("berth")].clone();
        berth.records.truncate(1);
        berth.records[0].as_of = day(as_of);
        standing(&berth, &site.facts.campaign, day("2026-04-30")).is_late
    };
    assert_eq!((late("2026-03-31"), late("2026-04-01")), (true, false));
}

/// The second campaign's special report (06-15, after the bulletin of 04-30), and the same once more a number of days later.
fn specials(change: impl FnOnce(&mut Facts)) -> Site {
    second(|facts| {
        let mut next = facts.specials[0].clone();
        assert_eq!(next.kind, BulletinKind::Special);
        (next.cutoff, next.issued) = (day("2026-06-20"), day("2026-06-20"));
        facts.specials.push(next);
        change(facts);
    })
}

/// Depot starts and radar finishes on a day, park/land is raised and settled on it: on the last report's cut-off nothing of it is
/// new, after it all is, after the own cut-off nothing has happened. A second report does not say it again.
#[test]
fn a_special_report_says_what_is_dated_after_the_last_and_by_its_own_cut_off() {
    for (on, first, second) in [
        ("2026-04-30", 0, 0),
        ("2026-05-01", 1, 0),
        ("2026-06-15", 1, 0),
        ("2026-06-16", 0, 1),
        ("2026-06-20", 0, 1),
        ("2026-06-21", 0, 0),
    ] {
        let site = specials(|facts| {
            for own in &mut facts.projects {
                (own.start.actual, own.finish.actual) = (None, None);
                own.milestones.clear();
                if own.id.as_str() == "radar" {
                    (own.start.actual, own.finish.actual) = (Some(day("2026-01-05")), Some(day(on)));
                }
                if own.id.as_str() == "depot" {
                    own.start.actual = Some(day(on));
                }
                own.problems.retain(|problem| problem.id.as_str() == "land" && own.id.as_str() == "park");
                for problem in &mut own.problems {
                    problem.raised = day(on);
                    problem.updates = vec![Update { on: day(on), state: MatterState::Settled, note: None }];
                }
            }
        });
        for (own, expected) in site.figures.specials.iter().zip([first, second]) {
            let moved = &own.moved;
            let found = [moved.started.len(), moved.finished.len(), moved.raised.len(), moved.settled.len()];
            assert_eq!(found, [expected; 4], "{on} in {}", own.issue.cutoff);
        }
    }
}

/// What is red stays red; it is newly so once. A project in preparation does not count as started, as in the start rate. Who is
/// exempt from reporting, or finished, is not named for its silence.
#[test]
fn a_special_report_agrees_with_the_lists_of_bulletins() {
    let site = specials(|_| {});
    let silent = |site: &Site| site.figures.specials[0].moved.silent.clone();
    let (berth, school) = (site.project("berth"), site.project("school"));
    // Everything the berth had completed by April is struck out on 06-01, in the season's middle: it was not red and is.
    let struck = specials(|facts| {
        let mut record =
            facts.projects[berth].records.iter().rfind(|own| own.as_of <= day("2026-04-30")).unwrap().clone();
        (record.as_of, record.completed) = (day("2026-06-01"), Known::Value(Amount::ZERO));
        facts.projects[berth].records.retain(|own| own.as_of < record.as_of);
        facts.projects[berth].records.push(record);
    });
    let [first, second] = &struck.figures.specials[..] else { unreachable!() };
    assert_eq!(second.since, Some(first.issue.cutoff));
    assert!(first.moved.newly_red.contains(&berth), "red and not in April");
    assert!(second.issue.lists.lagging.contains(&berth) && !second.moved.newly_red.contains(&berth), "red before");
    assert!(!silent(&struck).contains(&berth) && second.moved.silent.contains(&berth));
    assert!(silent(&site).contains(&berth) && !silent(&site).contains(&site.project("radar")));
    let exempt = specials(|facts| {
        let (from, cutoff) = (ExemptFrom::Report, day("2026-06-15"));
        facts.projects[berth].exemptions.push(Exemption { from, reason: "".into(), on: cutoff, until: cutoff });
        facts.projects[school].start.actual = Some(day("2026-06-01"));
    });
    assert!(!silent(&exempt).contains(&berth));
    assert!(!exempt.figures.specials[0].moved.started.contains(&school));
    let record = specials(|facts| facts.projects[berth].records.last_mut().unwrap().as_of = day("2026-04-30"));
    assert!(silent(&record).contains(&berth), "the last report had it");
}

/// Due are 04-30 (in the last bulletin) and 06-15 (this cut-off). Sent a day later, a report is not known on 06-15, and late five
/// days on, when it is no longer due since the last report. Without a report due, nothing is said of any.
#[test]
fn a_report_is_owed_in_the_special_report_of_its_day() {
    let owed = |sent: Option<&str>| {
        let site = specials(|facts| {
            let xiwan = facts.counties.iter_mut().find(|county| county.id.as_str() == "xiwan").unwrap();
            let sent = sent.map(day);
            xiwan.reports =
                Some(vec![Report { due: day("2026-04-30"), sent: None }, Report { due: day("2026-06-15"), sent }]);
        });
        let [first, second] = &site.figures.specials[..] else { unreachable!() };
        let county = Scope::County(site.county("xiwan"));
        let own: Vec<_> = first.moved.owed.iter().filter(|owed| owed.by == county).map(|own| own.sent).collect();
        assert_eq!((second.moved.owed.len(), second.moved.reports_due), (0, 0));
        assert!(first.moved.reports_due > first.moved.owed.len());
        own
    };
    assert_eq!(owed(Some("2026-06-15")), []);
    assert_eq!(owed(Some("2026-06-16")), [None]);
    assert_eq!(owed(None), [None]);
}

/// On 06-30 one project of donggang (school), two of xiwan (cable, depot) and none of the bureau but the tunnel are not in the
/// register: 1, 2, 1. Fewer is better, as it is for approvals that are stuck (the cable's, in xiwan).
#[test]
fn fewer_that_are_missing_from_the_register_or_stuck_is_better() {
    for (ledger, places) in
        [(Ledger::Unentered, [1, 3, 1]), (Ledger::ApprovalsStuck, [1, 3, 1]), (Ledger::Entered, [1, 1, 3])]
    {
        let site = second(|facts| {
            let own = facts.campaign.boards.iter_mut().find(|own| own.items.len() == 1 && own.red_black.is_none());
            let own = own.unwrap();
            own.items[0].indicator = Indicator::Ledger(ledger);
            own.groups.truncate(1);
            own.groups[0].levels.clear();
            (own.months, own.ranks) = (Vec::new(), tongbao::model::Ranks::Counties);
        });
        let issue: &Issue = site.issue("2026-06-30").1;
        let indicator = Indicator::Ledger(ledger);
        let board =
            issue.boards.iter().find(|own| site.facts.campaign.boards[own.board].items[0].indicator == indicator);
        let rows = &board.unwrap().groups[0].rows;
        let place = |id: &str| rows.iter().find(|row| row.who == Scope::County(site.county(id))).unwrap().place;
        assert_eq!(["donggang", "xiwan", "bureau"].map(place), places.map(Some), "{ledger:?}");
    }
}

/// The rows of March: the depot starts on 06-10, the radar finishes on 06-10, the tunnel enters the harbour on 04-01; and what a
/// meeting's decision came to on 04-20 is not in March's bulletin.
#[test]
fn what_march_published_knows_nothing_of_later_days() {
    let rows = &pages::SECOND["bulletins/2026-03/projects.csv"];
    let row = |id: &str| rows.lines().find(|line| line.starts_with(&format!("{id},"))).unwrap();
    for id in ["depot", "radar"] {
        assert!(!row(id).contains("2026-06-10"), "{id}");
    }
    assert!(!row("tunnel").contains("harbour") && row("berth").contains("harbour"));
    let march = pages::visible(&pages::SECOND["bulletins/2026-03.html"]);
    assert!(march.contains("交出泊位用地") && !march.contains("已交"));
}
