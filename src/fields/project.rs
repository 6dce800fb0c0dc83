//! `projects/*.yaml`: one project with its facts and its dated records.

use super::duty::{ARRANGEMENT, FINANCE};
use super::matter::PROBLEM;
use super::scope::{FUND_RECORD, SCOPE_CHANGE};
use super::{Field, Kind, Registry, Schema, approval, label, supervision};

/// A file of `projects/`.
pub static PROJECT: Schema = Schema {
    label: label("项目", "project"),
    fields: &[
        Field::required("name", label("项目名称", "name"), Kind::Text, label("与立项文件一致", "as in the approval"), "城北供水工程"),
        Field::optional("code", label("项目代码", "code"), Kind::Text, label("投资在线平台代码", "code of the approval platform"), "2301-000000-04-01-000001"),
        Field::required("county", label("所属县（区）", "county"), Kind::Ref(Registry::County), label("县（区）、园区或市本级", "county, park or city level"), "jia"),
        Field::required("unit", label("责任单位", "unit"), Kind::Ref(Registry::Unit), label("行业主管或牵头单位", "the unit that answers for it"), "water"),
        Field::required("sector", label("行业", "sector"), Kind::Ref(Registry::Sector), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "water"),
        Field::required("class", label("项目类别", "class"), Kind::Ref(Registry::Class), label("续建、新建、前期等", "continuing, new, preparatory…"), "new"),
        Field::optional("sets", label("所属项目集合", "sets"), Kind::List(&Kind::Ref(Registry::Set)), label("可同属几个集合，各自统计，不相加；曾属的也列出，进出写在 scope", "may be in several, which are never added up; past ones stay listed, `scope` says when"), "[city-key]"),
        Field::optional("leader", label("包抓领导", "leader"), Kind::Ref(Registry::Leader), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "deputy-industry"),
        Field::optional("arrangements", label("推进机制", "arrangements"), Kind::List(&Kind::Record(&ARRANGEMENT)), label("“五个一”等机制在本项目的内容", "what is arranged for this project"), ""),
        Field::optional("actions", label("所属行动", "actions"), Kind::List(&Kind::Ref(Registry::Action)), label("行动按集合、行业已包括的不必再填", "not needed where its set or sector says so"), "[construction]"),
        Field::optional("finance", label("融资需求", "finance sought"), Kind::List(&Kind::Record(&FINANCE)), label("需要银行等机构支持的资金", "what is sought from banks and others"), ""),
        Field::optional("builder", label("建设单位", "builder"), Kind::Text, label("项目法人", "who builds it"), "某水务公司"),
        Field::optional("systems", label("管理制度", "management rules"), Kind::List(&Kind::Record(&super::meeting::SYSTEM)), label("如项目四制，逐项写明何时落实；一项未落实写 []", "each with the day it was put in place; [] where none is"), ""),
        Field::optional("summary", label("建设内容", "summary"), Kind::Paragraph, label("一两句话", "a sentence or two"), "新建日处理 2 万吨水厂一座"),
        Field::required("total_investment", label("总投资", "total investment"), Kind::Amount, label("万元", "万元"), "35000"),
        Field::required("plans", label("年度计划投资", "annual plans"), Kind::List(&Kind::Record(&PLAN)), label("自某日起执行的年度计划；调整须写原因", "the annual plan in force from a date; a change needs a reason"), ""),
        Field::optional("schedule", label("时序曲线", "schedule"), Kind::Ref(Registry::Curve), label("缺省用 campaign.yaml 的", "default: the campaign's"), "even"),
        Field::optional("funds", label("资金来源", "funds"), Kind::List(&Kind::Record(&FUND)), label("按类型填计划数和到位、支付数", "planned, in place and paid by kind"), ""),
        Field::optional("scope", label("范围变动", "changes of scope"), Kind::List(&Kind::Record(&SCOPE_CHANGE)), label("何时纳入、退出项目集合或打包拆分，从早到晚", "when it came into its sets, left them or was split, from early to late"), ""),
        Field::optional("start", label("开工", "start"), Kind::Record(&DATES), label("计划与实际开工日期", "planned and actual start"), ""),
        Field::optional("finish", label("竣工", "finish"), Kind::Record(&DATES), label("计划与实际竣工日期", "planned and actual finish"), ""),
        Field::optional("entered", label("入库日期", "entered"), Kind::Date, label("进入统计库（纳统）的日期", "when it entered the statistics register"), "2030-05-20"),
        Field::optional("milestones", label("节点", "milestones"), Kind::List(&Kind::Record(&MILESTONE)), label("倒排工期的节点", "steps worked backwards from the finish"), ""),
        Field::optional("stops", label("停工", "stops"), Kind::List(&Kind::Record(&STOP)), label("停工起止和原因", "stops with reason"), ""),
        Field::optional("unstarted_reason", label("未开工原因", "why not started"), Kind::Text, label("未开工时填", "while it has not started"), "用地手续未办结"),
        Field::optional("unstarted", label("未开工原因分类", "class of the reason"), Kind::Record(&supervision::UNSTARTED), label("与上一项文字并用", "beside the words of the field before"), ""),
        Field::optional("approvals", label("审批进展", "approvals"), Kind::List(&Kind::Record(&approval::APPROVAL)), label("每项审批一条；没有列出的算未填报", "one entry for each; what is not listed is not reported"), ""),
        Field::optional("exemptions", label("豁免", "exemptions"), Kind::List(&Kind::Record(&supervision::EXEMPTION)), label("有期限、有原因地不列入名单", "off a list for a time and with a reason"), ""),
        Field::optional("entry", label("入库资料", "papers for the register"), Kind::Record(&approval::ENTRY), label("哪些已备齐", "which are ready"), ""),
        Field::optional("records", label("进度记录", "records"), Kind::List(&Kind::Record(&RECORD)), label("按日期从早到晚", "from early to late"), ""),
        Field::optional("problems", label("存在问题", "problems"), Kind::List(&Kind::Record(&PROBLEM)), label("需要协调的问题", "what needs to be solved by whom"), ""),
    ],
};

