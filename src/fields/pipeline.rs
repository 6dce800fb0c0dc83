//! Deals of investment attraction and the reserve of projects: entries that go through the campaign's stages.

use super::matter::OFFICE_NOTE;
use super::{Field, Kind, Registry, Schema, label};

/// `campaign.yaml`, `attraction`.
pub(super) static ATTRACTION: Schema = Schema {
    label: label("招商引资", "attraction"),
    fields: &[
        Field::required("stages", label("阶段", "stages"), Kind::List(&Kind::Record(&STAGE)), label("按先后排列，如洽谈、协议、合同、落地、开工、到位", "in their order, such as talks, agreement, contract, landed, started"), ""),
        Field::required("channels", label("渠道", "channels"), Kind::List(&Kind::Record(&GROUP)), label("项目从哪里来", "where deals come from"), ""),
        Field::optional("still_days", label("停滞天数", "days until a deal stands still"), Kind::Integer(1, 3650), label("超过这么多天没有新阶段即列为停滞；缺省不列", "without a new stage for more days than this; default: nothing is said"), "90"),
        Field::optional("note", label("说明", "note"), Kind::Text, label("显示在页面上", "stands on the page"), "含外省投资"),
    ],
};

/// `campaign.yaml`, `reserve`.
pub(super) static RESERVE: Schema = Schema {
    label: label("项目储备", "reserve"),
    fields: &[
        Field::required("stages", label("梯度", "stages"), Kind::List(&Kind::Record(&STAGE)), label("由远到近", "from the farthest to the nearest"), ""),
        Field::required("batches", label("批次", "batches"), Kind::List(&Kind::Record(&GROUP)), label("为哪一段时间储备", "for which time they are meant"), ""),
        Field::optional("note", label("说明", "note"), Kind::Text, label("显示在页面上", "stands on the page"), "梯度名称由本市确定"),
    ],
};

static STAGE: Schema = Schema {
    label: label("阶段", "stage"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "contracted"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "合同"),
    ],
};

static GROUP: Schema = Schema {
    label: label("渠道或批次", "channel or batch"),
    fields: &[
        Field::required("id", label("编号", "id"), Kind::Id, label("在本表内不重复", "unique in this list"), "teams"),
        Field::required("name", label("名称", "name"), Kind::Text, label("页面上的名称", "name on the pages"), "专题招商小组"),
        Field::optional("declared", label("方案所列总数", "declared"), Kind::Integer(0, 1_000_000), label("与本站收录数并列显示", "shown beside the number listed here"), "202"),
    ],
};

/// A file of `deals/`.
pub static DEALS: Schema = Schema {
    label: label("招商项目", "deals"),
    fields: &[
        Field::required("channel", label("渠道", "channel"), Kind::Ref(Registry::Channel), label("在 campaign.yaml 的 attraction 登记", "declared in `attraction` of campaign.yaml"), "teams"),
        Field::required("deals", label("项目", "deals"), Kind::List(&Kind::Record(&DEAL)), label("一行一个", "one a line"), ""),
    ],
};

static DEAL: Schema = Schema {
    label: label("招商项目", "deal"),
    fields: &[
        Field::required("name", label("名称", "name"), Kind::Text, label("项目名称", "its name"), "年产 5 万吨新材料项目"),
        Field::required("county", label("落户县（区）", "county"), Kind::Ref(Registry::County), label("县（区）、园区或市本级", "county, park or city level"), "jia"),
        Field::required("unit", label("责任单位", "unit"), Kind::Ref(Registry::Unit), label("负责跟进的单位", "who follows it up"), "commerce"),
        Field::optional("amount", label("合同资金", "amount"), Kind::Amount, label("万元；未定不填", "万元; left out while not known"), "20000").or_state(),
        Field::required("steps", label("进展", "steps"), Kind::List(&Kind::Record(&DEAL_STEP)), label("各阶段的日期，按先后", "the day of each stage, in order"), ""),
        Field::optional("funds", label("到位资金", "funds"), Kind::List(&Kind::Record(&FUNDS)), label("按日期从早到晚", "from early to late"), ""),
        Field::optional("ended", label("终止", "ended"), Kind::Record(&ENDED), label("不再推进的，自该日起不计", "no longer pursued, and not counted from that day"), ""),
        Field::optional("note", label("说明", "note"), Kind::Text, label("一句话", "a sentence"), "等待用地指标"),
        OFFICE_NOTE,
    ],
};

