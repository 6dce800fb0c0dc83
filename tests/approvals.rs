//! Approvals, exemptions, supervision and the statistics register: the second campaign worked by hand, and what must add up
//! over the whole sample.
//!
//! Days are counted on a calendar: from 2026-03-01 to 03-31 are 30, to 04-30 another 30, to 06-30 another 61.

use std::collections::BTreeMap;

use tongbao::compute::{ApprovalState, ApprovalTally, Issue, Supervised, approval_state, days_since_start};
use tongbao::compute::{standing, supervised};
use tongbao::model::{ExemptFrom, Ledger, Scope};

use crate::figures::{Site, sample, second, shown};
use crate::pages;

fn names(site: &Site, positions: impl IntoIterator<Item = usize>) -> Vec<&str> {
    positions.into_iter().map(|position| site.facts.projects[position].id.as_str()).collect()
}

/// The sea approval of the cable: applied for on 03-01, held up since 04-10. The school's: applied for on 03-15, held up from 03-20
/// and free again on the very cut-off 04-30. The road's: granted on the very cut-off 03-31, 26 + 28 + 31 days after 01-05. Its
/// permit: applied for on 03-20, granted on 04-01.
#[test]
fn states_follow_from_dates() {
    use ApprovalState::{Done, InHand, NotNeeded, NotYet, Stuck};
    let site = second();
    for (project, approval, states) in [
        ("cable", 0, [InHand { days: 30 }, Stuck { days: 20 }, Stuck { days: 81 }]),
        ("cable", 1, [NotYet, NotYet, NotYet]),
        ("school", 0, [Stuck { days: 11 }, InHand { days: 46 }, InHand { days: 107 }]),
        ("school", 1, [NotYet, InHand { days: 0 }, InHand { days: 61 }]),
        ("road", 0, [Done { took: Some(85) }, Done { took: Some(85) }, Done { took: Some(85) }]),
        ("road", 1, [InHand { days: 11 }, Done { took: Some(12) }, Done { took: Some(12) }]),
        ("berth", 0, [NotNeeded, NotNeeded, NotNeeded]),
    ] {
        let own = &site.facts.projects[site.project(project)].approvals[approval];
        for (issue, state) in site.figures.issues.iter().zip(states) {
            assert_eq!(approval_state(own, issue.cutoff), state, "{} {project} {approval}", issue.cutoff);
        }
    }
}

/// Four projects report: berth, road (donggang), school (donggang), cable (xiwan). The berth says nothing of its permit. The limit
/// of 30 days is passed after the 30th day: in March nobody is over it; in April the cable waits 60 and the school 46 days.
#[test]
fn sums_of_approvals_are_those_worked_by_hand() {
    let site = second();
    let tally = |done, in_hand, stuck, not_yet, not_needed, not_reported, over_limit, longest| ApprovalTally {
        done,
        in_hand,
        stuck,
        not_yet,
        not_needed,
        not_reported,
        over_limit,
        longest,
    };
    for (cutoff, sea, permit, at_once) in [
        ("2026-03-31", tally(1, 1, 1, 0, 1, 0, 0, 30), tally(0, 1, 0, 2, 0, 1, 0, 11), vec![(1, 3)]),
        ("2026-04-30", tally(1, 1, 1, 0, 1, 0, 2, 60), tally(1, 1, 0, 1, 0, 1, 0, 0), vec![(1, 1), (2, 1)]),
        ("2026-06-30", tally(1, 1, 1, 0, 1, 0, 2, 121), tally(1, 1, 0, 1, 0, 1, 0, 61), vec![(1, 1), (2, 1)]),
    ] {
        let approvals = &site.issue(cutoff).1.approvals;
        assert_eq!(approvals.by_approval, [sea, permit], "{cutoff}");
        assert_eq!(approvals.at_once, at_once.into_iter().collect::<BTreeMap<_, _>>(), "{cutoff}");
        assert_eq!(approvals.bottlenecks(), [0, 1], "what is stuck comes before what only waits");
    }
    let march = &site.issue("2026-03-31").1.approvals;
    // The road's permit is granted by the port, unlike the others.
    assert_eq!(march.by_authority[&0], tally(1, 2, 1, 0, 1, 0, 0, 30));
    assert_eq!(march.by_authority[&1], tally(0, 0, 0, 2, 0, 0, 0, 0));
    assert_eq!(march.in_parallel(), 0);
    let june = &site.issue("2026-06-30").1.approvals;
    assert_eq!(june.in_parallel(), 1);
    let waiting = june.waiting.iter().map(|own| (site.facts.projects[own.project].id.as_str(), own.own, own.waiting));
    let expected = [("cable", 0, Some(121)), ("school", 0, Some(107)), ("school", 1, Some(61))];
    assert_eq!(waiting.collect::<Vec<_>>(), expected, "stuck first, then longest");
    let donggang = site.county("donggang");
    assert_eq!(names(site, june.projects[donggang].iter().copied()), ["school", "berth", "road"]);
}

