//! `campaign.yaml`: what is pursued, how it is measured, judged and ranked.

use super::duty::{ACTION, FINANCE_STAGE, OFFICE, PART};
use super::pipeline::{ATTRACTION, RESERVE};
use super::{Choice, Field, Kind, Registry, Schema, approval, choice, label, supervision};

/// `campaign.yaml`.
pub static CAMPAIGN: Schema = Schema {
    label: label("攻坚行动", "campaign"),
    fields: &[
        Field::required("name", label("名称", "name"), Kind::Text, label("行动全称", "full name"), "扩大有效投资百日攻坚"),
        Field::optional("short_name", label("简称", "short name"), Kind::Text, label("图上用", "used in charts"), "百日攻坚"),
        Field::required("year", label("年度", "year"), Kind::Integer(1980, 2200), label("累计数和年度计划的年份", "year of the cumulative values and plans"), "2030"),
        Field::required("start", label("启动日期", "start"), Kind::Date, label("行动第一天", "first day"), "2030-07-15"),
        Field::required("end", label("收官日期", "end"), Kind::Date, label("行动最后一天", "last day"), "2030-10-31"),
        Field::optional("summary", label("概要", "summary"), Kind::Paragraph, label("一段话", "a paragraph"), "抓项目、促投资"),
        Field::optional("documents", label("依据文件", "documents"), Kind::List(&Kind::Record(&DOCUMENT)), label("方案和上级文件", "the plan and what it rests on"), ""),
        Field::optional("units", label("责任单位", "units"), Kind::List(&Kind::Record(&UNIT)), label("负责项目和问题的单位", "who answers for projects and problems"), ""),
        Field::optional("reports", label("工作报告", "reports"), Kind::Record(&REPORTS), label("各县（区）、各单位定期报送", "what counties and units send in at fixed times"), ""),
        Field::optional("leaders", label("包抓领导", "leaders"), Kind::List(&Kind::Record(&OFFICE)), label("包抓项目的领导职务", "offices that take projects in hand"), ""),
        Field::optional("arrangements", label("推进机制", "arrangements"), Kind::List(&Kind::Record(&PART)), label("“五个一”等机制的各项名称", "parts of the work on a project, as the campaign names them"), ""),
        Field::optional("actions", label("攻坚行动", "actions"), Kind::List(&Kind::Record(&ACTION)), label("方案的各项行动", "the plan's actions"), ""),
        Field::optional("finance_stages", label("融资阶段", "stages of finance"), Kind::List(&Kind::Record(&FINANCE_STAGE)), label("按先后排列", "in their order"), ""),
        Field::optional("finance_targets", label("融资目标", "targets of finance"), Kind::List(&Kind::Ref(Registry::Target)), label("与融资需求一同列示的目标", "targets that stand beside the needs"), "[loans]"),
        Field::optional("sectors", label("行业", "sectors"), Kind::List(&Kind::Record(&NAMED)), label("项目的行业分类", "sectors of projects"), ""),
        Field::required("classes", label("项目类别", "classes"), Kind::List(&Kind::Record(&CLASS)), label("续建、新建、前期等", "continuing, new, preparatory…"), ""),
        Field::optional("stages", label("阶段", "stages"), Kind::List(&Kind::Record(&STAGE)), label("按先后排列", "in their order"), ""),
        Field::optional("sets", label("项目集合", "sets"), Kind::List(&Kind::Record(&SET)), label("互有重叠，各自统计，不相加", "they overlap and are never added up"), ""),
        Field::optional("wall", label("挂图作战", "wall chart"), Kind::Record(&WALL), label("哪些项目上墙", "which projects hang on the wall"), ""),
        Field::optional("funds", label("资金类型", "funds"), Kind::List(&Kind::Record(&FUND)), label("资金的来源类型", "kinds of funds"), ""),
        Field::optional("approvals", label("审批事项", "approvals"), Kind::List(&Kind::Record(&approval::DECLARED)), label("开工前要办的手续，按办理先后", "what is granted before construction, in the usual order"), ""),
        Field::optional("unstarted_reasons", label("未开工原因类别", "classes of reasons"), Kind::List(&Kind::Record(&NAMED)), label("给未开工项目分类", "why projects have not started, in classes"), ""),
        Field::optional("entry_papers", label("入库资料", "papers for the register"), Kind::List(&Kind::Record(&NAMED)), label("申报入库（纳统）要备齐的资料", "what is needed to enter the statistics register"), ""),
        Field::required("curves", label("时序曲线", "curves"), Kind::List(&Kind::Record(&CURVE)), label("到某日应完成年度计划的百分之几", "how much of the annual plan should be done by a day"), ""),
        Field::required("schedule", label("时序进度", "schedule"), Kind::Ref(Registry::Curve), label("缺省采用的曲线", "the curve used by default"), "even"),
        Field::optional("start_base", label("开工率分母", "base of the start rate"), Kind::Choice(BASES), label("缺省 year", "default year"), "year"),
        Field::optional("finish_base", label("竣工率分母", "base of the finish rate"), Kind::Choice(BASES), label("缺省 year", "default year"), "year"),
        Field::optional("entry_base", label("入库率分母", "base of the entry rate"), Kind::Choice(ENTRY_BASES), label("缺省 started", "default started"), "started"),
        Field::optional("series", label("统计指标", "series"), Kind::List(&Kind::Record(&SERIES)), label("统计部门公布、照录不推算的指标", "indicators of the statistics bureau, entered and never computed"), ""),
        Field::optional("measures", label("填报总量", "measures"), Kind::List(&Kind::Record(&MEASURE)), label("由县（区）或部门按日期填报的总量", "dated totals reported by counties or departments"), ""),
        Field::optional("ratios", label("总量之比", "ratios"), Kind::List(&Kind::Record(&RATIO)), label("两个填报总量相除的指标", "indicators made by dividing two measures"), ""),
        Field::optional("attraction", label("招商引资", "attraction"), Kind::Record(&ATTRACTION), label("招商项目的阶段和渠道", "stages and channels of deals"), ""),
        Field::optional("reserve", label("项目储备", "reserve"), Kind::Record(&RESERVE), label("储备项目的梯度和批次", "stages and batches of the reserve"), ""),
        Field::optional("lights", label("亮灯规则", "lights"), Kind::List(&Kind::Record(&LIGHT)), label("红黄绿灯，须覆盖一切数值，不空不重", "red, yellow, green; every value once, without gap or overlap"), ""),
        Field::optional("boards", label("榜单", "boards"), Kind::List(&Kind::Record(&BOARD)), label("公布的排名", "published rankings"), ""),
        Field::optional("inspection_kinds", label("检查类别", "kinds of inspections"), Kind::List(&Kind::Record(&NAMED)), label("如安全、质量", "such as safety, quality"), ""),
        Field::optional("inspection_grades", label("问题等级", "grades of findings"), Kind::List(&Kind::Record(&NAMED)), label("从轻到重", "from slight to grave"), ""),
        Field::optional("systems", label("管理制度", "management rules"), Kind::List(&Kind::Record(&NAMED)), label("每个开工项目都应落实的制度，如项目四制", "what every started project should have in place"), ""),
        Field::optional("targets", label("目标", "targets"), Kind::List(&Kind::Record(&TARGET)), label("方案里的每一项量化目标", "every quantified target of the plan"), ""),
    ],
};

