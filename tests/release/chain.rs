//! The chain over all seals: nothing is taken out, put in, moved, doubled or forked without being seen.

use super::Campaign;

const CHAIN: &str = "content/releases/chain.txt";

/// The sealed campaign with another chain.
fn with_chain(sealed: &Campaign, change: impl Fn(&mut Vec<String>)) -> Vec<&'static str> {
    let mut campaign = sealed.copy();
    let mut lines: Vec<String> = campaign.text(CHAIN).lines().map(|line| format!("{line}\n")).collect();
    change(&mut lines);
    campaign.put(CHAIN, lines.concat());
    campaign.codes()
}

#[test]
fn a_chain_holds_and_every_tampering_breaks_it() {
    let sealed = Campaign::sealed();
    assert_eq!(sealed.codes(), Vec::<&str>::new());
    assert_eq!(sealed.text(CHAIN).lines().count(), 4);
    let zeros = "0".repeat(64);
    let broken = ["chain-broken"];
    assert_eq!(with_chain(&sealed, |lines| drop(lines.pop())), broken, "the tail is cut off");
    assert_eq!(with_chain(&sealed, |lines| drop(lines.remove(1))), broken, "one is taken out");
    assert_eq!(with_chain(&sealed, |lines| lines.swap(1, 2)), broken, "two are swapped");
    assert_eq!(with_chain(&sealed, |lines| lines.insert(2, lines[1].clone())), broken, "one is doubled");
    assert_eq!(with_chain(&sealed, Vec::clear), broken, "all is gone");
    assert_eq!(with_chain(&sealed, |lines| lines[2].replace_range(..64, &zeros)), broken, "a head is another");
    assert_eq!(with_chain(&sealed, |lines| lines.push(format!("{zeros}  2026-07/v1\n"))), broken, "one is invented");
    assert_eq!(with_chain(&sealed, |lines| lines[0] = "甲\n".into()), broken, "a line is none");
    assert_eq!(with_chain(&sealed, |lines| lines[0] = lines[0].trim_end().into()), broken, "lines are joined");
}

#[test]
fn a_release_cannot_be_taken_away_or_hung_elsewhere() {
    let sealed = Campaign::sealed();
    let mut campaign = sealed.copy();
    campaign.remove("content/releases/2026-04/");
    assert_eq!(campaign.codes(), ["chain-broken"]);
    let mut campaign = sealed.copy();
    campaign.remove("content/releases/2026-04/release.yaml");
    assert!(campaign.codes().contains(&"unexpected-file"));
    let mut campaign = sealed.copy();
    campaign.remove("content/bulletins/2026-04.md");
    assert!(campaign.codes().contains(&"release-without-bulletin"));
    // A fork: the third hangs on the first.
    let mut campaign = sealed.copy();
    let head = |line: usize| sealed.text(CHAIN).lines().nth(line).unwrap()[..64].to_owned();
    campaign.edit("content/releases/special-06/release.yaml", &head(1), &head(0));
    assert!(campaign.codes().contains(&"seal-broken"));
    let mut campaign = sealed.copy();
    campaign.put("content/releases/2026-04/v2/figures.csv", String::new());
    assert!(campaign.codes().contains(&"unexpected-file"));
}

/// An older state of a corrected bulletin is not slipped in for the newer one.
#[test]
fn a_correction_cannot_be_taken_back_unseen() {
    let mut campaign = Campaign::sealed();
    let before = campaign.copy();
    campaign.edit("content/projects/road.yaml", "completed: 290", "completed: 280");
    campaign.revise("2026-06", "2026-08-01").unwrap();
    campaign.issue("2026-06", "2026-08-02");
    assert_eq!(campaign.codes(), Vec::<&str>::new());
    let record = "content/releases/2026-06/release.yaml";
    campaign.put(record, before.text(record).to_owned());
    campaign.put("content/projects/road.yaml", before.text("content/projects/road.yaml").to_owned());
    campaign.remove("content/releases/2026-06/v2/");
    assert_eq!(campaign.codes(), ["chain-broken"]);
}
