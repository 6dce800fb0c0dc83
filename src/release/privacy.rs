//! Personal data in texts: identity numbers, mobile numbers, bank cards, mail addresses.
//!
//! In: all texts of content and theme. Out: places with the kind of what was found, never the thing itself. Full-width digits,
//! hidden characters, markup and blanks between digits do not hide a number. A unified credit code is no person's.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::fields::{Label, label};
use crate::load::Sources;
use crate::release::checklist::{Said, lines, texts};
use crate::units::parse_date;

/// Everything found, but for what is allowed: public telephones of the office.
pub(super) fn scan(sources: &Sources, allowed: &BTreeSet<String>) -> Vec<Said> {
    let mut found = BTreeSet::new();
    for (file, text) in texts(sources) {
        for (line, number) in text.lines().zip(1..) {
            for kind in kinds(line, allowed) {
                found.insert((file.to_owned(), number, kind.zh.to_owned(), kind.en.to_owned()));
            }
        }
    }
    lines(found)
}

/// What a line of text gives away.
pub(super) fn kinds(line: &str, allowed: &BTreeSet<String>) -> Vec<Label> {
    let text = plain(line);
    let characters: Vec<char> = text.chars().collect();
    let mut kinds = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let is_start = characters[at].is_ascii_digit() && (at == 0 || !is_word(characters[at - 1]));
        let (groups, end) = if is_start { run(&characters, at) } else { (Vec::new(), at + 1) };
        kinds
            .extend(numbers(&groups).into_iter().filter(|(_, number)| !allowed.contains(number)).map(|(kind, _)| kind));
        at = end.max(at + 1);
    }
    if has_mail(&text) {
        kinds.push(label("电子邮箱", "a mail address"));
    }
    kinds
}

/// Characters as people read them: one width, nothing hidden, no markup.
pub(super) fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut in_tag = false;
    let visible = line.nfkc().filter(|c| !is_hidden(*c));
    for c in visible {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            '*' | '_' | '`' | '~' => {}
            _ if in_tag => {}
            c => text.push(c),
        }
    }
    // A lone `<` hides nothing behind it.
    if in_tag { line.nfkc().filter(|c| !is_hidden(*c) && *c != '*').collect() } else { text }
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Digits from a place on, in the groups that single blanks and hyphens make, and where they end. Nothing when a letter follows.
fn run(characters: &[char], start: usize) -> (Vec<String>, usize) {
    let mut groups = vec![String::new()];
    let mut at = start;
    while let Some(&c) = characters.get(at) {
        let next_is_digit = characters.get(at + 1).is_some_and(char::is_ascii_digit);
        match c {
            c if c.is_ascii_digit() => groups.last_mut().expect("there is a group").push(c),
            'x' | 'X' if !characters.get(at + 1).copied().is_some_and(is_word) => {
                groups.last_mut().expect("there is a group").push('X');
            }
            ' ' | '-' | '\u{2010}'..='\u{2015}' if next_is_digit => groups.push(String::new()),
            c if is_word(c) => return (Vec::new(), at),
            _ => break,
        }
        at += 1;
    }
    (groups, at)
}

/// What the groups of a run are, with each number in one piece. The longest counts, and its groups belong to nothing else.
fn numbers(groups: &[String]) -> Vec<(Label, String)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < groups.len() {
        let longest = (start + 1..=groups.len().min(start + MOST_GROUPS)).rev();
        let mut all = longest.filter_map(|end| Some((kind(&groups[start..end])?, end)));
        match all.next() {
            Some((kind, end)) => {
                found.push((kind, groups[start..end].concat()));
                start = end;
            }
            None => start += 1,
        }
    }
    found
}

/// A bank card with every digit apart.
const MOST_GROUPS: usize = 19;

/// What one number is, in one of the ways in which people part it; anything else is several numbers, such as a project's code.
fn kind(part: &[String]) -> Option<Label> {
    let lengths: Vec<usize> = part.iter().map(String::len).collect();
    let number = part.concat();
    let is_parted = |ways: &[&[usize]]| {
        part.len() == 1 || lengths.iter().all(|length| *length == 1) || ways.contains(&lengths.as_slice())
    };
    match number.len() {
        18 if is_parted(&[&[6, 8, 4], &[6, 4, 4, 4], &[3, 3, 4, 4, 4]]) && is_identity(&number) => {
            Some(label("身份证号", "an identity number"))
        }
        15 if is_parted(&[&[6, 6, 3]]) && is_old_identity(&number) => {
            Some(label("15位身份证号", "an old identity number"))
        }
        11 | 13 | 15
            if is_parted(&[&[3, 4, 4], &[2, 11], &[2, 3, 4, 4], &[4, 11], &[3, 8], &[7, 4]]) && is_mobile(&number) =>
        {
            Some(label("手机号码", "a mobile number"))
        }
        16..=19 if is_parted(&[&[4, 4, 4, 4], &[4, 4, 4, 4, 3], &[6, 13]]) && is_card(&number) => {
            Some(label("银行卡号", "a bank card number"))
        }
        _ => None,
    }
}