static DOCUMENT: Schema = Schema {
    label: label("依据文件", "document"),
    fields: &[
        Field::required("title", label("标题", "title"), Kind::Text, label("文件标题", "its title"), "扩大有效投资百日攻坚工作方案"),
        Field::optional("number", label("文号", "number"), Kind::Text, label("有则填", "if it has one"), "某政办发〔2030〕30号"),
        Field::optional("issuer", label("发文机关", "issuer"), Kind::Text, label("谁发的", "who issued it"), "某市人民政府办公室"),
        Field::optional("issued", label("日期", "issued"), Kind::Date, label("成文日期", "its date"), "2030-07-14"),
        Field::optional("url", label("链接", "url"), Kind::Url, label("公开地址", "public address"), "https://example.gov.cn/"),
    ],
};

static NAMED: Schema = Schema {
    label: label("名称", "name"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "water"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "市水务局"),
    ],
};

static UNIT: Schema = Schema {
    label: label("责任单位", "unit"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "water"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "市水务局"),
        Field::optional("county", label("所属县（区）", "county"), Kind::Ref(Registry::County), label("县（区）政府、园区管委会填；工作报告由县（区）文件登记", "for the government of a county or park, whose reports stand in the county's file"), "jia"),
    ],
};

static REPORTS: Schema = Schema {
    label: label("工作报告", "reports"),
    fields: &[
        Field::required("due", label("报送日", "due"), Kind::List(&Kind::Date), label("按日期从早到晚", "from early to late"), "[2030-07-31, 2030-08-14]"),
    ],
};