/// In June the cable's sea approval is stuck and waits 121 days, the school's in hand and waits 107: each is over its limit of 30 and
/// stands with its own state. The school's permit, in hand too, has no limit that it passed.
#[test]
fn what_is_over_the_limit_stands_with_its_own_state() {
    let page = pages::visible(&pages::SECOND["approvals/index.html"]);
    let page: Vec<&str> = page.split_whitespace().collect();
    let page = page.concat();
    assert!(page.contains("在办审批2个超时限1项"), "{page}");
    assert!(page.contains("受阻审批1个超时限1项，最长已等121天"), "{page}");
}

/// Needed are 3 sea approvals (the berth needs none) and 3 permits (the berth's is not reported): 6. Granted: 1, then 2 with the
/// road's permit. The register: 3 of 8 until the road enters on 06-15.
#[test]
fn indicators_are_those_worked_by_hand() {
    let site = second();
    for (cutoff, rate, done, in_hand, stuck, unentered) in [
        ("2026-03-31", "50/3", "1", "2", "1", "5"),
        ("2026-04-30", "100/3", "2", "2", "1", "5"),
        ("2026-06-30", "100/3", "2", "2", "1", "4"),
    ] {
        let of = |ledger| site.issue(cutoff).1.ledger(&site.facts, ledger, Scope::Whole);
        assert_eq!(shown(&of(Ledger::ApprovalRate).value), rate, "{cutoff}");
        assert_eq!(of(Ledger::ApprovalRate).unreported, 1, "{cutoff}: the berth's permit");
        assert_eq!(shown(&of(Ledger::ApprovalsDone).value), done, "{cutoff}");
        assert_eq!(shown(&of(Ledger::ApprovalsInHand).value), in_hand, "{cutoff}");
        assert_eq!(shown(&of(Ledger::ApprovalsStuck).value), stuck, "{cutoff}");
        assert_eq!(shown(&of(Ledger::Unentered).value), unentered, "{cutoff}");
    }
    let bureau = Scope::County(site.county("bureau"));
    let rate = site.issue("2026-06-30").1.ledger(&site.facts, Ledger::ApprovalRate, bureau).value;
    assert_eq!(rate, tongbao::units::Known::NotApplicable, "who needs none has no rate");
}

/// The tunnel started on 03-20, 11 + 30 + 31 + 30 days before 06-30; the depot on 06-10. The others have not started.
#[test]
fn who_is_not_in_the_register_is_listed_longest_first() {
    let site = second();
    let june = site.issue("2026-06-30").1;
    assert_eq!(names(site, june.lists.unentered.iter().copied()), ["tunnel", "depot", "cable", "school"]);
    let days = june.lists.unentered.iter().map(|&own| days_since_start(&site.facts.projects[own], june.cutoff));
    assert_eq!(days.collect::<Vec<_>>(), [Some(102), Some(20), None, None]);
}

