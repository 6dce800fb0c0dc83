//! Ways round two offices, none of which leads out.

use tongbao::model::StepKind::{Compiled, Issued, Reviewed};
use tongbao::release::{Act, Said};

use super::Campaign;

const MARCH: &str = "2026-03";
const RECORD: &str = "content/releases/2026-03/release.yaml";
const DAY: &str = "2026-04-10";

fn step(campaign: &mut Campaign, kind: tongbao::model::StepKind, office: &str, on: &str) -> Result<(), Vec<Said>> {
    campaign.act(MARCH, Act::Step(kind), office, on)
}

/// Compiled and reviewed for secrecy.
fn compiled() -> Campaign {
    let mut campaign = Campaign::second();
    step(&mut campaign, Compiled, "投资科", DAY).unwrap();
    campaign.act(MARCH, Act::Secrecy { conclusion: "可以公开", number: None }, "保密办", DAY).unwrap();
    campaign
}

fn reviewed() -> Campaign {
    let mut campaign = compiled();
    step(&mut campaign, Reviewed, "综合处", DAY).unwrap();
    campaign
}

fn issued() -> Campaign {
    let mut campaign = Campaign::second();
    campaign.issue(MARCH, DAY);
    assert_eq!(campaign.codes(), Vec::<&str>::new());
    campaign
}

/// The line of a step.
fn line(campaign: &Campaign, state: &str) -> String {
    let text = campaign.text(RECORD);
    text.lines().find(|line| line.contains(&format!("state: {state}"))).unwrap().to_owned() + "\n"
}

#[test]
fn one_office_is_not_two() {
    for name in ["投资科", " 投资科 ", "投 资 科", "投资科。", "市发展改革委投资科", "投\u{200B}资科"]
    {
        assert!(step(&mut compiled(), Reviewed, name, DAY).is_err(), "{name:?}");
        // Nor by hand.
        let mut campaign = reviewed();
        campaign.edit(RECORD, "综合处", name);
        let codes = campaign.codes();
        assert!(codes.contains(&"same-office") || codes.contains(&"bad-character"), "{name:?}: {codes:?}");
    }
    assert!(step(&mut compiled(), Reviewed, "综合处", DAY).is_ok());
}

#[test]
fn a_byte_changed_after_a_step_voids_it() {
    let project = "content/projects/road.yaml";
    let mut campaign = compiled();
    campaign.edit(project, "name: ", "name:  ");
    assert_eq!(campaign.codes(), ["stale-approval"]);
    assert!(step(&mut campaign, Reviewed, "综合处", DAY).is_err());
    let mut campaign = reviewed();
    campaign.edit(project, "name: ", "name:  ");
    assert!(step(&mut campaign, Issued, "文印室", DAY).is_err());
    // Neither does a waiver slip in between.
    let mut campaign = reviewed();
    campaign.act(MARCH, Act::Waive { check: "plan-zero", reason: "无" }, "投资科", DAY).unwrap();
    assert!(step(&mut campaign, Issued, "文印室", DAY).is_err());
    // A theme is a part of what was seen.
    let mut campaign = reviewed();
    campaign.sources.theme.folder = "themes/own".into();
    let file = tongbao::load::SourceFile { path: "templates/404.html".into(), text: "x".into() };
    campaign.sources.theme.files.push(file);
    assert!(step(&mut campaign, Issued, "文印室", DAY).is_err());
    assert!(step(&mut reviewed(), Issued, "文印室", DAY).is_ok());
}

#[test]
fn no_step_is_left_out_turned_round_or_set_back() {
    assert!(step(&mut Campaign::second(), Reviewed, "综合处", DAY).is_err());
    assert!(step(&mut Campaign::second(), Issued, "文印室", DAY).is_err());
    assert!(step(&mut compiled(), Issued, "文印室", DAY).is_err());
    assert!(step(&mut reviewed(), Reviewed, "监督处", DAY).is_err());
    assert!(step(&mut reviewed(), Issued, "文印室", "2026-04-09").is_err(), "before the bulletin's date");
    assert!(step(&mut compiled(), Reviewed, "综合处", "2026-04-01").is_err(), "before it was compiled");
    // The same by hand in the record of what was issued.
    let mut campaign = issued();
    campaign.edit(RECORD, &line(&campaign, "reviewed"), "");
    assert!(campaign.codes().contains(&"release-order"));
    let mut campaign = issued();
    let (first, second) = (line(&campaign, "compiled"), line(&campaign, "reviewed"));
    campaign.edit(RECORD, &format!("{first}{second}"), &format!("{second}{first}"));
    assert!(campaign.codes().contains(&"release-order"));
    let mut campaign = issued();
    campaign.edit(RECORD, &second, &second.replace(DAY, "2026-04-01"));
    assert!(campaign.codes().contains(&"not-in-date-order"));
    let mut campaign = issued();
    campaign.put(RECORD, campaign.text(RECORD).replace(DAY, "2026-04-09"));
    assert!(campaign.codes().contains(&"issued-too-early"));
}

