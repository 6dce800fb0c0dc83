//! A chart of an issue away from its bulletin: on a page to link to or to put into a frame, and as an image.

use crate::render::chart::{Poster, poster as drawing_alone};
use crate::render::pages::issue_chart::{Chart, of, view_of};
use crate::render::pages::{Scene, public_base};
use crate::render::text;
use crate::render::view::StandingView;
use crate::route::{ChartForm, IssueChart, IssuePart};

/// The page on which a chart stands alone.
pub(crate) fn chart_page(scene: &Scene<'_>, chart: IssueChart) -> StandingView {
    let bulletin = scene.bulletin();
    StandingView {
        chart: view_of(scene, chart),
        issue: scene.link(&bulletin.title, &scene.issue_path(IssuePart::Bulletin)),
        number: scene.say.words.issue.number(bulletin.number),
        cutoff: text::date(bulletin.cutoff, scene.say),
        publisher: scene.facts.site.publisher.to_string(),
    }
}

/// A chart as an image that needs nothing beside it; `style` are the theme's rules for dark screens, `inside` is what a site for offices
/// says on every page.
pub(crate) fn poster(scene: &Scene<'_>, chart: IssueChart, style: &str, inside: Option<&str>) -> String {
    let (site, bulletin) = (&scene.facts.site, scene.bulletin());
    let Chart { title, description, svg, .. } = of(scene, chart);
    let title = scene.say.words.chart.of_issue(&title, bulletin.number, text::period(bulletin.period, scene.say));
    let cutoff = text::date(bulletin.cutoff, scene.say);
    let source = scene.say.words.chart.source(&site.publisher, &bulletin.title, &cutoff);
    let address = public_base(scene.facts).map(|base| {
        let prefix = scene.original.prefix(scene.language);
        format!("{base}{prefix}{}", chart.path(bulletin.id.as_str(), ChartForm::Page))
    });
    let notes: Vec<&str> =
        [inside, site.notice.as_deref(), Some(&*source), address.as_deref()].into_iter().flatten().collect();
    drawing_alone(&Poster { title: &title, description: &description, svg: &svg, notes: &notes, style })
}
