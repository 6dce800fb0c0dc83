//! What is done to bundles and sites, and the codes by which `verify` names it. The expected codes are written beside each case;
//! harmless changes have none.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bundles;
mod ground;
mod harmless;
mod others;

use std::collections::BTreeSet;

use rayon::prelude::*;
use tongbao::diagnostic::Severity;
use tongbao::verify::Code;

use ground::{Ground, Stand};

/// A change, and the codes that must be found, all of them and no others.
struct Case {
    name: &'static str,
    expected: &'static [&'static str],
    /// Prepares the ground; gives the arguments of `verify`.
    how: fn(&Ground<'_>) -> Vec<String>,
}

fn all() -> impl Iterator<Item = &'static Case> {
    bundles::CASES.iter().chain(others::ZIPS).chain(others::SITES).chain(others::WITNESSES)
}

/// The exit code and the codes that were found.
fn found(ground: &Ground<'_>, arguments: &[String]) -> (i32, BTreeSet<String>) {
    let mut line = vec!["verify"];
    line.extend(arguments.iter().map(String::as_str));
    line.extend(["--format", "json"]);
    let run = ground.stand.sandbox.run(&line);
    if run.code >= 2 {
        return (run.code, BTreeSet::from([run.stderr]));
    }
    let json = run.json();
    let codes = json["deviations"].as_array().unwrap().iter().map(|own| own["code"].as_str().unwrap().to_owned());
    (run.code, codes.collect())
}

/// What does not come out as it should, by the name of the case.
fn wrong(cases: Vec<&Case>) -> Vec<String> {
    let stand = Stand::new();
    let judge = |case: &&Case| {
        let ground = stand.ground();
        let arguments = (case.how)(&ground);
        let (code, found) = found(&ground, &arguments);
        let expected: BTreeSet<String> = case.expected.iter().map(|&code| code.to_owned()).collect();
        let is_error = |id: &str| Code::ALL.iter().any(|code| code.id() == id && code.severity() == Severity::Error);
        let expected_code = i32::from(expected.iter().any(|id| is_error(id)));
        let is_right = found == expected && code == expected_code;
        (!is_right).then(|| format!("{}: {code} {found:?}, not {expected_code} {expected:?}", case.name))
    };
    cases.par_iter().filter_map(judge).collect()
}

#[test]
fn every_tampering_is_named() {
    let cases: Vec<&Case> = all().collect();
    let wrong = wrong(cases);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn harmless_changes_raise_no_alarm() {
    assert!(harmless::CASES.len() >= 20);
    assert!(harmless::CASES.iter().all(|case| case.expected.is_empty()));
    let wrong = wrong(harmless::CASES.iter().collect());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_is_named_by_a_case() {
    let named: BTreeSet<&str> = all().flat_map(|case| case.expected.iter().copied()).collect();
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    assert_eq!(named, known);
    let tampered = all().filter(|case| !case.expected.is_empty()).count();
    assert!(tampered >= 30, "{tampered}");
}