static DEAL_STEP: Schema = Schema {
    label: label("进展", "step"),
    fields: &[
        Field::required("stage", label("阶段", "stage"), Kind::Ref(Registry::DealStage), label("在 campaign.yaml 的 attraction 登记", "declared in `attraction` of campaign.yaml"), "contracted"),
        Field::required("on", label("日期", "on"), Kind::Date, label("哪天达到", "when it was reached"), "2030-06-12"),
    ],
};

static FUNDS: Schema = Schema {
    label: label("到位资金", "funds"),
    fields: &[
        Field::required("as_of", label("截至日期", "as of"), Kind::Date, label("某日", "a day"), "2030-07-31"),
        Field::required("in_place", label("累计到位", "in place"), Kind::Amount, label("万元，自 1 月起累计", "万元, cumulative since January"), "6000").or_state(),
    ],
};

static ENDED: Schema = Schema {
    label: label("终止", "ended"),
    fields: &[
        Field::required("on", label("日期", "on"), Kind::Date, label("自哪天起", "since when"), "2030-08-20"),
        Field::required("reason", label("原因", "reason"), Kind::Text, label("一句话", "a sentence"), "投资方调整计划"),
    ],
};

/// A file of `reserve/`.
pub static RESERVES: Schema = Schema {
    label: label("储备项目", "reserve"),
    fields: &[
        Field::required("county", label("县（区）", "county"), Kind::Ref(Registry::County), label("县（区）、园区或市本级", "county, park or city level"), "jia"),
        Field::required("projects", label("项目", "projects"), Kind::List(&Kind::Record(&RESERVED)), label("一行一个", "one a line"), ""),
    ],
};

static RESERVED: Schema = Schema {
    label: label("储备项目", "reserved project"),
    fields: &[
        Field::required("name", label("名称", "name"), Kind::Text, label("项目名称", "its name"), "城北排水防涝工程"),
        Field::required("batch", label("批次", "batch"), Kind::Ref(Registry::Batch), label("在 campaign.yaml 的 reserve 登记", "declared in `reserve` of campaign.yaml"), "next"),
        Field::optional("unit", label("责任单位", "unit"), Kind::Ref(Registry::Unit), label("行业主管单位", "who answers for it"), "water"),
        Field::optional("plan", label("年度计划投资", "annual plan"), Kind::Amount, label("万元，开工当年", "万元, in the year it starts"), "800").or_state(),
        Field::required("steps", label("梯度", "steps"), Kind::List(&Kind::Record(&RESERVE_STEP)), label("进入各梯度的日期，按先后", "the day it came to each stage, in order"), ""),
        Field::optional("ended", label("出库", "ended"), Kind::Record(&ENDED), label("不再储备的，自该日起不计", "no longer in reserve, and not counted from that day"), ""),
        Field::optional("note", label("说明", "note"), Kind::Text, label("一句话", "a sentence"), "可研已批复"),
        OFFICE_NOTE,
    ],
};

static RESERVE_STEP: Schema = Schema {
    label: label("梯度", "step"),
    fields: &[
        Field::required("stage", label("梯度", "stage"), Kind::Ref(Registry::ReserveStage), label("在 campaign.yaml 的 reserve 登记", "declared in `reserve` of campaign.yaml"), "ready"),
        Field::required("on", label("日期", "on"), Kind::Date, label("哪天进入", "when it came to it"), "2030-06-12"),
    ],
};
