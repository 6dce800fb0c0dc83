//! What a page needs to be whole: sheets, scripts and pictures; looked for in a set of objects.

use std::collections::BTreeMap;

use crate::support::Sandbox;

/// A campaign with the theme `mine`, whose pages have a sheet of its own beside the usual one.
pub(super) fn with_own_sheet() -> Sandbox {
    let sandbox = Sandbox::new();
    let base = include_str!("../../themes/default/templates/base.html");
    let end = "</head>";
    assert!(base.contains(end));
    let link = "<link rel=\"stylesheet\" href=\"{{ page.root }}assets/own.css\">\n</head>";
    sandbox.write("themes/mine/templates/base.html", &base.replacen(end, link, 1));
    sandbox.write("themes/mine/assets/own.css", "h1 { color: #123456 }\n");
    sandbox
}

/// Every `page → file` whose file is missing.
pub(super) fn missing(objects: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (page, bytes) in objects.iter().filter(|(page, _)| page.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        let tags = ["<link ", "<script ", "<img "].into_iter().flat_map(|tag| text.split(tag).skip(1));
        let mut needs = 0;
        for tag in tags.filter_map(|rest| rest.split('>').next()) {
            let is_needed = tag.contains("src=") || tag.contains("stylesheet") || tag.contains("rel=\"icon\"");
            let address = ["src=\"", "href=\""].iter().find_map(|name| tag.split(name).nth(1)?.split('"').next());
            if let Some(address) = address.filter(|_| is_needed) {
                needs += 1;
                let file = resolve(page, address);
                if !objects.contains_key(&file) {
                    wrong.push(format!("{page} → {file}"));
                }
            }
        }
        assert!(needs >= 2, "{page} needs at least a sheet and a script");
    }
    wrong
}

/// An address as it stands on a page.
fn resolve(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('?').next().unwrap().split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