fn digits(number: &str) -> Vec<u32> {
    number.chars().filter_map(|c| c.to_digit(10)).collect()
}

/// Region, a date that exists, and the check digit of GB 11643.
fn is_identity(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let (body, last) = number.split_at(17);
    let digits = digits(body);
    if digits.len() != 17 || !is_region(number) {
        return false;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    last.starts_with(CHECKS[(sum % 11) as usize]) && is_day(&number[6..14])
}

fn is_old_identity(number: &str) -> bool {
    digits(number).len() == 15 && is_region(number) && is_day(&format!("19{}", &number[6..12]))
}

fn is_region(number: &str) -> bool {
    matches!(number.as_bytes()[0], b'1'..=b'8') && matches!(number.as_bytes()[1], b'0'..=b'7')
}

fn is_day(text: &str) -> bool {
    let (year, month, day) = (&text[..4], &text[4..6], &text[6..]);
    matches!(&year[..2], "18" | "19" | "20") && parse_date(&format!("{year}-{month}-{day}")).is_some()
}

fn is_mobile(number: &str) -> bool {
    let own = match number.len() {
        13 => number.strip_prefix("86"),
        15 => number.strip_prefix("0086"),
        _ => Some(number),
    };
    own.is_some_and(|own| own.starts_with('1') && matches!(own.as_bytes()[1], b'3'..=b'9') && !own.contains('X'))
}

/// The check of ISO 7812 under the numbers that banks issue here; a unified credit code of digits alone is none.
fn is_card(number: &str) -> bool {
    let digits = digits(number);
    let is_issued = ["62", "60", "4", "51", "52", "53", "54", "55", "35", "36", "37", "9558", "81"];
    if digits.len() != number.len() || !is_issued.iter().any(|head| number.starts_with(head)) || is_credit_code(number)
    {
        return false;
    }
    let double = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let sum: u32 =
        digits.iter().rev().zip(0..).map(|(digit, at)| if at % 2 == 1 { double(*digit) } else { *digit }).sum();
    sum.is_multiple_of(10)
}

/// The check character of GB 32100, for a code of digits alone.
fn is_credit_code(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let digits = digits(number);
    digits.len() == 18 && {
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        (31 - sum % 31) % 31 == digits[17]
    }
}

fn has_mail(text: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    text.match_indices('@').any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(is_name);
        let host: String = text[at + 1..].chars().take_while(|&c| is_name(c)).collect();
        let host = host.trim_end_matches('.');
        before
            && host.rsplit_once('.').is_some_and(|(name, end)| {
                !name.is_empty() && end.len() > 1 && end.chars().all(|c| c.is_ascii_alphabetic())
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Vec<&'static str> {
        kinds(line, &BTreeSet::new()).into_iter().map(|kind| kind.en).collect()
    }

    /// The identity number is the example of GB 11643; the card number is a test number of a card scheme.
    #[test]
    fn numbers_of_persons_are_found_however_they_are_written() {
        for line in [
            "证号11010519491231002X。",
            "证号：110105 19491231 002x",
            "１１０１０５１９４９１２３１００２Ｘ",
            "1101051949\u{200B}1231002X",
            "110105<b>19491231</b>002X",
            "**110105**19491231002X",
        ] {
            assert_eq!(said(line), ["an identity number"], "{line}");
        }
        assert_eq!(said("旧证 110105491231002"), ["an old identity number"]);
        for line in
            ["电话13800138000", "+86 138 0013 8000", "138-0013-8000", "1 3 8 0 0 1 3 8 0 0 0", "008613800138000"]
        {
            assert_eq!(said(line), ["a mobile number"], "{line}");
        }
        for line in ["卡号4111111111111111", "4111 1111 1111 1111"] {
            assert_eq!(said(line), ["a bank card number"], "{line}");
        }
        assert_eq!(said("信箱 a.b@example.gov.cn"), ["a mail address"]);
    }

    #[test]
    fn other_numbers_are_no_alarm() {
        for line in [
            "身份证号 110105194912310021 末位不对",
            "110105194913310020",
            "项目代码 2301-640500-04-01-000001",
            "统一社会信用代码 91350100M000100Y43",
            "统一社会信用代码 12100000400000000X",
            "总投资 1280000000 元，完成 8600.5 万元",
            "电话 0955-7065555、12345",
            "digest: 13800138000abcdef",
            "2030-07-31 2030-08-10",
            "4111111111111112",
            "@某局 与 a@b",
        ] {
            assert_eq!(said(line), Vec::<&str>::new(), "{line}");
        }
        let allowed = ["13800138000".to_owned()].into();
        assert!(kinds("公开电话 138 0013 8000", &allowed).is_empty());
    }
}
