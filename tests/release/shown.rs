//! What readers see of a release: how far it is, the code, and each correction with what it was.

use tongbao::render::Renderer;

use super::Campaign;

fn page(campaign: &Campaign, path: &str) -> String {
    let plan = tongbao::draft(&campaign.sources, &mut |_| ()).plan.unwrap();
    let route = plan.routes.iter().find(|route| route.path.as_str() == path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(Renderer::new(&plan).render(route).unwrap().into_owned()).unwrap()
}

#[test]
fn a_site_without_releases_says_nothing_of_them() {
    let campaign = Campaign::second();
    for path in ["bulletins/2026-06.html", "archive.html"] {
        assert!(!page(&campaign, path).contains("class=\"rel\""), "{path}");
    }
}

#[test]
fn a_bulletin_says_how_far_it_is_and_prints_its_code() {
    let mut campaign = Campaign::second();
    campaign.issue("2026-03", "2026-04-10");
    let issued = page(&campaign, "bulletins/2026-03.html");
    // The chain's own file gives the head as written when it was sealed.
    let chain = campaign.text("content/releases/chain.txt").to_owned();
    let code = issued.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();
    assert!(code.len() == 12 && chain.contains(code), "{code} is not in\n{chain}");
    assert!(issued.contains("已印发") && !issued.contains("id=\"corrections\""));
    let draft = page(&campaign, "bulletins/2026-04.html");
    assert!(draft.contains("草稿，尚未印发") && !draft.contains("<code>"));
    let archive = page(&campaign, "archive.html");
    assert!(archive.contains("已印发") && archive.contains("草稿，尚未印发") && archive.contains(code));
}

/// The berth's 200 of March becomes 210: the whole's completed investment goes from 250 to 260 (EXPECTED.md), and the reason stands beside.
#[test]
fn a_correction_shows_what_it_was_why_and_by_whom() {
    let mut campaign = Campaign::second();
    campaign.issue("2026-03", "2026-04-10");
    let before = page(&campaign, "bulletins/2026-03.html");
    campaign.edit("content/projects/berth.yaml", "completed: 200", "completed: 210");
    campaign.revise("2026-03", "2026-05-02").unwrap();
    assert!(!page(&campaign, "bulletins/2026-03.html").contains("id=\"corrections\""), "nobody has approved it yet");
    campaign.issue("2026-03", "2026-05-03");
    let after = page(&campaign, "bulletins/2026-03.html");
    for said in ["已更正", "id=\"corrections\"", "差错更正", "2026-05-02", "投资科", "重复报送"] {
        assert!(after.contains(said), "{said}");
    }
    let notice = after.split("id=\"corrections\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(
        notice.contains("<del>250</del>") && notice.contains("<b>260</b>") && notice.contains("滨海市"),
        "{notice}"
    );
    let code = |page: &str| page.split("<code>").nth(1).unwrap()[..12].to_owned();
    assert_ne!(code(&before), code(&after));
    assert!(!before.contains("已更正"));
}