static CLASS: Schema = Schema {
    label: label("项目类别", "class"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "new"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "新建"),
        Field::required("starts", label("计入开工率", "counts for the start rate"), Kind::Bool, label("前期项目填 false", "false for preparatory projects"), "true"),
        Field::optional("supervision", label("督导方式", "supervision"), Kind::Choice(supervision::KINDS), label("列入督导清单的哪一类；缺省不列", "how it is supervised; default: on no supervision list"), "new"),
        Field::optional("supervise", label("督导内容", "supervised for"), Kind::Text, label("督什么", "what it is supervised for"), "如期开工和实质性进展"),
    ],
};

static STAGE: Schema = Schema {
    label: label("阶段", "stage"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "building"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "在建"),
        Field::optional("started", label("已开工", "started"), Kind::Bool, label("处于此阶段即应有开工日期；缺省 false", "a project in it should have a start date; default false"), "true"),
    ],
};

static SET: Schema = Schema {
    label: label("项目集合", "set"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "city-key"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "市级重点项目"),
        Field::optional("declared", label("方案所列总数", "declared"), Kind::Integer(0, 1_000_000), label("与本站收录数并列显示", "shown beside the number listed here"), "60"),
        Field::optional("note", label("说明", "note"), Kind::Text, label("需要时填", "where needed"), "与其他集合有交叉"),
    ],
};

static WALL: Schema = Schema {
    label: label("挂图作战", "wall chart"),
    fields: &[
        Field::required("sets", label("项目集合", "sets"), Kind::List(&Kind::Ref(Registry::Set)), label("只挂这些集合里有节点的项目；不写 wall 则凡有节点的都挂", "projects of these sets that have milestones; without `wall` every project with milestones"), "[city-key]"),
    ],
};

static FUND: Schema = Schema {
    label: label("资金类型", "kind of funds"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "bonds"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "地方政府专项债券"),
        Field::optional("declared", label("方案所列总数", "declared"), Kind::Integer(0, 1_000_000), label("与本站收录数并列显示", "shown beside the number listed here"), "12"),
        Field::optional("note", label("说明", "note"), Kind::Text, label("需要时填", "where needed"), "本年新增"),
    ],
};

static CURVE: Schema = Schema {
    label: label("时序曲线", "curve"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "even"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "按月均衡"),
        Field::required("kind", label("形式", "kind"), Kind::Choice(CURVE_KINDS), label("均衡、逐月或节点", "even, monthly or milestones"), "even"),
        Field::optional("monthly", label("逐月百分数", "monthly"), Kind::List(&Kind::Percent), label("12 个，各月末累计", "twelve, cumulative at month ends"), "[5, 10, 18, 26, 35, 45, 55, 65, 75, 85, 93, 100]"),
        Field::optional("points", label("节点", "points"), Kind::List(&Kind::Record(&POINT)), label("节点之间按天均匀推算", "between two points it runs evenly by days"), ""),
    ],
};

static POINT: Schema = Schema {
    label: label("曲线节点", "point"),
    fields: &[
        Field::required("date", label("日期", "date"), Kind::Date, label("到这一天", "by this day"), "2030-09-30"),
        Field::required("percent", label("百分数", "percent"), Kind::Percent, label("应完成百分之几", "how much should be done"), "85"),
    ],
};

static SERIES: Schema = Schema {
    label: label("统计指标", "series"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("与其他指标不重复", "unique among all indicators"), "fai-growth"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "固定资产投资增速"),
        Field::required("kind", label("形式", "kind"), Kind::Choice(SERIES_KINDS), label("增速为百分数，总量为万元", "growth in percent, level in 万元"), "growth"),
    ],
};

