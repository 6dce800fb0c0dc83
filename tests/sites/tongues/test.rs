//! The second campaign in two languages: `words.tsv` says in English what its files say in Chinese.
//!
//! Every text of a file becomes `{zh-CN: …, en: …}`, as somebody who translates a site would write it. So the Chinese pages have to be
//! those of the site in one language, and the English ones the same figures in English.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tongbao::load::Inputs;
use tongbao::plan::Plan;
use tongbao::render::Renderer;
use walkdir::WalkDir;

/// Address of the second campaign.
const BASE: &str = "https://binhai.example.invalid/tzgj/";

const ABOUT: &str = "---\ntitle: {zh-CN: 关于本站, en: About this site}\nsummary: {zh-CN: 说明, en: What it is}\n---\n";

/// Every file of a site by its path.
struct Pages {
    plan: Plan,
    files: BTreeMap<String, String>,
}

impl Pages {
    fn of(content: Vec<(String, String)>) -> Self {
        let content = content.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
        let sources = Inputs::new(content, None, Vec::new()).understand();
        let built = tongbao::build(&sources);
        let plan = built.plan.unwrap_or_else(|| panic!("{:#?}", built.problems.sorted()));
        let renderer = Renderer::new(&plan);
        let render = |route| String::from_utf8_lossy(&renderer.render(route).unwrap()).into_owned();
        let files = plan.routes.iter().map(|route| (route.path.to_string(), render(route))).collect();
        drop(renderer);
        Self { plan, files }
    }

    #[track_caller]
    fn page(&self, path: &str) -> &str {
        self.files.get(path).unwrap_or_else(|| panic!("there is no {path}"))
    }

