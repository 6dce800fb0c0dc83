//! A sealed month is frozen: whatever is changed in the data of what it said is refused, accepted with a record that says exactly what
//! changed, and refused again when the record is off in one attribute.

use std::sync::Mutex;

use tongbao::model::Change;
use tongbao::render::Renderer;

use super::Campaign;

const BULLETIN: &str = "2026-06";
const RECORD: &str = "content/releases/2026-06/release.yaml";

/// How many changes must be refused.
const REFUSED: usize = 200;

/// A line with another value.
struct Leaf {
    path: String,
    line: usize,
    to: String,
}

/// Every scalar of every data file that has a plain other value: a number with another last digit, a day beside it, a text with a
/// word more. Files are mixed, so that any part of the list has something of each.
fn leaves(campaign: &Campaign) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    for (_, file) in &campaign.sources.content {
        if !file.path.ends_with(".yaml") || file.path.starts_with("content/releases/") {
            continue;
        }
        for (line, text) in file.text.lines().enumerate() {
            for (at, _) in text.match_indices(": ") {
                let start = at + 2;
                let rest = &text[start..];
                let value = rest[..rest.find([',', '}', ']', '#']).unwrap_or(rest.len())].trim_end();
                if let Some(other) = other(value) {
                    let to = format!("{}{other}{}", &text[..start], &text[start + value.len()..]);
                    leaves.push((leaves.len() * 7 % 101, Leaf { path: file.path.clone(), line, to }));
                }
            }
        }
    }
    leaves.sort_by_key(|(order, _)| *order);
    leaves.into_iter().map(|(_, leaf)| leaf).collect()
}

fn other(value: &str) -> Option<String> {
    let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    if is_number && value.matches('-').count() == 2 && value.len() == 10 {
        let day: u32 = value[8..].parse().ok()?;
        return Some(format!("{}{:02}", &value[..8], if day > 27 { day - 1 } else { day + 1 }));
    }
    if is_number && !value[1..].contains('-') {
        let last = value.chars().next_back()?.to_digit(10)?;
        return Some(format!("{}{}", &value[..value.len() - 1], (last + 1) % 10));
    }
    let is_text = value.chars().next().is_some_and(|c| !c.is_ascii());
    is_text.then(|| format!("{value}改"))
}

/// What stands between the frames of the bulletin's pages.
fn said(campaign: &Campaign) -> String {
    let plan = tongbao::draft(&campaign.sources, &mut |_| ()).plan.unwrap();
    let renderer = Renderer::new(&plan);
    let is_own = |path: &str| {
        let inside = path.strip_prefix("bulletins/2026-06").unwrap_or("");
        [".html", "/rankings.html", "/targets.html", "/problems.html", "/lists.html"].contains(&inside)
    };
    let own = plan.routes.iter().filter(|route| is_own(route.path.as_str()));
    own.map(|route| {
        let page = String::from_utf8(renderer.render(route).unwrap().into_owned()).unwrap();
        page.split("<article").nth(1).unwrap_or("").split("</article>").next().unwrap().to_owned()
    })
    .collect()
}

/// A record with one attribute of its first change another.
fn off(record: &str, attribute: usize) -> String {
    let start = record.find("{file: ").unwrap();
    let (before, rest) = record.split_at(start);
    let (line, after) = rest.split_once('\n').unwrap();
    let line = match attribute {
        0 => line.replacen("{file: ", "{file: other-", 1),
        1 => line.replacen("row: \"", "row: \"x", 1),
        2 => line.replacen("column: \"", "column: \"x", 1),
        3 if line.contains("old: \"") => line.replacen("old: \"", "old: \"1", 1),
        _ if line.contains("new: \"") => line.replacen("new: \"", "new: \"1", 1),
        _ => line.replacen("old: \"", "old: \"1", 1),
    };
    format!("{before}{line}\n{after}")
}

/// What came of changing a field.
enum Fate {
    /// The content itself is wrong then.
    Broken,
    /// It is not of this month.
    Apart,
    Refused,
}

