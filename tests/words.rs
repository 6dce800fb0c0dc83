//! The words of the pages: both languages have every word that a template asks for, and no other.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

fn theme() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default")
}

fn catalogue(language: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(theme().join(format!("words/{language}.yaml"))).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

/// All templates in one text.
fn templates() -> String {
    let files = WalkDir::new(theme().join("templates")).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files.map(|entry| fs::read_to_string(entry.path()).unwrap()).collect()
}

/// What follows each `mark`, as far as a key goes.
fn after<'t>(text: &'t str, mark: &str) -> BTreeSet<&'t str> {
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let whole = |at: usize| !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let found = text.match_indices(mark).filter(|(at, _)| whole(*at));
    found
        .map(|(at, _)| {
            let rest = &text[at + mark.len()..];
            &rest[..rest.find(|c| !is_key(c)).unwrap_or(rest.len())]
        })
        .collect()
}

/// `{n}` and its like, in order of names.
fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect();
    found.sort_unstable();
    found
}

#[test]
fn every_word_is_there_in_both_languages_with_the_same_placeholders() {
    let (chinese, english) = (catalogue("zh-CN"), catalogue("en"));
    let keys = |words: &BTreeMap<String, String>| words.keys().cloned().collect::<BTreeSet<_>>();
    let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>().join(", ");
    let (zh, en) = (keys(&chinese), keys(&english));
    assert_eq!(zh, en, "only Chinese: {}; only English: {}", only(&zh, &en), only(&en, &zh));
    for (key, word) in &chinese {
        assert_eq!(placeholders(word), placeholders(&english[key]), "{key}");
        let is_chinese = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '（' | '）' | '，' | '：' | '；');
        assert!(!english[key].contains(is_chinese), "{key}: {}", english[key]);
    }
}

#[test]
fn every_word_is_asked_for_and_every_word_asked_for_is_there() {
    let templates = templates();
    let words = catalogue("zh-CN");
    let plain = after(&templates, "w.");
    let missing: Vec<&&str> = plain.iter().filter(|key| !words.contains_key(**key)).collect();
    assert!(missing.is_empty(), "templates ask for {missing:?}");
    // `w["room_" ~ id]` asks for any word that begins so.
    let begun = after(&templates, "w[\"");
    assert!(begun.contains("room_"), "{begun:?}");
    let is_used = |key: &str| plain.contains(key) || begun.iter().any(|begin| key.starts_with(begin));
    let unused: Vec<&String> = words.keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "no template says {unused:?}");
    for begin in &begun {
        assert!(words.keys().any(|key| key.starts_with(begin)), "no word begins with {begin}");
    }
}