fn exempt<'s>(site: &'s Site, issue: &Issue, from: ExemptFrom) -> Vec<&'s str> {
    names(site, issue.lists.exempt_from(from))
}

/// An exemption counts on its first and its last day: the park's is of one day only, the depot's too, the cable's ends on the
/// cut-off. The berth's ended a day before. The road's runs, but nothing would be said of the road.
#[test]
fn who_is_exempt_leaves_the_list_while_it_runs() {
    let site = second();
    let [march, april, june] = ["2026-03-31", "2026-04-30", "2026-06-30"].map(|cutoff| site.issue(cutoff).1);
    assert_eq!(names(site, march.lists.late.iter().copied()), ["depot"]);
    assert_eq!(exempt(site, march, ExemptFrom::Report), ["park"]);
    assert_eq!(names(site, april.lists.late.iter().copied()), ["depot"]);
    assert_eq!(exempt(site, april, ExemptFrom::Report), [""; 0]);
    let running = april.lists.exempt.iter().map(|own| (own.project, own.applies)).collect::<Vec<_>>();
    assert_eq!(running, [(site.project("road"), false)]);
    assert_eq!(names(site, june.lists.unstarted_due.iter().copied()), [""; 0]);
    assert_eq!(exempt(site, june, ExemptFrom::Start), ["cable"]);
    assert_eq!(june.tally(Scope::Whole).missed, 1, "the count stays");
    assert_eq!(exempt(site, june, ExemptFrom::Lagging), ["depot"]);
}

/// On 06-30: the park is stopped, cable and depot are exempt (the cable is to finish first), radar and road are finished, the
/// school is in preparation; berth and tunnel go on. On 04-30 the park is to finish, on 03-31 the road should have started.
#[test]
fn supervision_lists_are_those_worked_by_hand() {
    let site = second();
    let lists = &site.figures.supervision.counties;
    let listed = |county: &str, class: usize| {
        let list = &lists[site.county(county)][class];
        let rows = list.listed.iter().map(|own| (site.facts.projects[own.project].id.as_str(), own.state));
        (rows.collect::<Vec<_>>(), list.finished)
    };
    use Supervised::{Exempt, NotDue, Preparing, StartMissed, Stopped, UnderWay};
    assert_eq!(listed("donggang", 0), (vec![("berth", UnderWay)], 1));
    assert_eq!(listed("donggang", 1), (vec![("school", Preparing)], 0));
    assert_eq!(listed("xiwan", 0), (vec![("park", Stopped), ("cable", Exempt), ("depot", Exempt)], 1));
    assert_eq!(listed("bureau", 0), (vec![("tunnel", UnderWay)], 0));
    assert_eq!(site.figures.supervision.reasons, [(1, 0), (0, 0), (0, 0)]);
    for (cutoff, project, state) in
        [("2026-04-30", "park", UnderWay), ("2026-03-31", "road", StartMissed), ("2026-03-31", "cable", NotDue)]
    {
        let (cutoff, own) = (site.issue(cutoff).1.cutoff, &site.facts.projects[site.project(project)]);
        let found = supervised(&site.facts, own, &standing(own, &site.facts.campaign, cutoff), cutoff);
        assert_eq!(found, state, "{cutoff} {project}");
    }
}