fn try_one(sealed: &Campaign, leaf: &Leaf, number: usize, before: &str) -> Fate {
    let what = format!("{}:{} {}", leaf.path, leaf.line + 1, leaf.to);
    let mut changed = sealed.copy();
    let text = changed.text(&leaf.path).to_owned();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[leaf.line] = &leaf.to;
    changed.put(&leaf.path, lines.join("\n") + "\n");
    let codes = changed.codes();
    if codes.is_empty() {
        assert_eq!(said(&changed), before, "{what} changes what the bulletin says, and nobody objects");
        return Fate::Apart;
    }
    if codes != ["sealed-figure-changed"] {
        return Fate::Broken;
    }
    changed.revise(BULLETIN, "2026-08-01").unwrap_or_else(|why| panic!("{what}: {why:?}"));
    assert_eq!(changed.codes(), ["revision-unapproved"], "{what}");
    let record = changed.text(RECORD).to_owned();
    changed.put(RECORD, off(&record, number % 5));
    let codes = changed.codes();
    assert!(codes.contains(&"revision-mismatch"), "{what}: attribute {} is off: {codes:?}", number % 5);
    // Issuing again takes long; what is said of one kind of change is said of all.
    if number.is_multiple_of(10) {
        changed.put(RECORD, record);
        changed.issue(BULLETIN, "2026-08-02");
        assert_eq!(changed.codes(), Vec::<&str>::new(), "{what}");
        assert!(said(&changed).contains("重复报送"), "{what}: the reason is not on the page");
        changed.put(RECORD, off(changed.text(RECORD), number / 10 % 5));
        assert!(!changed.codes().is_empty(), "{what}: the record was changed after issuing");
    }
    Fate::Refused
}

#[test]
fn two_hundred_changes_of_a_sealed_month_are_refused_without_a_record_and_accepted_with_one() {
    let mut sealed = Campaign::second();
    sealed.issue(BULLETIN, "2026-07-10");
    assert_eq!(sealed.codes(), Vec::<&str>::new());
    let before = said(&sealed);
    // The site's name stands in the frame of every page and in no bulletin.
    let leaves: Vec<Leaf> = leaves(&sealed).into_iter().filter(|leaf| !leaf.path.ends_with("site.yaml")).collect();
    let (next, fates) = (Mutex::new(0), Mutex::new([0; 3]));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = {
                        let mut next = next.lock().unwrap();
                        *next += 1;
                        *next - 1
                    };
                    if at >= leaves.len() || fates.lock().unwrap()[2] >= REFUSED {
                        return;
                    }
                    let fate = try_one(&sealed, &leaves[at], at, &before) as usize;
                    fates.lock().unwrap()[fate] += 1;
                }
            });
        }
    });
    let [broken, apart, refused] = fates.into_inner().unwrap();
    assert!(refused >= REFUSED, "refused {refused}, broken {broken}, not of this month {apart}");
}

/// What comes later leaves a sealed month as it is: a month's seal holds without the months after it, and with them.
#[test]
fn later_months_leave_a_sealed_one_alone() {
    let mut early = Campaign::second();
    let later = ["2026-04.md", "2026-06.md", "special-06.md"].map(|name| format!("content/bulletins/{name}"));
    let texts = later.clone().map(|path| early.text(&path).to_owned());
    later.iter().for_each(|path| early.remove(path));
    early.issue("2026-03", "2026-04-10");
    assert_eq!(early.codes(), Vec::<&str>::new());
    for (path, text) in later.iter().zip(texts) {
        let file = tongbao::load::SourceFile { path: path.clone(), text };
        early.sources.content.push((tongbao::load::Shelf::Bulletins, file));
    }
    assert_eq!(early.codes(), Vec::<&str>::new());
}

/// A change is one value: its row, its column, what it was and what it is.
#[test]
fn a_record_names_the_figure_and_the_places_it_moved() {
    let mut campaign = Campaign::second();
    campaign.issue(BULLETIN, "2026-07-10");
    campaign.edit("content/projects/road.yaml", "completed: 290", "completed: 280");
    campaign.revise(BULLETIN, "2026-08-01").unwrap();
    let plan = tongbao::draft(&campaign.sources, &mut |_| ()).plan.unwrap();
    let release = plan.facts.releases.of.values().next().unwrap();
    let change = Change {
        file: "projects.csv".into(),
        row: "road".into(),
        column: "completed".into(),
        old: "290".into(),
        new: "280".into(),
    };
    assert!(release.revisions[0].changes.contains(&change), "{:?}", release.revisions[0].changes);
}
