//! `site.yaml` as facts.

/// Who publishes, and how.
#[derive(Clone, Debug)]
pub struct Site {
    /// Name of the site.
    pub name: Box<str>,
    /// Short name.
    pub short_name: Box<str>,
    /// Language tag of the pages.
    pub language: &'static str,
    /// Notice at the top of every page.
    pub notice: Option<Box<str>>,
    /// 主办单位.
    pub publisher: Box<str>,
    /// Where the site will stand, ending in `/`; for what needs whole addresses.
    pub base_url: Option<Box<str>>,
    /// The portal that carries it.
    pub portal: Portal,
    /// How numbers look.
    pub numbers: Numbers,
}

/// Metadata of the portal; all of it optional.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the names are those of the portal's meta tags and of the catalogue")]
pub struct Portal {
    pub site_name: Option<Box<str>>,
    pub site_domain: Option<Box<str>>,
    pub site_id_code: Option<Box<str>>,
    pub column_name: Option<Box<str>>,
    pub column_type: Option<Box<str>>,
    pub column_description: Option<Box<str>>,
    pub column_keywords: Option<Box<str>>,
    pub content_source: Option<Box<str>>,
    pub keywords: Option<Box<str>>,
    pub author: Option<Box<str>>,
    pub image: Option<Box<str>>,
    pub home_url: Option<Box<str>>,
    pub columns: Vec<PortalColumn>,
    pub department: Option<Box<str>>,
    pub disclosure: Option<Box<str>>,
    pub contact: Option<Box<str>>,
    pub icp: Option<Box<str>>,
    pub police_record: Option<Box<str>>,
}

/// A column of the portal above this site.
#[derive(Clone, Debug)]
pub struct PortalColumn {
    /// Its name.
    pub name: Box<str>,
    /// Its address.
    pub url: Box<str>,
}

/// Units and decimals of what is printed.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// Decimals of percents and points.
    pub percent_decimals: u8,
    /// Unit of sums.
    pub amount_unit: AmountUnit,
    /// Decimals of sums.
    pub amount_decimals: u8,
    /// Unit of a single project's amounts.
    pub project_unit: AmountUnit,
    /// Decimals of a single project's amounts.
    pub project_decimals: u8,
}

/// Unit in which amounts are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountUnit {
    /// 亿元, a hundred million yuan.
    Yi,
    /// 万元, ten thousand yuan.
    Wan,
}
