//! Bytes to text: UTF-8 only, and a guess at what it is when it is not.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::diagnostic::{Diagnostics, Place, Problem};

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The text, or a report of what the bytes look like.
pub(super) fn decode(bytes: Vec<u8>, path: &str, problems: &mut Diagnostics) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with(BYTE_ORDER_MARK) {
                problems.report(Problem::ByteOrderMark, Place::file(path));
                text.drain(..BYTE_ORDER_MARK.len());
            }
            Some(text)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let looks_like = guess(&bytes, at);
            // Some Chinese characters of another encoding happen to be UTF-8 letters: the first of them is the place.
            let other = bytes.iter().position(|byte| !byte.is_ascii()).filter(|_| looks_like.is_some());
            let at = other.unwrap_or(at);
            let place = place_of_byte(path, &bytes, at);
            problems.report(Problem::NotUtf8 { looks_like }, place);
            None
        }
    }
}

/// The text as it is, with a byte-order mark if it has one: its digest is the file's.
pub(super) fn exact(bytes: Vec<u8>, path: &str, problems: &mut Diagnostics) -> Option<String> {
    let text = String::from_utf8(bytes).ok();
    if text.is_none() {
        problems.report(Problem::NotUtf8 { looks_like: None }, Place::file(path));
    }
    text
}

/// Where the text stops being UTF-8.
fn place_of_byte(path: &str, bytes: &[u8], at: usize) -> Place {
    let valid = String::from_utf8_lossy(&bytes[..at]);
    Place { span: 0..0, ..Place::in_text(path, &valid, valid.len()..valid.len()) }
}

/// A name of the encoding when it is plain to see.
fn guess(bytes: &[u8], valid: usize) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => return Some("UTF-16"),
        _ => {}
    }
    // Chinese characters that are UTF-8 before the first bad byte: the file is UTF-8 with a damaged place.
    if String::from_utf8_lossy(&bytes[..valid]).chars().filter(|&c| c >= '\u{2E80}').nth(1).is_some() {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let (_, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        return None;
    }
    // GBK is what offices call it; GB18030 decodes both.
    let is_gbk = encoding == encoding_rs::GBK || encoding == encoding_rs::GB18030;
    Some(if is_gbk { "GBK" } else { encoding.name() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_when_it_looks_like_gbk() {
        let (bytes, _, _) = encoding_rs::GBK.encode("name: 某某某区固定资产投资项目\n");
        let mut problems = Diagnostics::default();
        assert_eq!(decode(bytes.into_owned(), "a.yaml", &mut problems), None);
        let found = problems.sorted();
        assert_eq!(found[0].problem, Problem::NotUtf8 { looks_like: Some("GBK") });
        assert_eq!((found[0].place.line, found[0].place.column), (1, 7));
    }
}