static MEASURE: Schema = Schema {
    label: label("填报总量", "measure"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("与其他指标不重复", "unique among all indicators"), "contracted"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "签约合同项目"),
        Field::required("kind", label("形式", "kind"), Kind::Choice(MEASURE_KINDS), label("个数、金额或实物量", "count, amount or physical quantity"), "count"),
        Field::optional("unit", label("单位", "unit"), Kind::Text, label("个、公里等；金额不填", "such as km; none for amounts"), "个"),
        Field::optional("total", label("全市数", "the whole's total"), Kind::Choice(MEASURE_TOTALS), label("缺省 sum：各县（区）相加", "default sum: counties added up"), "sum"),
        Field::optional("from", label("取自", "from"), Kind::Choice(MEASURE_SOURCES), label("缺省由县（区）填报；写了就由台账计数，不再填报", "default: reported by counties; else counted from a ledger and reported by nobody"), "deals"),
        Field::optional("stage", label("招商阶段", "stage of deals"), Kind::Ref(Registry::DealStage), label("达到该阶段及以后的", "those that have come to it or further"), "contracted"),
        Field::optional("channel", label("招商渠道", "channel"), Kind::Ref(Registry::Channel), label("只计该渠道", "those of one channel"), "teams"),
        Field::optional("gradient", label("储备梯度", "stage of the reserve"), Kind::Ref(Registry::ReserveStage), label("达到该梯度及以后的", "those that have come to it or further"), "ready"),
        Field::optional("batch", label("储备批次", "batch"), Kind::Ref(Registry::Batch), label("只计该批次", "those of one batch"), "next"),
    ],
};

static RATIO: Schema = Schema {
    label: label("总量之比", "ratio"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("与其他指标不重复", "unique among all indicators"), "landing-rate"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "招商项目落地率"),
        Field::required("part", label("分子", "part"), Kind::Ref(Registry::Measure), label("填报总量的编号", "id of a measure"), "landed"),
        Field::required("whole", label("分母", "whole"), Kind::Ref(Registry::Measure), label("填报总量的编号", "id of a measure"), "contracted"),
    ],
};

static LIGHT: Schema = Schema {
    label: label("亮灯规则", "light table"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "county-2030-1"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "县（区）进度灯"),
        Field::required("version", label("版本", "version"), Kind::Text, label("公布在方法页", "published on the method page"), "2030-1"),
        Field::required("from", label("执行月份", "from"), Kind::Period, label("自该月起执行；同一对象以较晚的为准", "in force from this month; the later one counts"), "2030-07"),
        Field::required("subject", label("对象", "subject"), Kind::Choice(SUBJECTS), label("县（区）或项目", "counties or projects"), "counties"),
        Field::required("indicator", label("依据指标", "indicator"), Kind::Indicator, label("按哪个指标亮灯；项目只能用 gap、completion-rate、completed", "what is judged; projects have gap, completion-rate and completed only"), "gap"),
        Field::required("rules", label("规则", "rules"), Kind::List(&Kind::Record(&RULE)), label("覆盖一切数值，不空不重", "cover every value once"), ""),
        Field::optional("running", label("连续规则", "running"), Kind::List(&Kind::Record(&RUNNING)), label("连续几期同色时加注", "said when a colour lasts"), ""),
    ],
};

static RULE: Schema = Schema {
    label: label("规则", "rule"),
    fields: &[
        Field::required("light", label("灯", "light"), Kind::Choice(LIGHTS), label("颜色", "colour"), "green"),
        Field::optional("name", label("说法", "name"), Kind::Text, label("缺省：正常、偏慢、滞后", "default: a word for each colour"), "正常"),
        Field::optional("at_least", label("大于等于", "at least"), Kind::Number, label("与 above 二选一；不填则不设下限", "this or `above`; none means no lower end"), "0"),
        Field::optional("above", label("大于", "above"), Kind::Number, label("与 at_least 二选一", "this or `at_least`"), "0"),
        Field::optional("below", label("小于", "below"), Kind::Number, label("与 at_most 二选一；不填则不设上限", "this or `at_most`; none means no upper end"), "10"),
        Field::optional("at_most", label("小于等于", "at most"), Kind::Number, label("与 below 二选一", "this or `below`"), "10"),
    ],
};

static RUNNING: Schema = Schema {
    label: label("连续规则", "running rule"),
    fields: &[
        Field::required("light", label("灯", "light"), Kind::Choice(LIGHTS), label("颜色", "colour"), "red"),
        Field::required("bulletins", label("期数", "bulletins"), Kind::Integer(2, 120), label("连续多少期", "how many in a row"), "3"),
        Field::required("name", label("说法", "name"), Kind::Text, label("加注的文字", "what is said then"), "连续三期红灯"),
    ],
};

