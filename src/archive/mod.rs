//! A bundle that stands by itself: pages, inputs, descriptions and digests of an issue or a campaign.
//!
//! In: facts about the bundle ([`About`]), the inputs as bytes, the site file by file. Out: the bundle file by file, in the same order
//! and the same bytes whenever the same is put in ([`assemble`]); a folder or a ZIP file of it ([`folder`]). Because a bundle is a
//! function of what is in it, `verify` makes it again and compares.

mod about;
mod bag;
pub mod folder;
mod readme;
mod warc;
mod wacz;

use std::collections::BTreeMap;

use anyhow::Result;
use rayon::prelude::*;

pub use about::{About, BUILT_IN_THEME, CAMPAIGN, EXAMPLE_ADDRESS, Issue, Kind, Moment, PROGRAM, Wanted};
pub use bag::{Contents, DECLARATION, Entry};

use crate::diagnostic::Diagnostics;
use crate::digest::Digests;
use crate::plan::Plan;
use crate::reference::reference;
use crate::render::Renderer;

/// Takes one file: its path and its bytes.
pub type Emit<'e> = dyn FnMut(&str, &[u8]) -> Result<()> + 'e;

/// Where the files of the site lie in a bundle.
pub const SITE: &str = "data/site/";
/// Where the inputs lie.
pub const INPUTS: &str = "data/inputs/";
/// Every file of the bundle, for programs.
pub const CONTENTS: &str = "MANIFEST.json";
/// SHA-256 of every file.
pub const SHA256SUMS: &str = "SHA256SUMS";
/// SM3 of every file.
pub const SM3SUMS: &str = "SM3SUMS";
/// BagIt's list of the payload.
pub const BAG_MANIFEST: &str = "manifest-sha256.txt";
/// BagIt's list of its own files.
pub const BAG_TAGS: &str = "tagmanifest-sha256.txt";
/// What makes a folder a bag.
pub const BAG_DECLARATION: &str = "bagit.txt";
/// BagIt's facts about the bag.
pub const BAG_INFO: &str = "bag-info.txt";

/// Pages rendered before they are handed on together.
const AT_ONCE: usize = 64;

