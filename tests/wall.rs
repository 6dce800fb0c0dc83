//! The wall chart: the second campaign worked by hand, and what must add up over the sample.
//!
//! Milestones of the second campaign, planned / reached. Berth (finish 12-31): 03-15 / 03-20, 06-15 / —, 07-20 / —, 12-31 / —. Road
//! (finished on 06-30): 04-30 / 05-02, 06-30 / 06-30. Tunnel (finish 11-30): 05-01 / 04-25, 10-31 / —. Park (finish 04-30, not
//! finished): 04-10 / —. Nine of four projects.

use std::fs;
use std::path::Path;

use tongbao::compute::{MilestoneStatus, SOON, WallTally, days_to_finish, milestone_status};
use tongbao::units::Known;

use crate::figures::{Site, sample, second, shown};
use crate::pages;
use crate::support::tree;

/// Projects, milestones, due, due and reached, reached, late, overdue, soon.
fn counts(tally: &WallTally) -> [i64; 8] {
    let WallTally { projects, milestones, due, due_reached, reached, late, overdue, soon } = *tally;
    [projects, milestones, due, due_reached, reached, late, overdue, soon]
}

/// March: due is the berth's first, reached late; the road's first is 30 days ahead, the park's 10, the tunnel's 31. April: due are also the
/// road's first, on its very day and not overdue, and the park's, overdue; the tunnel's is reached before it is due. June: due are all
/// but the tunnel's second and the berth's last two, of which one is 20 days ahead; overdue are the park's and the berth's second.
#[test]
fn tallies_are_those_worked_by_hand() {
    let site = second();
    for (cutoff, expected, rate) in [
        ("2026-03-31", [4, 9, 1, 1, 1, 1, 0, 2], "100"),
        ("2026-04-30", [4, 9, 3, 1, 2, 1, 1, 1], "100/3"),
        ("2026-06-30", [4, 9, 6, 4, 4, 2, 2, 1], "200/3"),
    ] {
        let wall = &site.issue(cutoff).1.wall;
        assert_eq!(counts(&wall.whole), expected, "{cutoff}");
        assert_eq!(shown(&wall.whole.rate().value), rate, "{cutoff}");
    }
    let (_, june) = site.issue("2026-06-30");
    for (county, expected) in [
        ("donggang", [2, 6, 4, 3, 3, 2, 1, 1]),
        ("xiwan", [1, 1, 1, 0, 0, 0, 1, 0]),
        ("bureau", [1, 2, 1, 1, 1, 0, 0, 0]),
    ] {
        assert_eq!(counts(&june.wall.counties[site.county(county)]), expected, "{county}");
    }
}

/// From 04-10 to 06-30 are 81 days, from 06-15 are 15. To 12-31 are 184, to 11-30 are 153; the park's 04-30 is 61 days ago, the road is
/// finished.
#[test]
fn slips_and_days_to_the_finish_are_those_worked_by_hand() {
    let site = second();
    let (_, june) = site.issue("2026-06-30");
    let overdue: Vec<_> = june
        .wall
        .overdue
        .iter()
        .map(|one| {
            let MilestoneStatus::Overdue { days } = one.status else { panic!("{one:?} is not overdue") };
            let project = &site.facts.projects[one.project];
            (project.id.as_str(), &*project.milestones[one.milestone].name, days)
        })
        .collect();
    assert_eq!(overdue, [("park", "栈道完成", 81), ("berth", "码头面完成", 15)]);
    for (project, days) in [("berth", Some(184)), ("tunnel", Some(153)), ("park", Some(-61)), ("road", None)] {
        let project = &site.facts.projects[site.project(project)];
        assert_eq!(days_to_finish(project, june.cutoff), days, "{}", project.id);
    }
    let donggang = &site.figures.on_wall[site.county("donggang")];
    assert_eq!(site.names(donggang), ["berth", "road"], "what is finished comes last");
}

/// A rate of nothing due does not apply.
#[test]
fn no_milestone_due_is_no_rate() {
    assert_eq!(WallTally::default().rate().value, Known::NotApplicable);
}

