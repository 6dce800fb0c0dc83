//! Pages that open and do no harm: every link leads to a file that is there, nothing is fetched from another host, no script
//! stands in a page.
//!
//! In: the files of a site. Out: deviations. The reader of tags knows no more HTML than the pages have that this program writes; what it
//! cannot read so is none of them.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Code, Findings, Property};
use super::store::{Names, Store};
use crate::archive;

/// Largest page that is looked into.
const LARGEST: u64 = 64 << 20;

/// Looks into every page below a folder of the store, which is empty for the store itself.
pub(super) fn check(store: &mut Store, names: &Names, folder: &str, start: &str, findings: &mut Findings) {
    let inside: BTreeMap<&str, &String> =
        names.files.keys().filter_map(|path| Some((path.strip_prefix(folder)?, path))).collect();
    if !inside.contains_key(start) {
        findings.report(Code::StartMissing, &format!("{folder}{start}"), "");
    }
    let (mut pages, mut links) = (0_usize, 0_usize);
    for (page, path) in inside.iter().filter(|(page, _)| page.ends_with(".html")) {
        let Ok(bytes) = store.bytes(names, path, LARGEST) else { continue };
        let Ok(html) = String::from_utf8(bytes) else {
            findings.report(Code::NotUtf8, path, "");
            continue;
        };
        pages += 1;
        let mut told = BTreeSet::new();
        for fact in facts(&html) {
            let (code, detail) = match fact {
                Fact::Script(detail) => (Code::Script, detail),
                Fact::Address { value, is_fetched } => match resolve(page, &value) {
                    Target::Inside(target) => {
                        links += 1;
                        if inside.contains_key(target.as_str()) {
                            continue;
                        }
                        (Code::DeadLink, target)
                    }
                    Target::Script => (Code::Script, value),
                    Target::Outside if is_fetched => (Code::OutsideResource, value),
                    Target::Outside | Target::Here => continue,
                },
            };
            if told.insert((code, detail.clone())) {
                findings.report(code, path, detail);
            }
        }
    }
    findings.done(
        Property::Usability,
        format!("{pages} 个网页是 UTF-8，{links} 个站内链接都有文件可去"),
        format!("{pages} pages looked at for UTF-8, {links} links inside the site for a file to lead to"),
    );
    findings.done(
        Property::Safety,
        format!("{pages} 个网页查过有无夹带的脚本和其他网站的文件；没有跟随链接，没有解开文件"),
        format!("{pages} pages looked at for scripts inside and files of other hosts; no link was followed, nothing unpacked"),
    );
}

/// What a page says that matters here.
#[derive(Debug, PartialEq, Eq)]
enum Fact {
    /// Where something leads, and whether the browser fetches it unasked.
    Address { value: String, is_fetched: bool },
    /// A script inside the page.
    Script(String),
}

/// Reads the tags of a page.
fn facts(html: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (tag, attributes, after) = tag(rest);
        rest = after;
        let get = |name: &str| attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
        facts.extend(
            attributes.iter().filter(|(name, _)| name.starts_with("on")).map(|(name, _)| Fact::Script(name.clone())),
        );
        let is_link = tag == "link";
        let leads = is_link && get("rel").is_some_and(|rel| RELATIONS.iter().any(|own| rel.eq_ignore_ascii_case(own)));
        for name in ["href", "src", "data", "poster", "action", "xlink:href"] {
            let is_fetched = name != "action" && !matches!(tag.as_str(), "a" | "area") && !leads;
            // What the site calls itself elsewhere is no link to follow.
            if let Some(value) = get(name).filter(|_| !leads) {
                facts.push(Fact::Address { value: value.to_owned(), is_fetched });
            }
        }
        if tag == "script" || tag == "style" {
            let end = rest.to_ascii_lowercase().find(&format!("</{tag}")).unwrap_or(rest.len());
            let is_data = get("type").is_some_and(|own| own.ends_with("json"));
            if tag == "script" && get("src").is_none() && !is_data {
                facts.push(Fact::Script(rest[..end].trim().chars().take(60).collect()));
            }
            rest = &rest[end..];
        }
    }
    facts
}

