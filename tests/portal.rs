//! What a government portal asks of a page that stands in one of its columns.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;

use crate::pages::SECOND;
use crate::support::Sandbox;

const PORTAL: &str = "portal:
  site_name: 某市人民政府网
  site_domain: www.example.gov.cn
  site_id_code: '0000000000'
  column_name: 扩大有效投资
  column_type: 工作动态
  column_description: 每月通报
  column_keywords: 投资,通报
  content_source: 投资科供稿
  keywords: 有效投资
  author: 投资科
  image: https://www.example.gov.cn/cover.png
  home_url: https://www.example.gov.cn/
  columns:
  - name: 政务公开
    url: https://www.example.gov.cn/zwgk/
  department: 投资科
  disclosure: 主动公开
";

/// The built bulletin of a new campaign, and its page of counties.
fn build(sandbox: &Sandbox) -> [String; 2] {
    sandbox.expect(0, &["build"]);
    let page = |path: &str| fs::read_to_string(sandbox.path("output").join(path)).unwrap();
    [page("bulletins/2025-07.html"), page("counties/index.html")]
}

/// 《政府网站网页标签规范》: tags of the site and the column on every page, tags of the content on an issue.
#[test]
fn tags_breadcrumb_and_metadata_come_from_the_configuration() {
    let sandbox = Sandbox::new();
    let site = fs::read_to_string(sandbox.path("content/site.yaml")).unwrap();
    sandbox.write("content/site.yaml", &format!("{site}base_url: https://www.example.gov.cn/tzgj\n{PORTAL}"));
    sandbox.edit("content/bulletins/2025-07.md", "period:", "index_number: 000000000/2025-00001\nperiod:");
    let [bulletin, counties] = build(&sandbox);
    let of_all = [
        ("SiteName", "某市人民政府网"),
        ("SiteDomain", "www.example.gov.cn"),
        ("SiteIDCode", "0000000000"),
        ("ColumnName", "扩大有效投资"),
        ("ColumnType", "工作动态"),
        ("ColumnDescription", "每月通报"),
        ("ColumnKeywords", "投资,通报"),
    ];
    let of_issues = [
        ("ContentSource", "投资科供稿"),
        ("Keywords", "有效投资"),
        ("Author", "投资科"),
        ("Image", "https://www.example.gov.cn/cover.png"),
        ("Url", "https://www.example.gov.cn/tzgj/bulletins/2025-07.html"),
    ];
    for (name, content) in of_all.into_iter().chain(of_issues) {
        let tag = format!("<meta name=\"{name}\" content=\"{content}\">");
        assert!(bulletin.contains(&tag), "{tag}");
        assert_eq!(counties.contains(&tag), of_all.iter().any(|own| own.0 == name), "{tag}");
    }
    assert!(bulletin.contains("<meta name=\"PubDate\" content=\"2025-08-"));
    let way = "<ol><li><a href=\"https://www.example.gov.cn/\">某市人民政府网</a></li>\
               <li><a href=\"https://www.example.gov.cn/zwgk/\">政务公开</a></li><li><a href=\"../index.html\">";
    assert!(bulletin.contains(way) && counties.contains(way));
    for box_of in [
        "<dt>索引号</dt><dd>000000000/2025-00001</dd>",
        "<dt>公开方式</dt><dd>主动公开</dd>",
        "<dt>责任部门</dt><dd>投资科</dd>",
        "<dt>生成日期</dt>",
        "<dt>发布机构</dt>",
    ] {
        assert!(bulletin.contains(box_of), "{box_of}");
    }
}

#[test]
fn what_is_not_configured_is_not_there() {
    let [bulletin, counties] = build(&Sandbox::new());
    for page in [bulletin, counties] {
        for absent in
            ["\"SiteName\"", "\"Column", "\"PubDate\"", "\"Url\"", "索引号", "责任部门", "公开方式", "qr-code"]
        {
            assert!(!page.contains(absent), "{absent}");
        }
    }
}

/// A page put up on paper leads back to its permanent address, also from the copy under `latest/`; one for offices never does.
#[test]
fn codes_stand_on_pages_that_are_put_up() {
    let code =
        |path: &str| SECOND[path].split_once("class=\"qr-code\"").map(|(_, rest)| rest.split_once("</svg>").unwrap().0);
    assert_eq!(code("latest/index.html"), code("bulletins/2026-06.html"));
    for (path, has_code) in [
        ("latest/index.html", true),
        ("bulletins/2026-03.html", true),
        ("counties/donggang.html", true),
        ("projects/berth.html", false),
        ("method.html", false),
    ] {
        assert_eq!(code(path).is_some(), has_code, "{path}");
    }
    assert_ne!(code("bulletins/2026-03.html"), code("bulletins/2026-06.html"));
}

/// A server shows the page for missing addresses at any depth.
#[test]
fn the_page_for_missing_addresses_counts_from_the_servers_root() {
    let page = &SECOND["404.html"];
    assert!(page.contains("href=\"/tzgj/assets/style.css\"") && page.contains("href=\"/tzgj/index.html\""), "{page}");
}