/// Every state adds up by approval, by county and by authority; whoever waits is listed once; nothing is granted before its cut-off.
#[test]
fn approvals_of_the_sample_add_up() {
    let site = sample();
    for issue in &site.figures.issues {
        let approvals = &issue.approvals;
        let total = approvals.total();
        assert_eq!(total, issue.tally(Scope::Whole).approvals, "{}", issue.cutoff);
        assert_eq!(total.needed(), total.done + total.waiting() + total.not_yet);
        let parts = |of: fn(&ApprovalTally) -> i64| {
            let sum = |tallies: &mut dyn Iterator<Item = &ApprovalTally>| tallies.map(of).sum::<i64>();
            [sum(&mut approvals.by_approval.iter()), sum(&mut approvals.by_authority.values()), of(&total)]
        };
        let states: [fn(&ApprovalTally) -> i64; 6] = [
            |tally| tally.done,
            |tally| tally.in_hand,
            |tally| tally.stuck,
            |tally| tally.not_yet,
            |tally| tally.not_needed,
            |tally| tally.over_limit,
        ];
        for of in states {
            let [by_approval, by_authority, whole] = parts(of);
            assert_eq!((by_approval, by_authority), (whole, whole), "{}", issue.cutoff);
        }
        let length = |length: usize| i64::try_from(length).expect("lists are short");
        assert_eq!(length(approvals.waiting.len()), total.waiting());
        let reporting = site.facts.projects.iter().filter(|project| !project.approvals.is_empty()).count();
        assert_eq!(approvals.projects.iter().map(Vec::len).sum::<usize>(), reporting);
        let declared = length(reporting * site.facts.campaign.approvals.len());
        assert_eq!(total.needed() + total.not_needed + total.not_reported, declared);
    }
    let last = site.figures.latest().approvals.total();
    assert!(
        last.stuck > 0 && last.in_hand > 0 && last.not_yet > 0 && last.not_needed > 0,
        "the sample shows every state"
    );
}

/// Every project of a supervised class is listed once or finished; classes of reasons add up to the unstarted; whoever is stopped or
/// named for its start stands so on the supervision list.
#[test]
fn supervision_of_the_sample_adds_up() {
    let site = sample();
    let (lists, latest) = (&site.figures.supervision, site.figures.latest());
    for (class, own) in site.facts.campaign.classes.iter().enumerate() {
        assert!(own.supervision.is_some(), "every class of the sample is supervised");
        let of_class = site.facts.projects.iter().filter(|project| project.class == class).count();
        let listed = lists.counties.iter().map(|county| county[class].listed.len() + county[class].finished);
        assert_eq!(listed.sum::<usize>(), of_class, "{}", own.name);
    }
    let count = |state| lists.counties.iter().flatten().map(|list| list.count(state)).sum::<usize>();
    assert_eq!(count(Supervised::Stopped), latest.lists.stopped.len());
    assert_eq!(count(Supervised::StartMissed), latest.lists.unstarted_due.len());
    let whole = latest.tally(Scope::Whole);
    let (due, later) = lists.reasons.iter().fold((0, 0), |(due, later), own| (due + own.0, later + own.1));
    assert_eq!((i64::try_from(due), i64::try_from(due + later)), (Ok(whole.missed), Ok(whole.unstarted())));
    // At least one of each kind of exemption has run in some issue, and one has run out.
    let ever = |from| site.figures.issues.iter().any(|issue| issue.lists.exempt_from(from).next().is_some());
    assert!([ExemptFrom::Lagging, ExemptFrom::Start, ExemptFrom::Report].into_iter().all(ever));
    let until = site.facts.projects.iter().flat_map(|project| &project.exemptions).map(|own| own.until);
    assert!(until.min().is_some_and(|until| until < latest.cutoff));
}

/// The second campaign in a folder of its own, with texts of its files replaced.
fn varied(changes: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let from = std::path::Path::new("tests/sites/second");
    for entry in walkdir::WalkDir::new(from.join("content")).into_iter().filter_map(Result::ok) {
        let to = folder.path().join(entry.path().strip_prefix(from).expect("it lies there"));
        if entry.path().is_dir() {
            std::fs::create_dir_all(to).expect("a folder can be made");
        } else {
            std::fs::copy(entry.path(), to).expect("a file can be copied");
        }
    }
    for (file, old, new) in changes {
        let path = folder.path().join("content").join(file);
        let text = std::fs::read_to_string(&path).expect("the file is there");
        assert!(text.contains(old), "{file} says {old}");
        std::fs::write(path, text.replace(old, new)).expect("a file can be written");
    }
    folder
}