/// Relations of a page that a browser does not fetch.
const RELATIONS: [&str; 6] = ["canonical", "alternate", "license", "prev", "next", "author"];

/// Name and attributes of a tag, in lower case and with their values as a browser reads them, and what comes after it.
fn tag(text: &str) -> (String, Vec<(String, String)>, &str) {
    let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/');
    let at = text.find(is_end).unwrap_or(text.len());
    let name = text[..at].to_ascii_lowercase();
    let mut rest = &text[at..];
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (name, attributes, after);
        }
        if rest.is_empty() {
            return (name, attributes, rest);
        }
        let at = rest.find(|c: char| is_end(c) || c == '=').unwrap_or(rest.len()).max(1);
        let at = (at..=rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let key = rest[..at].to_ascii_lowercase();
        rest = rest[at..].trim_start();
        let Some(value) = rest.strip_prefix('=').map(str::trim_start) else {
            attributes.push((key, String::new()));
            continue;
        };
        let (value, after) = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len())),
        };
        attributes.push((key, archive::unescaped(value)));
        rest = after;
    }
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    /// A file of the site, or what should be one.
    Inside(String),
    /// Another host.
    Outside,
    /// The page itself, or data in the address.
    Here,
    /// A program in the place of an address.
    Script,
}

fn resolve(page: &str, address: &str) -> Target {
    // A browser passes over these wherever they stand.
    let address: String = address.trim().chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_scheme = |text: &String| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    match scheme.filter(is_scheme).as_deref() {
        Some("javascript" | "vbscript") => return Target::Script,
        Some("data") if address[5..].trim_start().to_ascii_lowercase().starts_with("image/") => return Target::Here,
        Some("data") => return Target::Script,
        Some(_) => return Target::Outside,
        None if address.starts_with("//") || address.starts_with("\\\\") => return Target::Outside,
        None => {}
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() {
        return Target::Here;
    }
    // A path from the root of a host leads nowhere on a disk.
    if path.starts_with('/') {
        return Target::Inside(path.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.pop().is_none() => return Target::Inside(path.to_owned()),
            ".." => {}
            part => parts.push(part),
        }
    }
    let mut whole = parts.join("/");
    if whole.is_empty() || whole.ends_with('/') {
        whole.push_str("index.html");
    }
    Target::Inside(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(value: &str, is_fetched: bool) -> Fact {
        Fact::Address { value: value.to_owned(), is_fetched }
    }

    #[test]
    fn tags_are_read_as_a_browser_reads_them() {
        let html = "<!-- <a href=x> --><A HREF='a&amp;b'>&lt;a href=y&gt;</a><img src=p.png alt=\"<b>\">\
            <link rel=canonical href=https://a.example/><script src=s.js></script><script>alert(1)</script>\
            <p ONCLICK=f()><script type=\"application/ld+json\">{}</script><a href";
        let expected = [
            address("a&b", false),
            address("p.png", true),
            address("s.js", true),
            Fact::Script("alert(1)".to_owned()),
            Fact::Script("onclick".to_owned()),
            address("", false),
        ];
        assert_eq!(facts(html), expected);
        for broken in ["<", "<a", "<a b", "<a b=", "<a b='", "<é", "<a é=ü", "<script>", "<!--", "<a =>"] {
            facts(broken);
        }
    }

    #[test]
    fn addresses_lead_where_a_browser_goes() {
        let inside = |path: &str| Target::Inside(path.to_owned());
        for (value, expected) in [
            ("../a.html#b", inside("a.html")),
            ("b.html?c=d", inside("p/b.html")),
            ("../", inside("index.html")),
            ("../../x", inside("../../x")),
            ("/x", inside("/x")),
            ("#a", Target::Here),
            ("https://a.example", Target::Outside),
            ("//a.example/x", Target::Outside),
            ("mailto:a@example", Target::Outside),
            ("java\nscript:f()", Target::Script),
            ("data:text/html,x", Target::Script),
            ("data:image/png;base64,", Target::Here),
        ] {
            assert_eq!(resolve("p/q.html", value), expected, "{value}");
        }
    }
}
