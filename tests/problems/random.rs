//! Inputs nobody thought of: reading never panics, and every place lies inside its file.

use std::ops::Range;

use proptest::prelude::*;

use super::Site;
use tongbao::check::check;
use tongbao::diagnostic::{Diagnostic, Diagnostics, Place};
use tongbao::load::{Shelf, SourceFile, Sources};

const PROJECT: &str = "content/projects/random.yaml";
const BULLETIN: &str = "content/bulletins/random.md";

/// Checks one text as a project and as a bulletin, beside nothing else.
fn problems_of(path: &str, shelf: Shelf, text: &str) -> Vec<Diagnostic> {
    let file = SourceFile { path: path.to_owned(), text: text.to_owned() };
    let sources = Sources { content: vec![(shelf, file)], ..Sources::default() };
    let mut problems = Diagnostics::default();
    check(&sources, &mut problems);
    problems.sorted().into_iter().filter(|diagnostic| diagnostic.place.file == path).collect()
}

/// A place names a line and column that the file has, and its bytes are whole characters.
fn assert_inside(text: &str, place: &Place) {
    let Range { start, end } = place.span.clone();
    assert!(start <= end && end <= text.len(), "{place:?}");
    assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{place:?}");
    let lines: Vec<&str> = text.split('\n').collect();
    assert!(place.line >= 1 && place.line <= lines.len(), "{place:?} in {} lines", lines.len());
    let width = lines[place.line - 1].chars().count();
    assert!(place.column >= 1 && place.column <= width + 1, "{place:?} in {width} columns");
}

fn assert_all_inside(text: &str) {
    for (path, shelf) in [(PROJECT, Shelf::Projects), (BULLETIN, Shelf::Bulletins)] {
        for diagnostic in problems_of(path, shelf, text) {
            assert_inside(text, &diagnostic.place);
            if let Some(related) = diagnostic.related.filter(|related| related.file == path) {
                assert_inside(text, &related);
            }
        }
    }
}

/// Pieces that ledgers are made of, and what people and programs make of them.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "name: ",
        "county：",
        "plans:",
        "  - from: 2023-01-01",
        "    amount: 12,000",
        "amount:1",
        "records:\n",
        "  - ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "　",
        "\u{A0}",
        "城北供水工程",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "，",
        ",",
        ": ",
        "：",
        "- ",
        "-",
        "# ",
        "&a ",
        "*a",
        "!t ",
        "|",
        ">",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "? ",
        "<<: ",
        "\u{200B}",
        "\u{202E}",
        "\0",
        "\u{2028}",
        "\u{FEFF}",
        "~",
        "null",
        ".nan",
        "１２",
        "⼯",
        "😀",
        "{{ ",
        " }}",
        "｛｛",
        "## 标题 {#projects}\n",
        "](javascript:x)",
        "\\",
        "\"\\u202e\"",
        " ",
        "  ",
        "a",
        "=",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,80}") {
        assert_all_inside(&text);
    }

    #[test]
    fn anything_like_a_ledger_is_read_without_panic(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        assert_all_inside(&text);
        assert_all_inside(&format!("---\n{text}\n---\n{text}"));
    }

    /// One character of a good file changed, left out or doubled.
    #[test]
    fn a_slip_of_the_finger_is_read_without_panic(at in 0_usize..600, piece in piece(), cut in 0_usize..3) {
        let good = include_str!("base/content/projects/supply.yaml");
        let mut chars: Vec<char> = good.chars().collect();
        let at = at % chars.len();
        chars.splice(at..(at + cut).min(chars.len()), piece.chars());
        assert_all_inside(&chars.into_iter().collect::<String>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let site = Site::base();
        site.write(PROJECT, &bytes);
        site.write(BULLETIN, &bytes);
        site.problems();
    }

    /// Line ends and Chinese text before a mistake never move its line and column.
    #[test]
    fn columns_are_those_of_an_editor(names in prop::collection::vec("[城北供水工程a-z😀]{1,12}", 1..6), windows in any::<bool>()) {
        let end = if windows { "\r\n" } else { "\n" };
        let mut text = format!("name: 甲{end}milestones:{end}");
        for name in &names {
            text += &format!("  - name: {name}{end}    planned: 2023-09-30{end}");
        }
        text += &format!("  - {{ name: {}, planned: 乙 }}{end}", names[0]);
        let found = problems_of(PROJECT, Shelf::Projects, &text);
        let date = found.iter().find(|found| found.problem.code() == "bad-date").expect("乙 is not a date");
        let column = format!("  - {{ name: {}, planned: ", names[0]).chars().count() + 1;
        prop_assert_eq!((date.place.line, date.place.column), (names.len() * 2 + 3, column));
        prop_assert_eq!(&text[date.place.span.clone()], "乙");
    }
}
