//! The built pages as a reader's browser, a link checker and a validator see them.

#![expect(clippy::unwrap_used, reason = "a broken premise of a test should stop it at the spot")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use tongbao::plan::Plan;
use tongbao::render::Renderer;

/// Pages of the sample by path, rendered once for all tests.
pub(crate) static SAMPLE: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| pages(Path::new(env!("CARGO_MANIFEST_DIR"))));
/// The same for the second campaign.
pub(crate) static SECOND: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| pages(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/second")));

fn pages(root: &Path) -> BTreeMap<String, String> {
    let plan = plan(root);
    let renderer = Renderer::new(&plan);
    let render = |route: &tongbao::route::Route| {
        let bytes = renderer.render(route).unwrap_or_else(|mistake| panic!("{mistake:?}"));
        (route.path.to_string(), String::from_utf8_lossy(&bytes).into_owned())
    };
    plan.routes.iter().map(render).collect()
}

fn plan(root: &Path) -> Plan {
    let sources = tongbao::load::load(root, None).unwrap();
    let built = tongbao::build(&sources);
    let problems = built.problems.sorted();
    assert!(problems.is_empty(), "{} has problems: {problems:#?}", root.display());
    built.plan.unwrap()
}

fn html(pages: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    pages.iter().filter(|(path, _)| path.ends_with(".html"))
}

/// Values of an attribute.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let opening = format!(" {name}=\"");
    page.match_indices(&opening).map(|(at, _)| page[at + opening.len()..].split('"').next().unwrap()).collect()
}

/// Joins a relative address to the page it stands on.
fn resolve(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{target} on {page} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[track_caller]
fn links_lead_somewhere(pages: &BTreeMap<String, String>) {
    let ids: BTreeMap<&String, BTreeSet<&str>> =
        html(pages).map(|(path, page)| (path, attributes(page, "id").into_iter().collect())).collect();
    let mut followed = 0;
    for (path, page) in html(pages) {
        for target in attributes(page, "href").into_iter().chain(attributes(page, "src")) {
            if ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) {
                continue;
            }
            // The page shown for any missing address counts from the server's root, where that is known.
            let target = if path == "404.html" { target.trim_start_matches("/tzgj/") } else { target };
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { path.clone() } else { resolve(path, file) };
            assert!(pages.contains_key(&file), "{path} links to {target}, which does not exist");
            // What has an equals sign is no place but what a reader chose: a filter that the page must have.
            let is_there = match anchor.split_once('=') {
                Some((filter, _)) => pages[&file].contains(&format!(" name=\"{filter}\"")),
                None => anchor.is_empty() || ids[&file].contains(anchor),
            };
            assert!(is_there, "{path} links to {target}: no such place");
            followed += 1;
        }
    }
    assert!(followed > 100, "only {followed} links were found");
}

#[test]
fn every_link_and_anchor_of_the_sample_leads_somewhere() {
    links_lead_somewhere(&SAMPLE);
}

#[test]
fn every_link_and_anchor_of_the_second_campaign_leads_somewhere() {
    links_lead_somewhere(&SECOND);
}

/// A strict Content-Security-Policy holds: no script but the site's own file, no inline style, nothing from other hosts.
#[test]
fn pages_carry_no_inline_script_style_or_foreign_host() {
    for (path, page) in html(&SAMPLE).chain(html(&SECOND)) {
        for script in page.split("<script").skip(1) {
            let (tag, rest) = script.split_once('>').unwrap();
            // A block of data is no script: nothing runs it, and the policy lets it stand.
            if tag == " type=\"application/ld+json\"" {
                let data = rest.split_once("</script>").unwrap().0;
                assert!(
                    !data.contains('<') && serde_json::from_str::<serde_json::Value>(data).is_ok(),
                    "{path}: {data}"
                );
                continue;
            }
            let source = attributes(tag, "src").first().copied().unwrap_or_default();
            assert!(source.ends_with("assets/site.js") && !source.contains("//"), "{path} has another script");
            assert!(rest.starts_with("</script>"), "{path} has a script with a text");
        }
        for forbidden in ["<style", " style=\"", "javascript:", "@import", "<iframe", "<object", "<embed"] {
            assert!(!page.contains(forbidden), "{path} has {forbidden}");
        }
        let handler = page.match_indices(" on").find(|(at, _)| {
            let rest = &page[at + 3..];
            let name = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(0);
            name > 2 && rest[name..].starts_with("=\"")
        });
        assert!(handler.is_none(), "{path} has an event handler");
        let loaded = attributes(page, "src").into_iter();
        assert!(loaded.clone().all(|source| !source.contains("//")), "{path} loads from another host");
    }
}