/// Makes a bundle. `site` hands over every file of the site in the order of paths; `emit` takes every file of the bundle.
pub fn assemble(
    about: &About,
    inputs: &BTreeMap<String, Vec<u8>>,
    site: &mut dyn FnMut(&mut Emit<'_>) -> Result<()>,
    emit: &mut Emit<'_>,
) -> Result<()> {
    let mut seen = bag::Seen::new();
    let mut put = |path: &str, bytes: &[u8], seen: &mut bag::Seen| {
        seen.insert(path.to_owned(), Digests::of(bytes));
        emit(path, bytes)
    };
    for (path, bytes) in inputs {
        put(&format!("{INPUTS}{}", plain(path)), bytes, &mut seen)?;
    }
    let facts = [
        ("software", about.program.as_str()),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
        ("isPartOf", &about.id),
        ("publisher", &about.publisher),
        ("description", &about.title),
    ];
    let mut warc = warc::Warc::new(&about.captured, &facts);
    let (mut listed, mut pages) = (Vec::new(), Vec::new());
    site(&mut |path, bytes| {
        put(&format!("{SITE}{path}"), bytes, &mut seen)?;
        let media_type = media_type(path);
        let url = format!("{}{path}", about.address);
        warc.answer(&url, media_type, bytes);
        // A server answers a folder's address with its index.
        if let Some(folder) =
            path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'))
        {
            warc.answer(&format!("{}{folder}", about.address), media_type, bytes);
        }
        let title = title(path, bytes);
        if path.ends_with(".html") {
            pages.push(wacz::Page { url, title: title.clone() });
        }
        listed.push(bag::Listed { path: path.to_owned(), title, media_type });
        Ok(())
    })?;
    put("data/metadata/pages.csv", bag::pages(about, &listed, &seen).as_bytes(), &mut seen)?;
    put("data/program/LICENSE.txt", readme::LICENCE.as_bytes(), &mut seen)?;
    put("data/program/PROGRAM.txt", readme::program(about).as_bytes(), &mut seen)?;
    put("data/schema/content.md", reference().as_bytes(), &mut seen)?;
    let (warc, records) = warc.finish();
    put("data/web/pages.wacz", &wacz::wacz(about, &warc, &records, &pages)?, &mut seen)?;
    put("data/web/pages.warc.gz", &warc, &mut seen)?;
    put("README.txt", readme::readme(about).as_bytes(), &mut seen)?;
    put(BAG_DECLARATION, DECLARATION.as_bytes(), &mut seen)?;
    put(BAG_INFO, bag::info(about, &seen).as_bytes(), &mut seen)?;
    put(BAG_MANIFEST, bag::sha256_list(&seen, |path| path.starts_with("data/")).as_bytes(), &mut seen)?;
    put(CONTENTS, Contents::new(about, &seen).to_json().as_bytes(), &mut seen)?;
    put(BAG_TAGS, bag::sha256_list(&seen, |path| !path.starts_with("data/")).as_bytes(), &mut seen)?;
    let (sha256, sm3) = (bag::sha256_list(&seen, |_| true), bag::sm3_list(&seen));
    put(SHA256SUMS, sha256.as_bytes(), &mut seen)?;
    put(SM3SUMS, sm3.as_bytes(), &mut seen)
}

/// Hands over every file of a planned site in the order of paths; what templates got wrong comes back.
pub fn render_all(plan: &Plan, emit: &mut Emit<'_>) -> Result<Diagnostics> {
    let renderer = Renderer::new(plan);
    let mut problems = Diagnostics::default();
    for routes in plan.routes.chunks(AT_ONCE) {
        let made: Vec<_> = routes.par_iter().map(|route| renderer.render(route)).collect();
        for (route, made) in routes.iter().zip(made) {
            match made {
                Ok(bytes) => emit(route.path.as_str(), &bytes)?,
                Err(mistake) => problems.push(*mistake),
            }
        }
    }
    Ok(problems)
}

/// A name for a bundle: letters, digits and `-._` stay, every other byte is written as `~` and two digits, so that no program,
/// system or address can misread it.
pub fn plain(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/') {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("~{byte:02X}"));
        }
    }
    text
}

/// The path that [`plain`] wrote so; nothing for a text that it does not write.
pub fn original(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut parts = path.split('~');
    bytes.extend(parts.next()?.bytes());
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).ok().filter(|text| plain(text) == path)
}

/// What a server says the file is.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

/// The title of a page; empty for what is no page.
fn title(path: &str, bytes: &[u8]) -> String {
    let html = if path.ends_with(".html") { std::str::from_utf8(bytes).unwrap_or_default() } else { "" };
    let inside =
        html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map_or("", |(own, _)| own);
    unescaped(&inside.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text of a page without the marks that protect it.
pub(crate) fn unescaped(text: &str) -> String {
    const MARKS: [(&str, &str); 7] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        // The last, or what it protects would be read twice.
        ("&amp;", "&"),
    ];
    MARKS.iter().fold(text.to_owned(), |text, (mark, plain)| text.replace(mark, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_becomes_plain_and_comes_back() {
        for (path, expected) in [
            ("content/projects/a-1.yaml", "content/projects/a-1.yaml"),
            ("themes/样/a b.html", "themes/~E6~A0~B7/a~20b.html"),
            ("a~7E", "a~7E7E"),
        ] {
            assert_eq!(plain(path), expected);
            assert_eq!(original(expected).as_deref(), Some(path));
        }
        for wrong in ["a~", "a~7", "a~zz", "a~61", "a~e6~A0~B7", "a b", "a~FF", "~é"] {
            assert_eq!(original(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn titles_are_read_as_a_browser_reads_them() {
        assert_eq!(title("a.html", b"<!doctype html><title>a &amp;lt; b\n c</title><title>x</title>"), "a &lt; b c");
        assert_eq!(title("a.csv", b"<title>a</title>"), "");
        assert_eq!(title("a.html", b"\xff"), "");
    }
}
