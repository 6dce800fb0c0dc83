//! What every page shares, and what is known of the page itself.

use serde::Serialize;

use super::{Html, Link};

/// `site`: the same on every page, converted once for the whole build.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Full name, for titles.
    pub name: String,
    /// Short name, for the masthead line.
    pub short_name: String,
    /// Language tag of the pages, `zh-CN` or `en`.
    pub language: String,
    /// True for a site for offices, which must not be published.
    pub offices: bool,
    /// Shown at the top of every page, or `null`.
    pub notice: Option<String>,
    /// 主办单位.
    pub publisher: String,
    /// Name of the campaign.
    pub campaign: String,
    /// Year of the campaign.
    pub year: i16,
    /// Where the site will stand, for what needs whole addresses; `null` when that is not said, or for offices only.
    pub base_url: Option<String>,
    /// Program and version, for the `generator` meta tag.
    pub generator: String,
    /// Unit of a single project's amounts in tables: `万元`.
    pub project_unit: String,
    /// Unit of a distance from schedule: `个百分点`.
    pub points_unit: String,
    /// The map of the site, two levels deep; a room without a page is left out.
    pub doors: Vec<DoorView>,
    /// Metadata of the portal that carries the column.
    pub portal: PortalView,
}

/// A door of the main navigation; it opens on its first room.
#[derive(Clone, Debug, Serialize)]
pub struct DoorView {
    /// `bulletin`, `rankings`, `targets`, `projects` or `duty`; its word is `door_ID`.
    pub id: &'static str,
    /// What stands behind it.
    pub rooms: Vec<RoomView>,
}

/// An entry behind a door.
#[derive(Clone, Debug, Serialize)]
pub struct RoomView {
    /// Stable name; its word is `room_ID`.
    pub id: &'static str,
    /// Address from the site's root.
    pub path: &'static str,
}

/// Metadata for a government portal; every field may be `null` and is then left out.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PortalView {
    /// Meta tag `SiteName`.
    pub site_name: Option<String>,
    /// Meta tag `SiteDomain`.
    pub site_domain: Option<String>,
    /// Meta tag `SiteIDCode`, ten digits.
    pub site_id_code: Option<String>,
    /// Meta tag `ColumnName`.
    pub column_name: Option<String>,
    /// Meta tag `ColumnType`.
    pub column_type: Option<String>,
    /// Meta tag `ColumnDescription`.
    pub column_description: Option<String>,
    /// Meta tag `ColumnKeywords`.
    pub column_keywords: Option<String>,
    /// Meta tag `ContentSource`: 稿件来源, when it is not the publisher.
    pub content_source: Option<String>,
    /// Meta tag `Keywords`.
    pub keywords: Option<String>,
    /// Meta tag `Author`.
    pub author: Option<String>,
    /// Meta tag `Image`.
    pub image: Option<String>,
    /// Address of the portal's own home page.
    pub home_url: Option<String>,
    /// The columns between that page and this site, for the breadcrumb.
    pub columns: Vec<Link>,
    /// 责任部门, for the metadata of an issue.
    pub department: Option<String>,
    /// 公开方式, for the same.
    pub disclosure: Option<String>,
    /// 联系电话 or other contact of the office.
    pub contact: Option<String>,
    /// ICP备案号.
    pub icp: Option<String>,
    /// 公安备案号.
    pub police_record: Option<String>,
}

/// `page`: where this page stands.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// Kind of page, also the template's name: `home`, `bulletin`, `rankings`, `targets`, `problems`, `lists`, `counties`, `county`,
    /// `projects`, `project`, `archive`, `method`, `page`, `404`.
    pub kind: &'static str,
    /// Title of the page alone.
    pub title: String,
    /// One sentence for the `description` meta tag.
    pub description: String,
    /// `""`, `"../"` or `"../../"`: the way from this page to the root of its language; put it before a page's address. Of the page
    /// that a server shows in place of any missing one, the path of the site's address where that is known: `/tzgj/`.
    pub root: String,
    /// The way from this page to the site's root; put it before an asset's name. The same as `root` in the site's first language.
    pub base: String,
    /// This page in every language of the site, the first language first; empty where there is only one.
    pub tongues: Vec<TongueView>,
    /// Which of `site.doors` this page stands behind; empty outside them.
    pub door: &'static str,
    /// Which room behind that door.
    pub room: &'static str,
    /// Its own address from the root of its language.
    pub path: String,
    /// The permanent address, absolute when the site has a `base_url`; else relative on the copies under `latest/`, and empty on
    /// pages that stand at theirs.
    pub canonical: String,
    /// Date of the content as `YYYY-MM-DD HH:MM` for `PubDate`, from the bulletin's date of issue; empty on pages without one.
    pub published: String,
    /// QR code of the permanent address, inline SVG, on pages that are put up on paper: those of issues, counties and walls. Empty on
    /// others and on a site without a `base_url`.
    pub qr: Html,
    /// The tables as a schema.org `Dataset`, JSON that is safe inside a `script` element: a block of data, which a strict policy
    /// allows. On a bulletin's permanent page of a site with a `base_url`; empty on others.
    pub dataset: Html,
    /// The way down to this page, outermost first, without the page itself.
    pub crumbs: Vec<Crumb>,
    /// On pages of an older issue: the newest one, to say so in a banner.
    pub newer: Option<Link>,
}

/// A page in one language.
#[derive(Clone, Debug, Serialize)]
pub struct TongueView {
    /// Language tag, `zh-CN` or `en`.
    pub tag: &'static str,
    /// What the language calls itself.
    pub name: &'static str,
    /// Relative address of the page.
    pub href: String,
    /// Its permanent address, as for `page.canonical`.
    pub canonical: String,
    /// True for the language of this page.
    pub current: bool,
}

/// `frame`: what `doors.html` and `foot.html` see instead of `page`. They are rendered once for all pages that share it, and stand
/// on a page as the markup `doors` and `foot`.
#[derive(Clone, Debug, Serialize)]
pub struct FrameView {
    /// As on the page.
    pub root: String,
    /// As on the page.
    pub base: String,
    /// As on the page.
    pub door: &'static str,
    /// As on the page.
    pub room: &'static str,
    /// The page's own address where a door or a room leads to it, or it is the front page; else empty.
    pub path: String,
    /// True on pages of an older issue, which have a navigation of their own.
    pub older: bool,
    /// Pages written by hand, for the foot of the page.
    pub more: Vec<Link>,
}

/// One step of the way down to a page.
pub type Crumb = Link;

/// `prose`: a page written by hand.
#[derive(Clone, Debug, Serialize)]
pub struct ProseView {
    /// Title.
    pub title: String,
    /// One line under the title, or `null`.
    pub summary: Option<String>,
    /// The text.
    pub body: Html,
    /// The page in the language of its text, when that is not this one and the text is not translated.
    pub prose_elsewhere: Option<TongueView>,
}
