//! Front matter of `bulletins/*.md` and `pages/*.md`.

use super::{Choice, Field, Kind, Schema, choice, label};

/// Front matter of a bulletin.
pub static BULLETIN: Schema = Schema {
    label: label("通报", "bulletin"),
    fields: &[
        Field::required("number", label("期号", "number"), Kind::Integer(1, 9999), label("各种类分别编号，随截止日期递增", "of its kind; rises with the cut-off"), "1"),
        Field::optional("kind", label("种类", "kind"), Kind::Choice(BULLETIN_KINDS), label("缺省 monthly；专报不参与排名变化、连续亮灯和首页", "default monthly; special reports count for no movement, no running light and no front page"), "special"),
        Field::required("title", label("标题", "title"), Kind::Text, label("通报的标题", "title of the bulletin"), "扩大有效投资月度通报"),
        Field::optional("doc_number", label("文号", "document number"), Kind::Text, label("年份用六角括号", "with the year in 〔〕"), "某发改函〔2030〕1号"),
        Field::optional("index_number", label("索引号", "index number"), Kind::Text, label("信息公开目录中的编号", "number in the catalogue of public documents"), "000000000/2030-00001"),
        Field::required("period", label("月份", "period"), Kind::Period, label("通报哪个月", "the month it speaks of"), "2030-07"),
        Field::required("cutoff", label("截止日期", "cut-off"), Kind::Date, label("数据截至这一天", "data up to this day"), "2030-07-31"),
        Field::required("issued", label("印发日期", "issued"), Kind::Date, label("成文日期", "date of the document"), "2030-08-10"),
        Field::optional("recipients", label("主送", "recipients"), Kind::List(&Kind::Text), label("主送机关", "addressees"), "[各县（区）人民政府]"),
        Field::optional("copies", label("抄送", "copies"), Kind::List(&Kind::Text), label("抄送机关", "copies to"), "[市政府办公室]"),
        Field::optional("signer", label("落款", "signer"), Kind::Text, label("缺省为主办单位", "default: the publisher"), "某市发展和改革委员会"),
        Field::optional("asks", label("提请事项", "decisions asked for"), Kind::List(&Kind::Record(&ASK)), label("只用于专报", "special reports only"), ""),
        Field::audience(),
    ],
};

static BULLETIN_KINDS: &[Choice] = &[choice("monthly", "月度通报", "monthly bulletin"), choice("special", "两周专报", "special report")];

static ASK: Schema = Schema {
    label: label("提请事项", "decision asked for"),
    fields: &[
        Field::required("title", label("事项", "title"), Kind::Text, label("请求决定什么", "what is to be decided"), "明确输电线路路径"),
        Field::required("of", label("提请谁", "of whom"), Kind::Text, label("只写职务或机关，不写姓名", "an office, never a name"), "分管副市长"),
        Field::optional("by", label("希望何时", "by"), Kind::Date, label("希望哪天前决定", "when it is needed"), "2030-08-31"),
        Field::optional("reason", label("理由", "reason"), Kind::Paragraph, label("一两句话", "a sentence or two"), "两家单位意见不一"),
    ],
};

/// Front matter of a page.
pub static PAGE: Schema = Schema {
    label: label("说明页", "page"),
    fields: &[
        Field::required("title", label("标题", "title"), Kind::Text, label("页面标题", "title of the page"), "关于本栏目"),
        Field::optional("summary", label("提要", "summary"), Kind::Text, label("标题下的一句话", "one line under the title"), "数字从哪里来"),
        Field::optional("order", label("显示次序", "order"), Kind::Integer(0, 9999), label("缺省按编号", "default: by id"), "1"),
    ],
};