#[test]
fn nothing_goes_out_without_a_secrecy_review_of_just_this() {
    let mut campaign = Campaign::second();
    step(&mut campaign, Compiled, "投资科", DAY).unwrap();
    step(&mut campaign, Reviewed, "综合处", DAY).unwrap();
    assert!(step(&mut campaign, Issued, "文印室", DAY).is_err());
    campaign.act(MARCH, Act::Secrecy { conclusion: "可以公开", number: None }, "保密办", DAY).unwrap();
    assert!(step(&mut campaign, Issued, "文印室", DAY).is_ok());
    let start = campaign.text(RECORD).find("secrecy:").unwrap();
    let end = campaign.text(RECORD).find("seals:").unwrap();
    let text = campaign.text(RECORD).to_owned();
    campaign.put(RECORD, format!("{}{}", &text[..start], &text[end..]));
    assert!(campaign.codes().contains(&"no-secrecy-review"));
}

#[test]
fn approvals_of_another_bulletin_or_another_seal_are_none() {
    let mut campaign = Campaign::sealed();
    let april = "content/releases/2026-04/release.yaml";
    // The whole record of another.
    let other = campaign.copy();
    campaign.put(april, other.text(RECORD).to_owned());
    assert!(campaign.codes().contains(&"seal-broken"));
    // Only its digests.
    let digest = |text: &str| text.split("digest: ").nth(1).unwrap()[..64].to_owned();
    let mut campaign = other.copy();
    let text = other.text(april).replace(&digest(other.text(april)), &digest(other.text(RECORD)));
    campaign.put(april, text);
    assert!(campaign.codes().contains(&"seal-broken"));
}

#[test]
fn what_was_approved_cannot_be_rewritten() {
    for (from, to) in [
        ("office: \"综合处\"", "office: \"监督处\""),
        ("conclusion: \"可以公开\"", "conclusion: \"部分公开\""),
        ("head: ", "head: 0"),
        ("figures: ", "figures: 0"),
        ("program: tongbao ", "program: tongbao 9"),
        ("number: 1", "number: 2"),
    ] {
        let mut campaign = issued();
        campaign.edit(RECORD, from, to);
        let text = campaign.text(RECORD).to_owned();
        // One digit goes, so that a digest keeps its length.
        let text = if to.ends_with('0') { drop_digit(&text, to) } else { text };
        campaign.put(RECORD, text);
        assert!(campaign.codes().contains(&"seal-broken"), "{from}: {:?}", campaign.codes());
    }
    for name in ["figures.csv", "text.md", "page.html", "INPUTS.sha256", "FIGURES.sm3", "OUTPUT.sha256", "printed.csv"]
    {
        let mut campaign = issued();
        let path = format!("content/releases/2026-03/v1/{name}");
        campaign.put(&path, format!("{}\n", campaign.text(&path)));
        assert!(campaign.codes().contains(&"seal-broken"), "{name}");
        let mut campaign = issued();
        campaign.remove(&path);
        assert!(campaign.codes().contains(&"seal-broken"), "{name} is gone");
    }
}

/// The text with the 65th digit after a key taken away.
fn drop_digit(text: &str, key: &str) -> String {
    let at = text.find(key).unwrap() + key.len() + 63;
    format!("{}{}", &text[..at], &text[at + 1..])
}

#[test]
fn a_correction_is_approved_anew_and_only_that() {
    let mut campaign = issued();
    assert!(step(&mut campaign, Compiled, "投资科", "2026-08-01").is_err(), "nothing is corrected yet");
    assert!(campaign.revise(MARCH, "2026-08-01").is_err(), "nothing changed");
    campaign.edit("content/projects/tunnel.yaml", "completed: ", "completed: 1");
    assert_eq!(campaign.codes(), ["sealed-figure-changed"]);
    assert!(step(&mut campaign, Compiled, "投资科", "2026-08-01").is_err());
    campaign.revise(MARCH, "2026-08-01").unwrap();
    assert_eq!(campaign.codes(), ["revision-unapproved"]);
    assert!(step(&mut campaign, Reviewed, "综合处", "2026-08-01").is_err());
    assert!(step(&mut campaign, Issued, "文印室", "2026-08-01").is_err());
    assert!(campaign.revise(MARCH, "2026-08-01").is_err(), "one at a time");
    campaign.issue(MARCH, "2026-08-02");
    assert_eq!(campaign.codes(), Vec::<&str>::new());
    // Back to what it was is a change too.
    campaign.edit("content/projects/tunnel.yaml", "completed: 1", "completed: ");
    assert_eq!(campaign.codes(), ["sealed-figure-changed"]);
}
