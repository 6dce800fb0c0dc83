//! Meetings, inspections and management rules: what is expected is worked by hand from the dated entries of the second campaign;
//! over the sample, counts add up and every answered problem names its decision.

use tongbao::compute::{FollowUp, Followed, MatterStatus, systems};
use tongbao::load::load;
use tongbao::model::Audience;
use tongbao::model::Facts;
use tongbao::render::Renderer;

use crate::figures::{sample, second};

fn status(status: MatterStatus) -> String {
    match status {
        MatterStatus::Overdue { days } => format!("overdue {days}"),
        MatterStatus::Open => "open".to_owned(),
        MatterStatus::InHand => "in hand".to_owned(),
        MatterStatus::Settled => "settled".to_owned(),
    }
}

fn decision(facts: &Facts, row: &Followed) -> String {
    let meeting = &facts.meetings[row.file];
    format!("{}/{}", meeting.id, meeting.decisions[row.item].matter.id)
}

fn shown(all: &FollowUp, name: impl Fn(&Followed) -> String) -> Vec<(String, String)> {
    all.rows.iter().map(|row| (name(row), status(row.status))).collect()
}

/// The cut-offs are 31 March, 30 April and 30 June. A deadline on the very cut-off is not overdue; an update on it counts, one
/// after it does not; 30 April to 30 June are 61 days; what is for offices only and what comes later is not there.
#[test]
fn decisions_are_followed_through_the_bulletins() {
    let site = second();
    for (cutoff, rows, new) in [
        ("2026-03-31", &[("march/a", "in hand"), ("march/b", "open")][..], 2),
        ("2026-04-30", &[("march/b", "open"), ("march/a", "settled")], 0),
        (
            "2026-06-30",
            &[("march/b", "overdue 61"), ("may/b", "in hand"), ("march/a", "settled"), ("may/a", "settled")],
            2,
        ),
    ] {
        let (_, issue) = site.issue(cutoff);
        let found = shown(&issue.decisions, |row| decision(&site.facts, row));
        let found: Vec<(&str, &str)> = found.iter().map(|(name, status)| (name.as_str(), status.as_str())).collect();
        assert_eq!(found, rows, "{cutoff}");
        assert_eq!(issue.decisions.since_last(), new, "{cutoff}");
    }
    let may = site.facts.meetings.iter().find(|meeting| meeting.id.as_str() == "may").expect("it is there");
    let answers = may.decisions[0].answers.expect("it answers the cable");
    assert_eq!((site.facts.projects[answers.project].id.as_str(), answers.problem), ("cable", Some(0)));
}

/// Found on the very cut-off of April; 31 May to 30 June are 30 days; what was mended in July is open in June.
#[test]
fn findings_are_followed_through_the_bulletins() {
    let site = second();
    for (cutoff, rows) in [
        ("2026-03-31", &[][..]),
        ("2026-04-30", &[("a", "open"), ("b", "open")]),
        ("2026-06-30", &[("a", "overdue 30"), ("b", "settled")]),
    ] {
        let (_, issue) = site.issue(cutoff);
        let id = |row: &Followed| site.facts.inspections[row.file].findings[row.item].matter.id.to_string();
        let found = shown(&issue.findings, id);
        let found: Vec<(&str, &str)> = found.iter().map(|(name, status)| (name.as_str(), status.as_str())).collect();
        assert_eq!(found, rows, "{cutoff}");
    }
    let finding = &site.facts.inspections[0].findings[0];
    assert_eq!(finding.county, Some(site.county("donggang")), "a finding stands in the county of its project");
}

/// Started by then: berth, park, radar, tunnel; then also road; then also depot. The berth has both rules from 30 April, the
/// road one, the depot says it has none, the others say nothing.
#[test]
fn management_rules_are_counted_over_started_projects() {
    let site = second();
    for (cutoff, started, reported, complete, in_place) in
        [("2026-03-31", 4, 1, 0, [1, 0]), ("2026-04-30", 5, 2, 1, [2, 1]), ("2026-06-30", 6, 3, 1, [2, 1])]
    {
        let (whole, counties) = systems(&site.facts, site.issue(cutoff).1.cutoff);
        assert_eq!((whole.started, whole.reported, whole.complete), (started, reported, complete), "{cutoff}");
        assert_eq!(whole.in_place, in_place, "{cutoff}");
        assert_eq!(whole.started, counties.iter().map(|county| county.started).sum::<i64>(), "{cutoff}");
        assert_eq!(whole.reported, counties.iter().map(|county| county.reported).sum::<i64>(), "{cutoff}");
    }
}

#[test]
fn decisions_and_findings_of_the_sample_add_up() {
    let site = sample();
    let mut before = 0;
    for issue in &site.figures.issues {
        for all in [&issue.decisions, &issue.findings] {
            assert_eq!(all.rows.len(), all.open() + all.settled());
            assert!(all.overdue() <= all.open());
        }
        let held = site.facts.meetings.iter().filter(|meeting| meeting.held <= issue.cutoff);
        assert_eq!(issue.decisions.rows.len(), held.map(|meeting| meeting.decisions.len()).sum::<usize>());
        let on = site.facts.inspections.iter().filter(|inspection| inspection.on <= issue.cutoff);
        assert_eq!(issue.findings.rows.len(), on.map(|inspection| inspection.findings.len()).sum::<usize>());
        assert_eq!(issue.decisions.rows.len(), before + issue.decisions.since_last());
        before = issue.decisions.rows.len();
        let (whole, counties) = systems(&site.facts, issue.cutoff);
        assert!(whole.complete <= whole.reported && whole.reported <= whole.started);
        assert_eq!(whole.complete, counties.iter().map(|county| county.complete).sum::<i64>());
    }
    assert!(site.facts.meetings.len() >= 4 && before > 15);
}

/// What a meeting or an inspection keeps for offices is on no page of the public site, and on the offices' site.
#[test]
fn what_is_for_offices_stays_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/second");
    let mut sources = load(&root, None).expect("the folder is there");
    for (_, file) in &mut sources.content {
        for (marked, text) in
            [("meetings/may.yaml", "title: 定下电缆路由"), ("inspections/dyke.yaml", "title: 围堰渗水")]
        {
            if file.path.ends_with(marked) {
                file.text = file.text.replace(text, &format!("{text}\n    office_note: 密语"));
            }
        }
    }
    for (audience, is_there) in [(Audience::Public, false), (Audience::Offices, true)] {
        sources.audience = audience;
        let plan = tongbao::build(&sources).plan.expect("it is right");
        let renderer = Renderer::new(&plan);
        let said = |word: &str| {
            plan.routes.iter().any(|route| {
                let page = renderer.render(route).expect("it renders");
                String::from_utf8_lossy(&page).contains(word)
            })
        };
        assert_eq!((said("密语"), said("议价")), (is_there, is_there), "{audience:?}");
        assert!(said("定下电缆路由"));
    }
}
