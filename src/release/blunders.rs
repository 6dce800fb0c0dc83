//! Words that must not go out: blunders that have been published, and what an organisation lists for itself.
//!
//! In: texts, and a list of an organisation as it wrote it. Out: places with the right word. The organisation's list is read, used
//! and never shown: only its digest is recorded.

use std::collections::BTreeSet;

use crate::digest::Digest;
use crate::load::Sources;
use crate::release::checklist::{Said, lines, texts};
use crate::release::privacy::plain;

const SHIPPED: &str = include_str!("blunders.txt");

/// Wrong words with the right ones, and what the scan for personal data lets pass.
#[derive(Clone, Debug, Default)]
pub struct Words {
    wrong: Vec<(String, String)>,
    /// Numbers that may be published, without blanks and hyphens: a duty telephone.
    pub(super) allowed: BTreeSet<String>,
    /// Of the organisation's own list.
    pub digest: Option<Digest>,
    /// How many words that list has.
    pub own: usize,
}

/// The shipped words with an organisation's own: `WRONG => RIGHT`, a word alone, or `allow NUMBER` on a line; `#` begins a remark.
pub fn words(own: Option<&str>) -> Words {
    let mut words = Words { digest: own.map(|text| Digest::sha256(text.as_bytes())), ..Words::default() };
    words.read(SHIPPED);
    let shipped = words.wrong.len();
    words.read(own.unwrap_or(""));
    words.own = words.wrong.len() - shipped;
    words
}

impl Words {
    fn read(&mut self, text: &str) {
        for line in text.lines().map(|line| line.split('#').next().unwrap_or("").trim()) {
            if let Some(number) = line.strip_prefix("allow ") {
                self.allowed.insert(number.chars().filter(char::is_ascii_digit).collect());
            } else if !line.is_empty() {
                let (wrong, right) = line.split_once("=>").unwrap_or((line, ""));
                self.wrong.push((wrong.trim().to_owned(), right.trim().to_owned()));
            }
        }
    }
}

/// Every place of a wrong word.
pub(super) fn scan(sources: &Sources, words: &Words) -> Vec<Said> {
    let mut found = BTreeSet::new();
    for (file, text) in texts(sources) {
        for (line, number) in text.lines().zip(1..) {
            let line = plain(line);
            for (wrong, right) in words.wrong.iter().filter(|(wrong, _)| line.contains(wrong)) {
                let (zh, en) = match right.as_str() {
                    "" => (format!("“{wrong}”不得使用"), format!("`{wrong}` must not be used")),
                    right => (format!("“{wrong}”应为“{right}”"), format!("`{wrong}` should be `{right}`")),
                };
                found.insert((file.to_owned(), number, zh, en));
            }
        }
    }
    lines(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Shelf, SourceFile};

    fn found(text: &str, own: Option<&str>) -> Vec<String> {
        let file = SourceFile { path: "content/pages/a.md".into(), text: text.into() };
        let sources = Sources { content: vec![(Shelf::Pages, file)], ..Sources::default() };
        scan(&sources, &words(own)).into_iter().map(|said| said.en).collect()
    }

    #[test]
    fn every_shipped_word_is_found_and_its_right_form_is_not() {
        let shipped = words(None).wrong;
        assert!(shipped.len() >= 40);
        for (wrong, right) in &shipped {
            let hidden = wrong.chars().map(|c| format!("{c}\u{200B}")).collect::<String>();
            assert_eq!(found(&format!("甲{hidden}乙"), None).len(), 1, "{wrong}");
            assert_eq!(found(right, None), Vec::<String>::new(), "{right}");
        }
    }

    #[test]
    fn an_organisation_adds_its_own() {
        let own = "# 2030-01\n甲方县 => 甲县\n内部资料\nallow 138-0013-8000\n";
        assert_eq!(found("x\n甲方县", Some(own)), ["content/pages/a.md:2 `甲方县` should be `甲县`"]);
        assert_eq!(found("内部资料", Some(own)), ["content/pages/a.md:1 `内部资料` must not be used"]);
        assert_eq!((words(Some(own)).own, words(Some(own)).allowed.len()), (2, 1));
    }
}