#[test]
fn the_wall_of_the_sample_adds_up() {
    let site = sample();
    for issue in &site.figures.issues {
        let wall = &issue.wall;
        for place in 0..8 {
            let sum: i64 = wall.counties.iter().map(|tally| counts(tally)[place]).sum();
            assert_eq!(sum, counts(&wall.whole)[place], "{} {place}", issue.cutoff);
        }
        let length = |length: usize| i64::try_from(length).unwrap();
        assert_eq!(length(wall.overdue.len()), wall.whole.overdue);
        assert_eq!(length(wall.soon.len()), wall.whole.soon);
        for tally in wall.counties.iter().chain([&wall.whole]) {
            assert!(tally.due_reached + tally.overdue <= tally.due && tally.due_reached <= tally.reached);
            assert!(tally.late <= tally.reached && tally.reached + tally.overdue + tally.soon <= tally.milestones);
        }
        // The same again, without the tallies: every milestone is reached, overdue or ahead.
        let own = site.facts.projects.iter().flat_map(|project| &project.milestones);
        let statuses: Vec<_> = own.map(|milestone| milestone_status(milestone, issue.cutoff)).collect();
        let slipped = statuses.iter().filter(|status| status.is_slipped()).count();
        assert_eq!(length(slipped), wall.whole.late + wall.whole.overdue);
        assert_eq!(length(statuses.len()), wall.whole.milestones);
        let ahead = |status: &&MilestoneStatus| matches!(status, MilestoneStatus::Ahead { days } if *days > SOON);
        let rest = wall.whole.milestones - wall.whole.reached - wall.whole.overdue - wall.whole.soon;
        assert_eq!(length(statuses.iter().filter(ahead).count()), rest);
    }
    let on_wall: usize = site.figures.on_wall.iter().map(Vec::len).sum();
    assert_eq!(i64::try_from(on_wall).unwrap(), site.figures.latest().wall.whole.projects);
}

/// Only the harbour hangs: of its members at the three cut-offs (berth, road, radar; then the tunnel too; then berth, tunnel, cable,
/// depot) two, three and two have milestones, 4 + 2, 4 + 2 + 2 and 4 + 2 of them.
#[test]
fn a_campaign_may_say_what_hangs_on_its_wall() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in tree(Path::new("tests/sites/second/content")) {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let campaign = folder.path().join("content/campaign.yaml");
    let text = fs::read_to_string(&campaign).unwrap();
    fs::write(&campaign, format!("{text}wall:\n  sets: [harbour]\n")).unwrap();
    let site = Site::read(folder.path().to_str().unwrap());
    let found = site.figures.issues.iter().map(|issue| (issue.wall.whole.projects, issue.wall.whole.milestones));
    assert_eq!(found.collect::<Vec<_>>(), [(2, 6), (3, 8), (2, 6)]);
}

#[test]
fn pages_say_what_slipped_and_how_far_the_finish_is() {
    let wall = pages::visible(&pages::SECOND["wall/xiwan.html"]);
    for said in ["超期61天", "栈道完成：已逾期81天", "竣工前20天"] {
        assert!(wall.contains(said), "{said}: {wall}");
    }
    let wall = &pages::SECOND["wall/donggang.html"];
    // One lane per project and the ruler above them.
    assert_eq!(wall.matches("class=\"chart chart-lane\"").count(), 3);
    let text = pages::visible(wall);
    for said in
        ["距竣工184天", "已竣工", "码头面完成：已逾期15天", "延期完成1个，最长5天", "设备到位 2026-07-20，还有20天"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    let june = pages::visible(&pages::SECOND["bulletins/2026-06.html"]);
    assert!(june.contains("挂图作战的4个项目应完成节点6个，已完成4个，完成率66.7%，逾期2个。"), "{june}");
    assert!(!pages::visible(&pages::SECOND["wall/xiwan.html"]).contains("三号泊位"));
    // All slipped milestones of a county are listed: of the berth one late and one overdue, of the road one late.
    assert!(text.contains("逾期和延期节点共3项"), "{text}");
}
