//! The plainest YAML to a tree, in one pass over its lines: nearly all content is of this kind.
//!
//! In: a text without bad characters. Out: the same tree that [`super::yaml::build`] makes of it; or nothing as soon as anything stands
//! there that is not a key with a short plain value, a list or a mapping by indentation, a list of ids in brackets, a blank line or a line of comment. Then the
//! parser reads it from the beginning. So nothing is decided here, and no mistake is found here; a test holds both trees together.

use std::borrow::Cow;

use super::yaml::{DEPTH_LIMIT, Entry, Node, Value};

/// More keys than any schema has; a longer mapping is left to the parser, which finds equal keys in any number of them.
const MANY_KEYS: usize = 40;

/// Longer than any key there is; the parser refuses very long ones.
const LONGEST_KEY: usize = 40;

/// Reads a text whose first byte stands at `offset`.
pub(super) fn read(text: &str, offset: usize) -> Option<Node<'_>> {
    let mut reader = Reader { text, offset, next: 0, line: None };
    reader.advance()?;
    let root = reader.line.filter(|line| line.indent == 0 && !line.is_item()).is_some();
    let tree = if root { reader.map(0, 0)? } else { return None };
    reader.line.is_none().then_some(tree)
}

/// What stands on a line, or on a line after `- `.
#[derive(Clone, Copy)]
struct Line<'s> {
    indent: usize,
    /// Where `rest` begins.
    at: usize,
    rest: &'s str,
}

struct Reader<'s> {
    text: &'s str,
    offset: usize,
    /// Where the line after the current one begins.
    next: usize,
    line: Option<Line<'s>>,
}

impl<'s> Line<'s> {
    fn is_item(self) -> bool {
        self.rest.starts_with("- ")
    }

    /// The key and what stands behind its colon.
    fn key(self) -> Option<(&'s str, &'s str)> {
        let end = self.rest.bytes().position(|byte| !matches!(byte, b'a'..=b'z' | b'_'))?;
        if !(1..=LONGEST_KEY).contains(&end) {
            return None;
        }
        let value = self.rest[end..].strip_prefix(':')?;
        (value.is_empty() || value.starts_with(' ')).then_some((&self.rest[..end], value))
    }
}

impl<'s> Reader<'s> {
    /// Goes to the next line that is neither blank nor comment; nothing when a line is not plain.
    fn advance(&mut self) -> Option<()> {
        self.line = None;
        while self.next < self.text.len() {
            let rest = &self.text[self.next..];
            let line = rest.split('\n').next().unwrap_or(rest);
            let indent = line.bytes().take_while(|byte| *byte == b' ').count();
            let at = self.next + indent;
            self.next += line.len() + 1;
            let rest = &line[indent..];
            if !rest.is_empty() && !rest.starts_with('#') {
                self.line = Some(Line { indent, at, rest });
                break;
            }
        }
        Some(())
    }

    /// A collection begins behind the text before it, as with the parser.
    fn behind(&self, at: usize) -> usize {
        self.offset + self.text[..at].trim_end().len()
    }