static PLAN: Schema = Schema {
    label: label("年度计划", "plan"),
    fields: &[
        Field::required("from", label("执行日期", "from"), Kind::Date, label("自这一天起执行，年份即计划年度", "in force from this day; its year is the plan's"), "2030-01-01"),
        Field::required("amount", label("年度计划投资", "amount"), Kind::Amount, label("万元", "万元"), "12000"),
        Field::optional("reason", label("调整原因", "reason"), Kind::Text, label("同一年第二条起必填", "needed from the second plan of a year on"), "中期调整"),
    ],
};

static FUND: Schema = Schema {
    label: label("资金", "fund"),
    fields: &[
        Field::required("fund", label("资金类型", "kind"), Kind::Ref(Registry::Fund), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "bonds"),
        Field::required("planned", label("计划资金", "planned"), Kind::Amount, label("万元，本年", "万元, this year"), "8000"),
        Field::optional("records", label("到位与支付", "in place and paid"), Kind::List(&Kind::Record(&FUND_RECORD)), label("按日期从早到晚", "from early to late"), ""),
    ],
};

static DATES: Schema = Schema {
    label: label("计划与实际", "planned and actual"),
    fields: &[
        Field::optional("planned", label("计划日期", "planned"), Kind::Date, label("计划的日期", "the date planned"), "2030-05-01"),
        Field::optional("actual", label("实际日期", "actual"), Kind::Date, label("发生后才填；晚于截止日的，在该期不算", "once it has happened; a bulletin with an earlier cut-off does not see it"), "2030-05-12"),
    ],
};

static MILESTONE: Schema = Schema {
    label: label("节点", "milestone"),
    fields: &[
        Field::required("name", label("节点", "name"), Kind::Text, label("如主体封顶", "such as roof closed"), "主体封顶"),
        Field::required("planned", label("计划日期", "planned"), Kind::Date, label("倒排的日期", "the date planned"), "2030-09-30"),
        Field::optional("actual", label("实际日期", "actual"), Kind::Date, label("完成后填", "once it is done"), "2030-10-12"),
    ],
};

static STOP: Schema = Schema {
    label: label("停工", "stop"),
    fields: &[
        Field::required("from", label("停工日期", "from"), Kind::Date, label("自哪一天", "since when"), "2030-08-05"),
        Field::optional("until", label("复工日期", "until"), Kind::Date, label("未复工则不填", "left out while it lasts"), "2030-09-01"),
        Field::required("reason", label("原因", "reason"), Kind::Text, label("一句话", "a sentence"), "管线迁改"),
    ],
};

static RECORD: Schema = Schema {
    label: label("进度记录", "record"),
    fields: &[
        Field::required("as_of", label("截至日期", "as of"), Kind::Date, label("半月报、月报同此格式", "fortnightly and monthly reports alike"), "2030-07-31"),
        Field::required("completed", label("累计完成投资", "completed"), Kind::Amount, label("万元，自 1 月起累计", "万元, cumulative since January"), "8600").or_state(),
        Field::optional("funds_in_place", label("累计到位资金", "funds in place"), Kind::Amount, label("万元，自 1 月起累计", "万元, cumulative since January"), "7000").or_state(),
        Field::optional("stage", label("阶段", "stage"), Kind::Ref(Registry::Stage), label("在 campaign.yaml 登记", "declared in campaign.yaml"), "building"),
        Field::optional("note", label("形象进度", "progress"), Kind::Paragraph, label("一两句话", "a sentence or two"), "主体施工至三层"),
        Field::optional("correction", label("核减说明", "correction"), Kind::Text, label("累计数下降时必填", "needed when a cumulative value falls"), "剔除重复统计"),
    ],
};