static BOARD: Schema = Schema {
    label: label("榜单", "board"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "completion"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "投资完成率排名"),
        Field::optional("note", label("说明", "note"), Kind::Text, label("需要时填", "where needed"), "秋季比成果"),
        Field::optional("subject", label("对象", "subject"), Kind::Choice(RANKED), label("缺省 counties；单位榜只收台账指标", "default counties; a board of units takes ledger indicators only"), "counties"),
        Field::optional("months", label("执行月份", "months"), Kind::List(&Kind::Integer(1, 12)), label("缺省全年", "default: all year"), "[9, 10, 11]"),
        Field::optional("groups", label("分组", "groups"), Kind::List(&Kind::Record(&GROUP)), label("组内排名；缺省全体一组", "ranked inside groups; default: all together"), ""),
        Field::optional("compare", label("比较依据", "compare"), Kind::Choice(COMPARISONS_OF_RANKS), label("缺省 printed：印出的数相同即并列", "default printed: what prints alike is a tie"), "printed"),
        Field::optional("score", label("计分方法", "score"), Kind::Choice(SCORES), label("缺省 value：直接按指标排名", "default value: ranked on the indicator itself"), "value"),
        Field::required("items", label("计分项", "items"), Kind::List(&Kind::Record(&ITEM)), label("value 恰一项；其他方法权重合计 100", "one for value; else weights add up to 100"), ""),
        Field::optional("red_black", label("红黑榜", "red and black lists"), Kind::Record(&RED_BLACK), label("名次与达标两个条件都符合才上榜", "who stands near an end and meets or misses the line"), ""),
    ],
};

static GROUP: Schema = Schema {
    label: label("分组", "group"),
    fields: &[
        Field::required("name", label("组名", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "县（区）"),
        Field::optional("levels", label("层级", "levels"), Kind::List(&Kind::Choice(RANKED_LEVELS)), label("县（区）榜必填：哪些层级在这一组", "needed on boards of counties: which levels are in it"), "[county]"),
        Field::optional("units", label("责任单位", "units"), Kind::List(&Kind::Ref(Registry::Unit)), label("单位榜必填：哪些单位在这一组", "needed on boards of units: which units are in it"), "[water]"),
    ],
};

static ITEM: Schema = Schema {
    label: label("计分项", "item"),
    fields: &[
        Field::required("indicator", label("指标", "indicator"), Kind::Indicator, label("指标编号；weighted 只收百分比指标", "id of an indicator; `weighted` takes rates only"), "completion-rate"),
        Field::optional("weight", label("权重", "weight"), Kind::Percent, label("百分数；value 方法不填", "percent; none with `value`"), "40"),
        Field::optional("cap", label("上限", "cap"), Kind::Percent, label("该项指标最多计到多少", "the most of this indicator that counts"), "120"),
        Field::optional("rule", label("计分规则", "rule"), Kind::Text, label("公布在榜单和方法页", "published with the board and on the method page"), "按完成率乘以权重计分，超过100%的按100%计"),
    ],
};

static RED_BLACK: Schema = Schema {
    label: label("红黑榜", "red and black lists"),
    fields: &[
        Field::required("red", label("红榜名额", "red"), Kind::Integer(0, 100), label("最多取前几位", "at most so many places from the top"), "2"),
        Field::required("black", label("黑榜名额", "black"), Kind::Integer(0, 100), label("最多取后几位", "at most so many places from the bottom"), "2"),
        Field::optional("indicator", label("达标指标", "indicator"), Kind::Indicator, label("缺省为榜单自身的数值或总分", "default: the board's own value or score"), "gap"),
        Field::optional("comparison", label("比较", "comparison"), Kind::Choice(COMPARISONS), label("缺省 at_least", "default at_least"), "at_least"),
        Field::required("value", label("达标线", "line"), Kind::Number, label("按指标的单位", "in the unit of the indicator"), "0"),
        Field::optional("note", label("说明", "note"), Kind::Text, label("需要时填", "where needed"), "连续两期上黑榜的约谈"),
    ],
};

static TARGET: Schema = Schema {
    label: label("目标", "target"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "fai-q3"),
        Field::required("clause", label("方案出处", "clause"), Kind::Text, label("方案的哪一部分", "where the plan states it"), "（四）"),
        Field::required("name", label("名称", "name"), Kind::Text, label("一句话", "a few words"), "固定资产投资增速"),
        Field::required("indicator", label("指标", "indicator"), Kind::Indicator, label("指标编号", "id of an indicator"), "fai-growth"),
        Field::required("scopes", label("范围", "scopes"), Kind::List(&Kind::Scope), label("每个范围一行", "one row each"), "[whole, \"county:jia\"]"),
        Field::required("comparison", label("比较", "comparison"), Kind::Choice(COMPARISONS), label("至少、超过、至多、低于", "at least, above, at most, below"), "at_least"),
        Field::required("value", label("目标值", "value"), Kind::Number, label("百分数、万元、个数，依指标而定", "percent, 万元 or a count, as the indicator has it"), "20"),
        Field::required("due", label("期限", "due"), Kind::Date, label("到哪一天", "by which day"), "2030-09-30"),
        Field::optional("curve", label("推进曲线", "curve"), Kind::Ref(Registry::Curve), label("据此推算目前应达到多少；缺省不推算", "the path towards it, to say what is expected by now; default none"), "even"),
        Field::optional("physical", label("实物工作量", "physical"), Kind::Bool, label("以公里、座等实物计的目标，另列一表与进度对照；缺省 false", "counted in things of its own, such as km; it has a table against time; default false"), "true"),
        Field::optional("note", label("说明", "note"), Kind::Text, label("需要时填", "where needed"), "方案未写期限，按年底计"),
    ],
};