#[test]
fn every_page_of_the_sample_says_that_its_figures_are_synthetic() {
    for (path, page) in html(&SAMPLE) {
        assert!(page.contains("演示数据"), "{path} does not say so");
    }
}

/// Published: 卫发改函〔2023〕26号 — 60 city-level key projects, 53 started, 88.3%, seven not started and named.
#[test]
fn july_shows_the_published_starts_and_names_the_seven() {
    let page = &SAMPLE["bulletins/2023-07.html"];
    let text = visible(page);
    assert!(text.contains("自治区重点项目5个，全部开工，"));
    assert!(text.contains("市级重点项目60个，已开工53个，开工率88.3%。"));
    assert!(text.contains("市本级32个开工28个，沙坡头区11个开工8个，中宁县8个、海原县9个均全部开工"));
    let sentence = text.split("尚未开工的市级重点项目为：").nth(1).unwrap().split('。').next().unwrap();
    assert_eq!(sentence.split('、').count(), 7, "{sentence}");
    for name in
        ["水循环综合利用", "中交中卫云数据中心", "伟中能源", "中卫电厂", "香山风电", "茂烨", "沙坡头区人民医院迁建"]
    {
        assert!(sentence.contains(name), "{name} is not named: {sentence}");
    }
}

/// Text without markup.
pub(crate) fn visible(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = rest[open..].split_once('>').map_or("", |(_, after)| after);
    }
    text + rest
}

/// Permanent addresses: the copy under `latest/` names the dated page as the one that stays.
#[test]
fn latest_pages_name_their_permanent_address() {
    let newest = "2023-10";
    for (copy, dated) in [
        ("latest/index.html", format!("bulletins/{newest}.html")),
        ("latest/rankings.html", format!("bulletins/{newest}/rankings.html")),
    ] {
        let canonical = format!("<link rel=\"canonical\" href=\"../{dated}\">");
        assert!(SAMPLE[copy].contains(&canonical), "{copy} lacks {canonical}");
        assert!(SAMPLE.contains_key(&dated));
    }
}

/// A site that knows its address has a feed and a map with whole addresses; one that does not has neither.
#[test]
fn machines_can_follow_a_site_that_knows_its_address() {
    let base = "https://binhai.example.invalid/tzgj/";
    let feed = &SECOND["feed.xml"];
    let entries: Vec<&str> = feed.split("<entry>").skip(1).map(|entry| entry.split("<id>").nth(1).unwrap()).collect();
    // The second campaign's monthly bulletins, newest first; its special reports are not followed.
    for (entry, bulletin) in entries.iter().zip(["2026-06", "2026-04", "2026-03"]) {
        assert!(entry.starts_with(&format!("{base}bulletins/{bulletin}.html</id>")), "{entry}");
    }
    assert_eq!(entries.len(), 3);
    let map = &SECOND["sitemap.xml"];
    for (path, _) in html(&SECOND) {
        let is_told =
            !path.starts_with("latest/") && !path.contains("/charts/") && path != "404.html" && path != "find.html";
        assert_eq!(map.matches(&format!("<loc>{base}{path}</loc>")).count(), usize::from(is_told), "{path}");
    }
    assert!(SECOND["index.html"].contains(&format!("<link rel=\"canonical\" href=\"{base}index.html\">")));
    for name in ["feed.xml", "sitemap.xml", "robots.txt"] {
        assert!(SECOND.contains_key(name) && !SAMPLE.contains_key(name), "{name}");
    }
}

/// The Nu HTML validator finds nothing to say about any page.
#[test]
fn the_html_validator_finds_no_error_on_any_page() {
    let jar = tool("vnu-jar/build/dist/vnu.jar");
    let folder = tempfile::tempdir().unwrap();
    for (name, pages) in [("sample", &*SAMPLE), ("second", &*SECOND)] {
        for (path, page) in html(pages) {
            let file = folder.path().join(name).join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, page).unwrap();
        }
    }
    let run = Command::new("java")
        .args(["-Xss4m", "-jar"])
        .arg(jar)
        .args(["--skip-non-html", "--format", "gnu"])
        .arg(folder.path())
        .output()
        .expect("the validator needs Java; on Debian: apt-get install default-jre-headless");
    let report = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && report.trim().is_empty(), "{report}");
}

fn tool(inside: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/node_modules").join(inside);
    assert!(path.is_file(), "{} is missing; tests/all sets it up", path.display());
    path
}
