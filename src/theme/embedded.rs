//! The built-in theme, carried in the program: it needs no folder beside it.

/// A file of the built-in theme with its path.
macro_rules! own {
    ($path:literal) => {
        ($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/", $path)))
    };
}

/// Files of `themes/default` with their paths inside it, in order of names; a test compares the list with the folder.
pub(super) const FILES: &[(&str, &str)] = &[
    own!("assets/icon.svg"),
    own!("assets/site.js"),
    own!("assets/style.css"),
    own!("phrases/en.yaml"),
    own!("phrases/zh-CN.yaml"),
    own!("templates/404.html"),
    own!("templates/action.html"),
    own!("templates/actions.html"),
    own!("templates/approval.html"),
    own!("templates/approvals.html"),
    own!("templates/archive.html"),
    own!("templates/attraction.html"),
    own!("templates/base.html"),
    own!("templates/bulletin.html"),
    own!("templates/chart.css"),
    own!("templates/chart.html"),
    own!("templates/compare.html"),
    own!("templates/counties.html"),
    own!("templates/county.html"),
    own!("templates/data.html"),
    own!("templates/deals.html"),
    own!("templates/doors.html"),
    own!("templates/entries.html"),
    own!("templates/entry.html"),
    own!("templates/feed.xml"),
    own!("templates/finance.html"),
    own!("templates/find.html"),
    own!("templates/foot.html"),
    own!("templates/fund.html"),
    own!("templates/home.html"),
    own!("templates/inspection.html"),
    own!("templates/inspections.html"),
    own!("templates/leader.html"),
    own!("templates/leaders.html"),
    own!("templates/lists.html"),
    own!("templates/meeting.html"),
    own!("templates/meetings.html"),
    own!("templates/method.html"),
    own!("templates/page.html"),
    own!("templates/parts/assessment.html"),
    own!("templates/parts/atoms.html"),
    own!("templates/parts/compare.html"),
    own!("templates/parts/duty.html"),
    own!("templates/parts/follow.html"),
    own!("templates/parts/issue.html"),
    own!("templates/parts/lists.html"),
    own!("templates/parts/pipeline.html"),
    own!("templates/parts/ranking.html"),
    own!("templates/parts/release.html"),
    own!("templates/parts/report.html"),
    own!("templates/parts/special.html"),
    own!("templates/parts/targets.html"),
    own!("templates/parts/wall.html"),
    own!("templates/parts/watch.html"),
    own!("templates/parts/why.html"),
    own!("templates/problems.html"),
    own!("templates/project.html"),
    own!("templates/projects.html"),
    own!("templates/rankings.html"),
    own!("templates/report.html"),
    own!("templates/reserve.html"),
    own!("templates/reserves.html"),
    own!("templates/set.html"),
    own!("templates/sitemap.xml"),
    own!("templates/special.html"),
    own!("templates/supervision.html"),
    own!("templates/supervisions.html"),
    own!("templates/targets.html"),
    own!("templates/unit.html"),
    own!("templates/units.html"),
    own!("templates/wall.html"),
    own!("templates/walls.html"),
    own!("templates/why.html"),
    own!("theme.yaml"),
    own!("words/en.yaml"),
    own!("words/zh-CN.yaml"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_folder() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
        let walk = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().map(Result::unwrap);
        let mut found: Vec<String> = walk
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(&folder).unwrap().to_string_lossy().into_owned())
            .collect();
        found.sort();
        let listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        assert_eq!(listed, found);
    }
}