    /// The block that begins on this line.
    fn block(&mut self, indent: usize, depth: usize) -> Option<Node<'s>> {
        if self.line?.is_item() { self.list(indent, depth) } else { self.map(indent, depth) }
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Node<'s>> {
        let start = self.behind(self.line?.at);
        let mut items = Vec::new();
        while let Some(line) = self.line.filter(|line| line.indent == indent && line.is_item()) {
            let item = Line { indent: indent + 2, at: line.at + 2, rest: &line.rest[2..] };
            items.push(if item.key().is_some() {
                self.line = Some(item);
                self.map(item.indent, depth + 1)?
            } else {
                self.scalar(item.at, item.rest, indent)?
            });
        }
        let end = items.last().map(|item| item.span.end)?;
        Some(Node { span: start..end, value: Value::List(items) })
    }

    fn map(&mut self, indent: usize, depth: usize) -> Option<Node<'s>> {
        let start = self.behind(self.line?.at);
        let mut entries: Vec<Entry<'s>> = Vec::with_capacity(8);
        while let Some(line) = self.line.filter(|line| line.indent == indent && !line.is_item()) {
            let (key, value) = line.key()?;
            if depth >= DEPTH_LIMIT / 2 || entries.len() == MANY_KEYS || entries.iter().any(|entry| entry.key == key) {
                return None;
            }
            let key_start = self.offset + line.at;
            let value = if value.is_empty() {
                self.advance()?;
                let inner = self.line.filter(|inner| inner.indent > indent)?;
                self.block(inner.indent, depth + 1)?
            } else {
                self.scalar(line.at + key.len() + 2, &value[1..], indent)?
            };
            entries.push(Entry { key: Cow::Borrowed(key), key_span: key_start..key_start + key.len(), value });
        }
        let end = entries.last().map(|entry| entry.value.span.end)?;
        Some(Node { span: start..end, value: Value::Map(entries) })
    }

    /// A value that ends with its line, and the step to the next line.
    fn scalar(&mut self, at: usize, text: &'s str, indent: usize) -> Option<Node<'s>> {
        let node = match text.strip_prefix('[') {
            Some(rest) => self.words(at, rest.strip_suffix(']')?)?,
            None => self.word(at, text)?,
        };
        self.advance()?;
        // A deeper line would go on with the value.
        if self.line.is_some_and(|line| line.indent > indent) {
            return None;
        }
        Some(node)
    }

    /// `[a, b]`: a list of ids on one line, whose bracket stands at `at`.
    fn words(&self, at: usize, inside: &'s str) -> Option<Node<'s>> {
        let mut items = Vec::new();
        let mut next = at + 1;
        for word in inside.split(", ") {
            if !word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
                return None;
            }
            items.push(self.word(next, word)?);
            next += word.len() + 2;
        }
        let end = items.last()?.span.end;
        Some(Node { span: self.offset + at..end, value: Value::List(items) })
    }

    fn word(&self, at: usize, text: &'s str) -> Option<Node<'s>> {
        let start = self.offset + at;
        let value = Value::Scalar { text: Cow::Borrowed(text), quoted: false };
        is_plain(text).then(|| Node { span: start..start + text.len(), value })
    }
}

/// The first byte of full-width signs, and of U+FFFE and U+FFFF, which are no characters of YAML.
const FULL_WIDTH: u8 = 0xEF;

/// Whether a text means itself: it begins with a letter, a digit or a Chinese character and holds nothing that could be a mark of
/// YAML, not even where it would be none.
fn is_plain(text: &str) -> bool {
    let is_safe = |byte: u8| {
        byte >= 0x80
            || byte.is_ascii_alphanumeric()
            || matches!(byte, b'.' | b'-' | b'_' | b'/' | b' ' | b'%' | b'+' | b'@' | b'(' | b')' | b';')
    };
    let starts_well = text.chars().next().is_some_and(char::is_alphanumeric);
    let is_character = || !text.contains(['\u{FFFE}', '\u{FFFF}']);
    starts_well
        && !text.ends_with(' ')
        && text.bytes().all(is_safe)
        && (!text.as_bytes().contains(&FULL_WIDTH) || is_character())
}

#[cfg(test)]
mod tests {
    use super::super::yaml;
    use super::*;

    /// The same tree as the parser's, or none.
    #[track_caller]
    fn check(text: &str, is_read: bool) {
        let tree = read(text, 7);
        assert_eq!(tree.is_some(), is_read, "{text}");
        if let Some(tree) = tree {
            let built = yaml::build(text, 7);
            assert!(built.fault.is_none() && built.found.is_empty() && built.is_single, "{text}");
            assert_eq!(Some(tree), built.root, "{text}");
        }
    }

    #[test]
    fn plain_texts_are_read_as_by_the_parser() {
        for text in [
            "name: 甲（一期）\ncounty: jia\n",
            "a: 1\nb:\n  - c: 2\n    d: x y\n  - c: 3\n\n# 说明\ne:\n  f: 2030-01-02\ng: 12.5",
            "a:\n    b:\n        - x\n        - y\n    c: 1\n",
            "a:\n  - b:\n      - c: 1\n        d: 2\n      - c: 3\n    e: 4\nf: 5\n",
            "# 说明\n\na:\n\n  # 说明\n  b: 1\n",
            "a: [b, c-1]\nd:\n  - [e]\n",
            "a: null\nb: 12:30\n".replace("12:30", "12.30").as_str(),
            "a: b-c, d\n".replace(',', ";").as_str(),
        ] {
            check(text, true);
        }
    }

    #[test]
    fn whatever_could_be_more_is_left_to_the_parser() {
        for text in [
            "",
            "\n",
            "# a\n",
            "a\n",
            "a:\n",
            "a: 1\na: 2\n",
            "a: 'b'\n",
            "a: b # c\n",
            "a: b: c\n",
            "a: b:\n",
            &format!("{}: 1\n", "k".repeat(2000)),
            "a: []\n",
            "a: [b,c]\n",
            "a: [b, c\n",
            "a: [[b]]\n",
            "a: [甲]\n",
            "a: [-1]\n",
            "a: |\n  b\n",
            "a: b\n  c\n",
            "a: b \n",
            "a:  b\n",
            "a: -1\n",
            "a: ~\n",
            "- a\n",
            " a: 1\n",
            "a:\n- b\n",
            "a:\n  b: 1\n c: 2\n",
            "---\na: 1\n",
            "a: 1\n...\n",
            "a: &b 1\n",
            "a: *b\n",
            "a: !t 1\n",
            "a： 1\n",
            "a: 1\r\nb: 2\r\n",
            "a:\t1\n",
            "a: \u{3000}b\n",
            "\"a\": 1\n",
            "a:\n  -\n",
            "a:\n  - - b\n",
            "a:\n  -  b\n",
            "a:\n  - b\n    c\n",
            "a: \u{FFFE}\n",
            "A: 1\n",
            "a: b\u{FFFF}\n",
            "a: 1\n  b: 2\n",
            "a:\n  b: 1\n  - c\n",
        ] {
            check(text, false);
        }
    }

    /// The sample and all sites of the tests: every file that is read here is read in the same way by the parser.
    #[test]
    fn real_content_is_read_as_by_the_parser() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let walk =
            |folder| walkdir::WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().map(Result::unwrap);
        let mut plain = 0;
        for entry in walk("content").chain(walk("tests")) {
            let is_yaml = entry.path().extension().is_some_and(|extension| extension == "yaml");
            let Some(bytes) = is_yaml.then(|| std::fs::read(entry.path()).unwrap()) else { continue };
            let Ok(text) = String::from_utf8(bytes) else { continue };
            if !super::super::characters::has_bad(&text) && read(&text, 7).is_some() {
                check(&text, true);
                plain += 1;
            }
        }
        assert!(plain > 50, "only {plain} files are plain");
    }
}
