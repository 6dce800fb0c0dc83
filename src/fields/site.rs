//! `site.yaml`: who publishes, in which portal, and how numbers look.

use super::{Choice, Field, Kind, Schema, choice, label};

/// `site.yaml`.
pub static SITE: Schema = Schema {
    label: label("站点", "site"),
    fields: &[
        Field::required("name", label("站点名称", "site name"), Kind::Text, label("显示在每页标题里", "stands in every page's title"), "扩大有效投资通报"),
        Field::optional("short_name", label("简称", "short name"), Kind::Text, label("显示在页眉；缺省同站点名称", "stands in the head of the page; default is the name"), "百日攻坚通报"),
        Field::optional("language", label("页面语言", "language of the pages"), Kind::Choice(LANGUAGES), label("只有一种语言时写；缺省 zh-CN", "of a site in one language; default zh-CN"), "zh-CN"),
        Field::optional("languages", label("发布语言", "languages"), Kind::List(&Kind::Choice(LANGUAGES)), label("同时发布两种语言时写，第一种在根目录", "of a site in two languages; the first stands at the root"), "[zh-CN, en]"),
        Field::optional("notice", label("提示语", "notice"), Kind::Text, label("显示在每一页最上方", "stands at the top of every page"), "演示数据：数字为示例"),
        Field::required("publisher", label("主办单位", "publisher"), Kind::Text, label("显示在页脚", "stands in the foot of the page"), "某市发展和改革委员会"),
        Field::optional("base_url", label("站点地址", "address of the site"), Kind::Url, label("含栏目路径；用于规范链接、订阅、站点地图和二维码，站内链接一律是相对的", "with the column's path; for canonical links, feed, site map and QR codes; all other links are relative"), "https://example.gov.cn/tzgj/"),
        Field::optional("portal", label("门户信息", "portal"), Kind::Record(&PORTAL), label("政府网站规范要求的页面标签和页脚信息", "meta tags and foot of page that government sites carry"), ""),
        Field::optional("numbers", label("数字显示", "numbers"), Kind::Record(&NUMBERS), label("单位和小数位数；只影响显示，不影响计算", "units and decimals; they change what is shown, not what is computed"), ""),
    ],
};

static PORTAL: Schema = Schema {
    label: label("门户信息", "portal"),
    fields: &[
        Field::optional("site_name", label("网站名称", "SiteName"), Kind::Text, label("页面标签 SiteName", "meta tag SiteName"), "某市人民政府网"),
        Field::optional("site_domain", label("网站域名", "SiteDomain"), Kind::Text, label("页面标签 SiteDomain", "meta tag SiteDomain"), "www.example.gov.cn"),
        Field::optional("site_id_code", label("网站标识码", "SiteIDCode"), Kind::Text, label("十位数字", "ten digits"), "\"0000000000\""),
        Field::optional("column_name", label("栏目名称", "ColumnName"), Kind::Text, label("页面标签 ColumnName", "meta tag ColumnName"), "扩大有效投资"),
        Field::optional("column_type", label("栏目类别", "ColumnType"), Kind::Text, label("页面标签 ColumnType", "meta tag ColumnType"), "工作动态"),
        Field::optional("column_description", label("栏目描述", "ColumnDescription"), Kind::Text, label("页面标签 ColumnDescription", "meta tag ColumnDescription"), "每月通报投资和项目进展"),
        Field::optional("column_keywords", label("栏目关键词", "ColumnKeywords"), Kind::Text, label("页面标签 ColumnKeywords", "meta tag ColumnKeywords"), "投资,项目,通报"),
        Field::optional("content_source", label("稿件来源", "ContentSource"), Kind::Text, label("页面标签 ContentSource；缺省为主办单位", "meta tag ContentSource; default: the publisher"), "某市发展和改革委员会"),
        Field::optional("keywords", label("关键词", "Keywords"), Kind::Text, label("页面标签 Keywords，每期相同", "meta tag Keywords, the same on every issue"), "有效投资,百日攻坚"),
        Field::optional("author", label("作者", "Author"), Kind::Text, label("页面标签 Author；写机构，不写姓名", "meta tag Author; an office, never a name"), "投资科"),
        Field::optional("image", label("配图地址", "Image"), Kind::Url, label("页面标签 Image", "meta tag Image"), "https://www.example.gov.cn/tzgj/cover.png"),
        Field::optional("home_url", label("门户首页", "portal home"), Kind::Url, label("面包屑的第一级", "first step of the breadcrumb"), "https://www.example.gov.cn/"),
        Field::optional("columns", label("上级栏目", "columns above"), Kind::List(&Kind::Record(&COLUMN)), label("面包屑中门户首页与本栏目之间的各级", "steps of the breadcrumb between the portal's home and this site"), ""),
        Field::optional("department", label("责任部门", "department"), Kind::Text, label("信息公开表中的责任部门；写科室，不写姓名", "in the box of metadata on every issue; an office, never a name"), "投资科"),
        Field::optional("disclosure", label("公开方式", "manner of disclosure"), Kind::Text, label("信息公开表中的公开方式", "in the box of metadata on every issue"), "主动公开"),
        Field::optional("contact", label("联系方式", "contact"), Kind::Text, label("办公电话；不写个人电话", "an office's telephone, never a person's"), "办公室"),
        Field::optional("icp", label("ICP 备案号", "ICP record"), Kind::Text, label("显示在页脚", "stands in the foot of the page"), "某ICP备00000000号"),
        Field::optional("police_record", label("公安备案号", "police record"), Kind::Text, label("显示在页脚", "stands in the foot of the page"), "某公网安备00000000000000号"),
    ],
};

static COLUMN: Schema = Schema {
    label: label("上级栏目", "column above"),
    fields: &[
        Field::required("name", label("名称", "name"), Kind::Text, label("栏目名称", "name of the column"), "政务公开"),
        Field::required("url", label("地址", "address"), Kind::Url, label("栏目地址", "address of the column"), "https://www.example.gov.cn/zwgk/"),
    ],
};

static NUMBERS: Schema = Schema {
    label: label("数字显示", "numbers"),
    fields: &[
        Field::optional("percent_decimals", label("百分数小数位", "decimals of percents"), Kind::Integer(0, 4), label("缺省 1", "default 1"), "1"),
        Field::optional("amount_unit", label("汇总金额单位", "unit of sums"), Kind::Choice(AMOUNT_UNITS), label("缺省 yi（亿元）", "default yi (hundred million yuan)"), "yi"),
        Field::optional("amount_decimals", label("汇总金额小数位", "decimals of sums"), Kind::Integer(0, 4), label("缺省 2", "default 2"), "2"),
        Field::optional("project_unit", label("项目金额单位", "unit of a project's amounts"), Kind::Choice(AMOUNT_UNITS), label("缺省 wan（万元）", "default wan (ten thousand yuan)"), "wan"),
        Field::optional("project_decimals", label("项目金额小数位", "decimals of a project's amounts"), Kind::Integer(0, 4), label("缺省 0", "default 0"), "0"),
    ],
};

/// Languages in which a site can be published, by the tags that files and pages use.
pub const LANGUAGES: &[Choice] = &[choice("zh-CN", "简体中文", "Chinese (simplified)"), choice("en", "英文", "English")];

static AMOUNT_UNITS: &[Choice] = &[choice("yi", "亿元", "hundred million yuan"), choice("wan", "万元", "ten thousand yuan")];
