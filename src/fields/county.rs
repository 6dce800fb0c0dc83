//! `counties/*.yaml`: a county, park or city level, with its entered statistics and totals.

use super::unit::REPORT;
use super::{Choice, Field, Kind, Registry, Schema, choice, label};

/// A file of `counties/`.
pub static COUNTY: Schema = Schema {
    label: label("县（区）", "county"),
    fields: &[
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "甲县"),
        Field::required("level", label("层级", "level"), Kind::Choice(LEVELS), label("恰有一个文件是 whole（全市合计），它不参加排名", "exactly one file is the whole, which is not ranked"), "county"),
        Field::optional("order", label("显示次序", "order"), Kind::Integer(0, 9999), label("缺省按编号", "default: by id"), "1"),
        Field::optional("leaders", label("责任领导", "leaders"), Kind::List(&Kind::Record(&LEADER)), label("只写职务，不写姓名", "offices, never names"), ""),
        Field::optional("statistics", label("统计数据", "statistics"), Kind::List(&Kind::Record(&STATISTIC)), label("统计部门公布的数，原样填入，不由总量推算", "figures of the statistics bureau, entered as published and never computed from levels"), ""),
        Field::optional("totals", label("填报总量", "totals"), Kind::List(&Kind::Record(&TOTAL)), label("按日期填报的累计总量", "dated cumulative totals"), ""),
        Field::optional("reports", label("工作报告", "reports"), Kind::List(&Kind::Record(&REPORT)), label("有这一项的县（区）才计入报送情况；一份未报的写 []", "only counties that have this list are held to it; [] where none was sent"), ""),
        Field::optional("deductions", label("考核扣分", "deductions"), Kind::List(&Kind::Record(&super::DEDUCTION)), label("逐项写明日期和原因", "each with its day and reason"), ""),
        Field::optional("exemptions", label("免列黑榜", "exemptions"), Kind::List(&Kind::Record(&super::BOARD_EXEMPTION)), label("逐项写明期限和原因", "each with its time and reason"), ""),
    ],
};

static LEADER: Schema = Schema {
    label: label("责任领导", "leader"),
    fields: &[
        Field::required("office", label("职务", "office"), Kind::Text, label("如分管副县长", "such as the deputy head in charge"), "分管副县长"),
        Field::optional("duty", label("分工", "duty"), Kind::Text, label("负责什么", "what the office answers for"), "统筹重点项目"),
    ],
};

static STATISTIC: Schema = Schema {
    label: label("统计数据", "statistic"),
    fields: &[
        Field::required("series", label("统计指标", "series"), Kind::Ref(Registry::Series), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "fai-growth"),
        Field::required("period", label("月份", "period"), Kind::Period, label("1 月至本月累计", "cumulative from January to this month"), "2030-06"),
        Field::required("value", label("数值", "value"), Kind::Number, label("增速填百分数，总量填万元", "growth in percent, levels in 万元"), "5.2").or_state(),
        Field::required("source", label("来源", "source"), Kind::Text, label("谁公布的", "who published it"), "市统计局"),
        Field::optional("basis", label("口径", "basis"), Kind::Text, label("如可比口径", "such as comparable basis"), "可比口径"),
        Field::optional("note", label("说明", "note"), Kind::Text, label("需要时填", "where needed"), "快报数"),
    ],
};

static TOTAL: Schema = Schema {
    label: label("填报总量", "total"),
    fields: &[
        Field::required("measure", label("总量名称", "measure"), Kind::Ref(Registry::Measure), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "contracted"),
        Field::required("as_of", label("截至日期", "as of"), Kind::Date, label("累计到哪一天", "up to which day"), "2030-07-31"),
        Field::required("value", label("数值", "value"), Kind::Number, label("金额填万元，其余按登记的单位", "amounts in 万元, else in the declared unit"), "120").or_state(),
        Field::required("source", label("来源", "source"), Kind::Text, label("谁填报的", "who reported it"), "市商务局"),
        Field::optional("note", label("说明", "note"), Kind::Text, label("需要时填", "where needed"), "含上年结转"),
    ],
};

/// Levels of a county file.
static LEVELS: &[Choice] = &[
    choice("county", "县（区）", "county"),
    choice("park", "园区", "park"),
    choice("city", "市本级", "city level"),
    choice("whole", "全市合计", "the whole"),
];