    fn html(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        all.filter(|(path, _)| path.ends_with(".html"))
    }
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

/// The files of the second campaign, with prose of which one issue is translated and one is not.
fn content() -> Vec<(String, String)> {
    let folder = here().join("second/content");
    let files = WalkDir::new(&folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let mut content: Vec<(String, String)> = files
        .map(|entry| {
            let inside = entry.path().strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
            (format!("content/{inside}"), fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    let mut add = |path: &str, text: &str| {
        let found = content.iter_mut().find(|(own, _)| own == path);
        found.unwrap_or_else(|| panic!("there is no {path}")).1.push_str(text);
    };
    add(
        "content/bulletins/2026-03.md",
        "三月完成{{ completed }}，见[说明](pages/about.html)和[数据](bulletins/2026-03/figures.csv)。\n",
    );
    add("content/bulletins/2026-04.md", "四月完成{{ completed }}。\n\n## 项目 {#projects}\n\n只有中文。\n");
    let about = ABOUT
        .replace("{zh-CN: 关于本站, en: About this site}", "关于本站")
        .replace("{zh-CN: 说明, en: What it is}", "说明");
    content.push(("content/pages/about.md".to_owned(), format!("{about}本站只有示例。\n")));
    content.push(("content/pages/rules.md".to_owned(), "---\ntitle: 规则\n---\n规则只有中文。\n".to_owned()));
    content
}

/// A value of a file in both languages.
fn said(line: &str, words: &BTreeMap<String, String>) -> String {
    let said = |(key, value): (&str, &str)| {
        let key_of = |key: &str| key.trim_start_matches([' ', '-']).bytes().all(|byte| byte.is_ascii_lowercase());
        let english = words.get(value).filter(|_| key_of(key))?;
        Some(format!("{key}: {{zh-CN: \"{value}\", en: \"{english}\"}}"))
    };
    line.split_once(": ").and_then(said).unwrap_or_else(|| line.to_owned())
}

/// The site in one language.
fn plain() -> &'static Pages {
    static PLAIN: OnceLock<Pages> = OnceLock::new();
    PLAIN.get_or_init(|| Pages::of(content()))
}

/// The site in both.
fn both() -> &'static Pages {
    static BOTH: OnceLock<Pages> = OnceLock::new();
    BOTH.get_or_init(|| {
        let table = fs::read_to_string(here().join("tongues/words.tsv")).unwrap();
        let words: BTreeMap<String, String> =
            table.lines().map(|line| line.split_once('\t').unwrap()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
        let mut content = content();
        for (path, text) in &mut content {
            *text = text.lines().map(|line| said(line, &words) + "\n").collect();
            if path == "content/site.yaml" {
                text.push_str("languages: [zh-CN, en]\n");
            }
            if path == "content/pages/about.md" {
                *text = format!("{ABOUT}本站只有示例。\n");
            }
            if path == "content/pages/rules.md" {
                *text = text.replace("title: 规则", "title: {zh-CN: 规则, en: Rules}");
            }
        }
        let english = "In March {{ completed }} was completed, see [about](pages/about.html) and [data](bulletins/2026-03/figures.csv).\n";
        content.push(("content/bulletins/2026-03.en.md".to_owned(), english.to_owned()));
        content.push(("content/pages/about.en.md".to_owned(), "This site is an example.\n".to_owned()));
        Pages::of(content)
    })
}

/// A page without what only a site in two languages has.
fn alone(page: &str) -> String {
    let is_shared = |line: &&str| !line.contains("hreflang") && !line.contains("class=\"tongues");
    page.lines().filter(is_shared).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_first_language_stands_as_it_would_alone() {
    let (plain, both) = (plain(), both());
    let first = both.files.iter().filter(|(path, _)| !path.starts_with("en/") && *path != "sitemap.xml");
    let first: BTreeMap<&String, String> = first.map(|(path, text)| (path, alone(text))).collect();
    assert_eq!(first.len() + 1, plain.files.len(), "no file more and no file less");
    for (path, text) in first {
        assert_eq!(text, alone(plain.page(path)), "{path}");
    }
}

#[test]
fn every_page_has_its_counterpart_and_leads_there() {
    let pages = both();
    let mut seen = 0;
    for (path, chinese) in pages.html().filter(|(path, _)| !path.starts_with("en/")) {
        let english = pages.page(&format!("en/{path}"));
        assert!(chinese.starts_with("<!doctype html>\n<html lang=\"zh-CN\">"), "{path}");
        assert!(english.starts_with("<!doctype html>\n<html lang=\"en\">"), "{path}");
        if path == "404.html" {
            continue;
        }
        let up = "../".repeat(path.matches('/').count());
        // A chart in a frame of another site has no switch.
        if !path.contains("/charts/") {
            let there = format!("<a href=\"{up}en/{path}\" hreflang=\"en\" lang=\"en\">English</a>");
            let back = format!("<a href=\"../{up}{path}\" hreflang=\"zh-CN\" lang=\"zh-CN\">");
            assert!(chinese.contains(&there) && english.contains(&back), "{path}");
        }
        assert!(english.contains(&format!("<link rel=\"stylesheet\" href=\"../{up}assets/style.css\">")), "{path}");
        let permanent = path.replace("latest/index", "bulletins/2026-06").replace("latest/", "bulletins/2026-06/");
        for page in [chinese, english] {
            for (tag, folder) in [("zh-CN", ""), ("en", "en/")] {
                let link = format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{BASE}{folder}{permanent}\">");
                assert!(page.contains(&link), "{path}: {link}");
            }
        }
        seen += 1;
    }
    assert!(seen > 80, "only {seen} pages");
    assert_eq!(pages.html().count(), 2 * (seen + 1));
}

/// Addresses in a page, without those that lead out of the site.
fn addresses(page: &str) -> impl Iterator<Item = &str> {
    let starts = ["href=\"", "src=\""].into_iter().flat_map(|mark| page.split(mark).skip(1));
    let addresses = starts.map(|rest| rest.split('"').next().unwrap().split('#').next().unwrap());
    addresses.filter(|address| !address.is_empty() && !address.contains(':'))
}

#[test]
fn every_address_of_an_english_page_leads_to_a_file() {
    let pages = both();
    for (path, page) in pages.html().filter(|(path, _)| path.starts_with("en/") && *path != "en/404.html") {
        for address in addresses(page) {
            let mut folders: Vec<&str> = path.split('/').collect();
            folders.pop();
            for part in address.split('/') {
                if part == ".." {
                    folders.pop().unwrap_or_else(|| panic!("{path}: {address} leaves the site"));
                } else {
                    folders.push(part);
                }
            }
            let target = folders.join("/");
            assert!(pages.files.contains_key(&target), "{path}: {address}");
            let is_switch = page.contains(&format!("<a href=\"{address}\" hreflang"));
            let stays = target.starts_with("en/") || is_switch || !target.ends_with(".html");
            assert!(stays, "{path} leads to {target} in the other language");
        }
    }
}

#[test]
fn machine_files_stand_once_and_search_and_feed_in_each_language() {
    let pages = both();
    // Charts are words and pictures, so each language has its own.
    let own = |path: &&String| path.starts_with("en/") && !path.contains("/charts/");
    let count = |end: &str| pages.files.keys().filter(own).filter(|path| path.ends_with(end)).count();
    for end in [".csv", ".xlsx", ".json", ".css", ".svg", "robots.txt", "sitemap.xml", "site.js"] {
        assert_eq!(count(end), 0, "{end}");
    }
    assert!(pages.page("en/search/documents-0.js").contains("Sea tunnel"));
    assert!(pages.page("search/documents-0.js").contains("跨海隧道"));
    let feed = pages.page("en/feed.xml");
    assert!(
        feed.contains("xml:lang=\"en\"") && feed.contains("<title>Binhai major projects bulletin No. 3</title>"),
        "{feed}"
    );
    assert!(feed.contains(&format!("<id>{BASE}en/bulletins/2026-06.html</id>")), "{feed}");
    let map = pages.page("sitemap.xml");
    for path in ["bulletins/2026-06.html", "en/bulletins/2026-06.html", "en/projects/tunnel.html"] {
        assert!(map.contains(&format!("<loc>{BASE}{path}</loc>")), "{path}");
    }
    assert!(pages.page("en/find.html").contains("site.js\" data-root=\"\""));
    assert!(!pages.page("find.html").contains("data-root"));
}

#[test]
fn prose_is_shown_in_its_language_or_said_to_be_elsewhere() {
    let pages = both();
    let march = pages.page("en/bulletins/2026-03.html");
    assert!(march.contains("was completed, see <a href=\"../pages/about.html\">about</a>"), "{march}");
    assert!(march.contains("<a href=\"../../bulletins/2026-03/figures.csv\">data</a>"));
    assert!(!march.contains("only available in"));
    let april = pages.page("en/bulletins/2026-04.html");
    assert!(
        april.contains("only available in <a href=\"../../bulletins/2026-04.html\" hreflang=\"zh-CN\" lang=\"zh-CN\">")
    );
    assert!(!april.contains("只有中文") && pages.page("bulletins/2026-04.html").contains("只有中文"));
    assert!(!pages.page("en/bulletins/2026-06.html").contains("only available in"), "it has no prose at all");
    assert!(pages.page("en/pages/about.html").contains("<p>This site is an example.</p>"));
    assert!(pages.page("en/pages/rules.html").contains("<h1>Rules</h1>"));
    assert!(pages.page("en/pages/rules.html").contains("only available in <a href=\"../../pages/rules.html\""));
}

#[test]
fn positions_are_the_same_in_both_languages() {
    let facts = &both().plan.facts;
    let english = facts.in_language(1);
    let ids = |facts: &tongbao::model::Facts| -> Vec<String> {
        let projects = facts.projects.iter().map(|own| own.id.to_string());
        let counties = facts.counties.iter().map(|own| own.id.to_string());
        let bulletins = facts.bulletins.iter().chain(&facts.specials).map(|own| own.id.to_string());
        let units = facts.campaign.units.iter().map(|own| own.id.to_string());
        projects.chain(counties).chain(bulletins).chain(units).collect()
    };
    assert_eq!(ids(facts), ids(english));
    assert_eq!((facts.languages(), english.languages()), (2, 1));
    let name =
        |facts: &tongbao::model::Facts| facts.projects.iter().map(|own| own.name.to_string()).collect::<Vec<_>>();
    assert!(name(english).contains(&"Sea tunnel".to_owned()) && name(facts).contains(&"跨海隧道".to_owned()));
}