/// A project that has started and completed nothing shows no real progress, which is said before its red light; what was not
/// reported is not nothing.
#[test]
fn no_real_progress_is_a_state_of_its_own() {
    for (completed, state) in [
        ("completed: 0", Supervised::NoProgress),
        ("completed: 1", Supervised::Lagging),
        ("completed: not-reported", Supervised::UnderWay),
    ] {
        let ends =
            ("projects/depot.yaml", "on: 2026-06-30\n    until: 2026-06-30", "on: 2026-07-01\n    until: 2026-07-01");
        let folder = varied(&[ends, ("projects/depot.yaml", "completed: 20", completed)]);
        let site = Site::read(folder.path().to_str().expect("a plain path"));
        let listed = &site.figures.supervision.counties[site.county("xiwan")][0].listed;
        let depot = listed.iter().find(|own| own.project == site.project("depot")).expect("the depot is listed");
        assert_eq!(depot.state, state, "{completed}");
    }
}

/// A county of 304 projects: each stands once on the pages of its lists, at most 300 on one page, class after class.
#[test]
fn long_lists_go_on_over_pages() {
    let folder = varied(&[]);
    let from = std::path::Path::new("tests/sites/second/content");
    let berth = std::fs::read_to_string(from.join("projects/berth.yaml")).expect("the berth can be read");
    for number in 0..301 {
        let text = berth.replace("三号泊位", &format!("泊位{number}")).replace("entered: 2026-03-05\n", "");
        std::fs::write(folder.path().join(format!("content/projects/more-{number}.yaml")), text).expect("written");
    }
    let sources = tongbao::load::load(folder.path(), None).expect("it can be read");
    let plan = tongbao::build(&sources).plan.expect("it is in order");
    let renderer = tongbao::render::Renderer::new(&plan);
    let county = plan.facts.counties.iter().position(|county| county.id.as_str() == "donggang").expect("it is there");
    for (list, rows) in [("supervision", 303), ("approvals", 304), ("entry", 302)] {
        let mut named = Vec::new();
        for (page, most) in [("", 300), ("/projects-2", 300)] {
            let path = format!("{list}/donggang{page}.html");
            let route =
                plan.routes.iter().find(|route| route.path.as_str() == path).unwrap_or_else(|| panic!("{path}"));
            let html = renderer.render(route).unwrap_or_else(|mistake| panic!("{mistake:?}"));
            let html = String::from_utf8_lossy(&html);
            // Exemptions stand below the lists and name their projects again.
            let html = html.split("id=\"exempt\"").next().unwrap_or("");
            let heads = html.split("<th scope=\"row\"><a href=\"").skip(1);
            let links: Vec<String> = heads.map(|rest| rest.split('"').next().unwrap_or("").to_owned()).collect();
            assert!(!links.is_empty() && links.len() <= most, "{path} has {} rows", links.len());
            named.extend(links.into_iter().map(|link| link.trim_start_matches("../").to_owned()));
        }
        named.sort();
        let all = named.len();
        named.dedup();
        assert_eq!((all, named.len()), (rows, rows), "{list}: each once");
    }
    assert_eq!(plan.projects_of[county].len(), 304);
}

/// By county: what is due = entered + not entered, and the list has as many rows as the indicator says.
#[test]
fn the_register_of_the_sample_adds_up() {
    let site = sample();
    for issue in &site.figures.issues {
        for county in 0..site.facts.counties.len() {
            let tally = issue.tally(Scope::County(county));
            let listed = issue.lists.unentered.iter().filter(|&&own| site.facts.projects[own].county == county).count();
            assert_eq!(i64::try_from(listed), Ok(tally.unentered), "{}", issue.cutoff);
            assert_eq!(tally.started, tally.entered_of_started + tally.unentered, "{}", issue.cutoff);
        }
    }
}
