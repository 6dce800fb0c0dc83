//! A copy of a text in which slips are mended, with the way back to the original bytes.

use std::ops::Range;

use super::characters;

/// The copy.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) text: String,
    /// Where the copy's parts come from, in order; the first one starts at 0.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy)]
struct Piece {
    /// First byte in the copy.
    at: usize,
    /// The byte of the original it comes from.
    original: usize,
    /// Whether the original goes on with it byte by byte; else all of it stands for one place.
    is_copied: bool,
}

impl Draft {
    /// A copy without invisible characters, which are reported by themselves.
    pub(super) fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut pieces = vec![Piece { at: 0, original: 0, is_copied: true }];
        for (at, c) in original.char_indices() {
            if !characters::is_bad(c) {
                text.push(c);
                continue;
            }
            let next = Piece { at: text.len(), original: at + c.len_utf8(), is_copied: true };
            match pieces.last_mut() {
                Some(last) if last.at == next.at => *last = next,
                _ => pieces.push(next),
            }
        }
        Self { text, pieces }
    }

    /// The byte of the original that a byte of the copy comes from.
    pub(super) fn original(&self, at: usize) -> usize {
        let piece = self.piece(at);
        if piece.is_copied { piece.original + (at - piece.at) } else { piece.original }
    }

    /// The same draft with one range written anew.
    pub(super) fn with(&self, range: Range<usize>, text: &str) -> Self {
        let mut pieces: Vec<Piece> = self.pieces.iter().copied().take_while(|piece| piece.at < range.start).collect();
        if !text.is_empty() {
            pieces.push(Piece { at: range.start, original: self.original(range.start), is_copied: false });
        }
        let is_copied = self.piece(range.end).is_copied;
        let shift = |at: usize| at - range.end + range.start + text.len();
        pieces.push(Piece { at: shift(range.end), original: self.original(range.end), is_copied });
        let after = self.pieces.iter().filter(|piece| piece.at > range.end);
        pieces.extend(after.map(|piece| Piece { at: shift(piece.at), ..*piece }));
        let mut copy = self.text.clone();
        copy.replace_range(range, text);
        Self { text: copy, pieces }
    }

    fn piece(&self, at: usize) -> Piece {
        let index = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces[index.saturating_sub(1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_finds_its_way_back() {
        let original = "a：甲\u{200B}\u{200B}乙\nb: 丙";
        let draft = Draft::new(original);
        assert_eq!(draft.text, "a：甲乙\nb: 丙");
        let back = |draft: &Draft, part: &str| draft.original(draft.text.find(part).unwrap());
        let at = |part: &str| original.find(part).unwrap();
        assert_eq!(back(&draft, "乙"), at("乙"));
        let colon = draft.text.find('：').unwrap();
        let draft = draft.with(colon..colon + 3, ": ");
        assert_eq!(draft.text, "a: 甲乙\nb: 丙");
        for part in ["a", "甲", "乙", "b", "丙"] {
            assert_eq!(back(&draft, part), at(part), "{part}");
        }
        let end = draft.text.len();
        let draft = draft.with(end..end, "]").with(0..0, "  ");
        for part in ["a", "甲", "乙", "b", "丙"] {
            assert_eq!(back(&draft, part), at(part), "{part}");
        }
        assert_eq!(draft.original(draft.text.len()), original.len());
    }
}