static BASES: &[Choice] = &[choice("year", "全年计划数", "planned for the year"), choice("due", "到期应办数", "due by the cut-off")];
static ENTRY_BASES: &[Choice] = &[choice("started", "已开工项目", "started projects"), choice("all", "全部项目", "all projects")];
static CURVE_KINDS: &[Choice] =
    &[choice("even", "按月均衡", "even"), choice("monthly", "逐月", "monthly"), choice("milestones", "节点", "milestones")];
static SERIES_KINDS: &[Choice] = &[choice("growth", "增速", "growth"), choice("level", "总量", "level")];
static MEASURE_KINDS: &[Choice] =
    &[choice("count", "个数", "count"), choice("amount", "金额", "amount"), choice("quantity", "实物量", "quantity")];
static MEASURE_TOTALS: &[Choice] =
    &[choice("sum", "各县（区）相加", "counties added up"), choice("whole", "只报全市数", "reported for the whole")];
static MEASURE_SOURCES: &[Choice] = &[
    choice("deals", "招商项目个数", "number of deals"),
    choice("deal-amounts", "招商项目合同资金", "amounts of deals"),
    choice("deal-funds", "招商项目到位资金", "funds in place of deals"),
    choice("reserve", "储备项目个数", "number of reserved projects"),
    choice("reserve-amounts", "储备项目年度计划投资", "annual plans of reserved projects"),
];
static SUBJECTS: &[Choice] = &[choice("counties", "县（区）", "counties"), choice("projects", "项目", "projects")];
static LIGHTS: &[Choice] = &[choice("green", "绿灯", "green"), choice("yellow", "黄灯", "yellow"), choice("red", "红灯", "red")];
static RANKED_LEVELS: &[Choice] =
    &[choice("county", "县（区）", "county"), choice("park", "园区", "park"), choice("city", "市本级", "city level")];
static RANKED: &[Choice] = &[choice("counties", "县（区）", "counties"), choice("units", "责任单位", "units")];
static COMPARISONS_OF_RANKS: &[Choice] =
    &[choice("printed", "按印出的数", "as printed"), choice("exact", "按未舍入的数", "unrounded")];
static SCORES: &[Choice] = &[
    choice("value", "指标值", "the value itself"),
    choice("weighted", "加权", "weighted"),
    choice("minmax", "组内 60–100 折算后加权", "scaled to 60–100 in the group, then weighted"),
];
static COMPARISONS: &[Choice] = &[
    choice("at_least", "不低于", "at least"),
    choice("above", "高于", "above"),
    choice("at_most", "不高于", "at most"),
    choice("below", "低于", "below"),
];
