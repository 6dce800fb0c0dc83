//! The method page: how every figure is made, from the same definitions that make it.

use crate::compute::share_due;
use crate::model::{
    Base, Bound, Curve, CurveKind, EntryBase, Indicator, Ledger, LightTable, MeasureKind, MeasureSource, Quantity,
    SeriesKind, Subject,
};
use crate::render::pages::{Scene, badge, follow, pipeline, ranking, systems, wall};
use crate::render::view::{BoardMethod, CurveMethod, IndicatorMethod, LightMethod, LightRule, MethodView};
use crate::render::{sentence, text};
use crate::units::Date;

/// Everything a reader needs to check a figure.
pub(crate) fn method(scene: &Scene<'_>) -> MethodView {
    let campaign = &scene.facts.campaign;
    let series = (0..campaign.series.len()).map(|series| of(scene, Indicator::Series(series)));
    let measures = (0..campaign.measures.len()).map(|measure| of(scene, Indicator::Measure(measure)));
    let ratios = (0..campaign.ratios.len()).map(|ratio| of(scene, Indicator::Ratio(ratio)));
    let wall = if wall::is_hung(scene) { wall::methods(scene.say) } else { Vec::new() };
    MethodView {
        ledger: Ledger::ALL
            .into_iter()
            .filter(|ledger| is_used(scene, *ledger))
            .map(|ledger| ledger_method(scene, ledger))
            .chain(wall)
            .chain(systems::method(scene))
            .chain(follow::method(scene))
            .collect(),
        statistics: series.collect(),
        measures: measures.chain(ratios).collect(),
        curves: campaign
            .curves
            .iter()
            .enumerate()
            .map(|(position, curve)| curve_method(scene, position, curve))
            .collect(),
        lights: campaign.lights.iter().map(|table| light_method(scene, table)).collect(),
        boards: campaign
            .boards
            .iter()
            .map(|board| BoardMethod {
                id: board.id.to_string(),
                name: board.name.to_string(),
                method: ranking::method(scene.facts, board, scene.say),
                note: board.note.as_deref().map(str::to_owned),
            })
            .collect(),
        states: [
            ("0", "零", "已报送，数值为零"),
            ("未报送", "未报送", "没有报送；不计入合计，不参加排名"),
            ("不适用", "不适用", "没有可比的基数，例如没有计划任务；不按0%处理"),
            ("不公开", "不公开", "已报送，按规定不公布；不计入合计"),
        ]
        .map(|(sign, name, meaning)| (sign.to_owned(), name.to_owned(), meaning.to_owned()))
        .to_vec(),
        rounding: [
            "全部数值用分数精确计算，只在显示时四舍五入一次。",
            "两数之差先相减、后舍入，因此可能与用公布的数相减的结果在末位相差1。",
            "百分比之差写作百分点。",
            "排名和亮灯按公布的数判断，公布的数相同即同等对待；目标是否达到按未舍入的数判断。",
            "期限未到、数值还可能回落的目标，达到时注明“目前达到（未到期）”；到期后按期限当日的数判断。",
            "两期报送的项目不同时，在变化后注明“两期报送项目不同”。",
            "未报送不等于零。",
        ]
        .map(str::to_owned)
        .to_vec(),
    }
}

/// How an indicator is made.
pub(super) fn of(scene: &Scene<'_>, indicator: Indicator) -> IndicatorMethod {
    match indicator {
        Indicator::Ledger(ledger) => ledger_method(scene, ledger),
        Indicator::Series(series) => series_method(scene, series),
        Indicator::Measure(measure) => measure_method(scene, measure),
        Indicator::Ratio(ratio) => ratio_method(scene, ratio),
    }
}

fn series_method(scene: &Scene<'_>, series: usize) -> IndicatorMethod {
    let series = &scene.facts.campaign.series[series];
    IndicatorMethod {
        id: series.id.to_string(),
        name: series.name.to_string(),
        unit: match series.kind {
            SeriesKind::Growth => "%".to_owned(),
            SeriesKind::Level => text::amount_unit(scene.facts.site.numbers.amount_unit, scene.say).to_owned(),
        },
        formula: "统计部门公布数，照录，不由总量推算".to_owned(),
        note: "1月至本月累计；没有本月数即为未报送，不以其他月份代替".to_owned(),
    }
}

fn measure_method(scene: &Scene<'_>, position: usize) -> IndicatorMethod {
    let measure = &scene.facts.campaign.measures[position];
    IndicatorMethod {
        id: measure.id.to_string(),
        name: measure.name.to_string(),
        unit: match measure.kind {
            MeasureKind::Amount => text::amount_unit(scene.facts.site.numbers.amount_unit, scene.say).to_owned(),
            MeasureKind::Count | MeasureKind::Quantity => measure.unit.to_string(),
        },
        formula: pipeline::formula(scene.facts, position, scene.say).unwrap_or_else(|| {
            if measure.is_summed { "全市数为各县（区）填报数相加" } else { "只填报全市数" }.to_owned()
        }),
        note: if measure.source == MeasureSource::Reported {
            "截至日期当天或之前最近一次填报的累计数；未报送的不计入"
        } else {
            "按截至日期当天或之前的记录逐个计数；已终止的不计入"
        }
        .to_owned(),
    }
}

fn ratio_method(scene: &Scene<'_>, ratio: usize) -> IndicatorMethod {
    let campaign = &scene.facts.campaign;
    let ratio = &campaign.ratios[ratio];
    let name = |measure: usize| &campaign.measures[measure].name;
    IndicatorMethod {
        id: ratio.id.to_string(),
        name: ratio.name.to_string(),
        unit: "%".to_owned(),
        formula: format!("{} ÷ {} × 100%", name(ratio.part), name(ratio.whole)),
        note: "两数均已填报的县（区）才计入；分母为0时不计算".to_owned(),
    }
}

/// Nothing is said of approvals or of kinds of funds where none are declared.
pub(super) fn is_used(scene: &Scene<'_>, ledger: Ledger) -> bool {
    use Ledger::{ApprovalRate, ApprovalsDone, ApprovalsInHand, ApprovalsStuck};
    use Ledger::{KindInPlace, KindPaid, KindPaidRate, KindPlanned, KindRate};
    let is_approval = matches!(ledger, ApprovalsDone | ApprovalRate | ApprovalsInHand | ApprovalsStuck);
    let is_kind = matches!(ledger, KindPlanned | KindInPlace | KindRate | KindPaid | KindPaidRate);
    (!is_approval || !scene.facts.campaign.approvals.is_empty()) && (!is_kind || !scene.facts.campaign.funds.is_empty())
}

fn ledger_method(scene: &Scene<'_>, ledger: Ledger) -> IndicatorMethod {
    let campaign = &scene.facts.campaign;
    let (formula, note): (&str, &str) = match ledger {
        Ledger::Projects => ("收录的项目个数", "各项目清单互有重叠，分别统计，不相加"),
        Ledger::Plan => ("截至日期执行的年度计划投资之和", "年中调整的，以调整后、当日已执行的计划为准"),
        Ledger::Completed => {
            ("已报送项目的1月以来累计完成投资之和", "取截至日期当天或之前最近一条本年记录；未报送的不计入")
        }
        Ledger::CompletionRate => (
            "累计完成投资 ÷ 年度计划投资 × 100%",
            "两数俱全的项目才计入，因此分母可能小于年度计划投资合计；可以超过100%，不封顶",
        ),
        Ledger::Schedule => ("截至日期按时序曲线应完成的百分比", "汇总数用默认曲线；项目可另定曲线"),
        Ledger::Gap => ("投资完成率 − 时序进度", "单位为百分点；先相减、后舍入"),
        Ledger::DueStarts => ("计划开工日期在截至日期当天或之前的项目个数", "前期项目不计"),
        Ledger::Started => {
            ("实际开工日期在截至日期当天或之前的项目个数", "等于到期应开工 − 应开未开 + 提前开工；前期项目不计")
        }
        Ledger::StartRate => match campaign.start_base {
            Base::Year => ("已开工项目 ÷ 全年计划开工项目 × 100%", "前期项目和计划在以后年度开工的项目不计"),
            Base::Due => ("到期应开工项目中已开工的 ÷ 到期应开工项目 × 100%", "前期项目和未到开工时间的项目不计"),
        },
        Ledger::Unstarted => ("计划开工项目 − 已开工项目", "分为应开未开和未到开工时间"),
        Ledger::Finished => ("实际竣工日期在截至日期当天或之前的项目个数", ""),
        Ledger::FinishRate => match campaign.finish_base {
            Base::Year => ("已竣工项目 ÷ 年内计划竣工（含提前竣工）项目 × 100%", ""),
            Base::Due => ("到期应竣工项目中已竣工的 ÷ 到期应竣工项目 × 100%", ""),
        },
        Ledger::Entered => ("已进入统计库的项目个数", ""),
        Ledger::EntryRate => match campaign.entry_base {
            EntryBase::Started => ("已开工项目中已入库的 ÷ 已开工项目 × 100%", ""),
            EntryBase::All => ("已入库项目 ÷ 全部项目 × 100%", ""),
        },
        Ledger::Unentered => match campaign.entry_base {
            EntryBase::Started => ("已开工项目 − 已开工项目中已入库的", "列出开工至截至日期的天数"),
            EntryBase::All => ("全部项目 − 已入库项目", "已开工的，列出开工至截至日期的天数"),
        },
        Ledger::ApprovalsDone => ("办结日期在截至日期当天或之前的审批事项数", "只统计填报了审批进展的项目"),
        Ledger::ApprovalRate => {
            ("办结审批 ÷ 需办审批 × 100%", "需办 = 办结 + 在办 + 受阻 + 未办；不需要办理的和未填报的不计入")
        }
        Ledger::ApprovalsInHand => ("已受理、未办结、没有受阻的审批事项数", "天数为受理至截至日期的自然日"),
        Ledger::ApprovalsStuck => (
            "未办结、处于受阻起止日期之间的审批事项数",
            "受阻之日起、解除之日前；瓶颈依次按受阻数、超时限数、在办和受阻合计、最长天数排列",
        ),
        Ledger::FundsPlanned => ("各类资金本年计划数之和", ""),
        Ledger::FundsInPlace => ("已报送项目的1月以来累计到位资金之和", "未报送的不计入"),
        Ledger::FundsRate => ("到位资金 ÷ 计划资金 × 100%", "两数俱全的项目才计入"),
        Ledger::KindPlanned => ("本类资金本年计划数之和", "按资金类型统计；其他范围为各类之和"),
        Ledger::KindInPlace => {
            ("本类资金1月以来累计到位数之和", "按资金类型逐类填报；未报送的不计入；其他范围为各类之和")
        }
        Ledger::KindRate => ("分类到位资金 ÷ 分类计划资金 × 100%", "已报送到位数的才计入"),
        Ledger::KindPaid => ("本类资金1月以来累计支付数之和", "按资金类型逐类填报；未报送的不计入"),
        Ledger::KindPaidRate => ("分类支付资金 ÷ 分类到位资金 × 100%", "两数俱全的才计入"),
        Ledger::Stopped => ("截至日期处于停工的项目个数", "停工之日起、复工之日前"),
        Ledger::OpenProblems => ("截至日期已提出、尚未解决的问题个数", ""),
        Ledger::OverdueProblems => ("未解决问题中办结期限早于截至日期的个数", "期限当日不算逾期"),
        Ledger::FinanceNeeds => ("截至日期尚未落实的融资需求个数", "一个项目可以有几项需求；已到终了阶段的不计"),
        Ledger::FinanceSought => ("尚未落实的融资需求的金额之和", "没有填报或不公开金额的不计入"),
        Ledger::ReportsDue => {
            ("截至日期当天或之前的报送日个数", "登记了工作报告的县（区）、单位各计一次；全市为各方之和")
        }
        Ledger::ReportsInTime => ("到期应报的工作报告中，报送日当天或之前报出的份数", "迟报、未报均不计"),
        Ledger::ReportRate => ("按期报送 ÷ 到期应报 × 100%", "没有到期的报送日时不计算"),
    };
    IndicatorMethod {
        id: ledger.id().to_owned(),
        name: ledger.label().zh.to_owned(),
        unit: text::quantity_unit(ledger.quantity(), scene.say).to_owned(),
        formula: formula.to_owned(),
        note: note.to_owned(),
    }
}

fn curve_method(scene: &Scene<'_>, position: usize, curve: &Curve) -> CurveMethod {
    let campaign = &scene.facts.campaign;
    let month_end = |month: i8| Date::constant(campaign.year, month, 1).last_of_month();
    let share = |month: i8| text::percent(&share_due(curve, campaign.year, month_end(month)), scene.say);
    let note = match &curve.kind {
        CurveKind::Even => "每月十二分之一；月内按天均匀推算。".to_owned(),
        CurveKind::Monthly(_) => "按各月末的百分数；月内按天均匀推算。".to_owned(),
        CurveKind::Milestones(points) => {
            // Month ends stand in the table below.
            if points.iter().all(|(date, _)| date.last_of_month() == *date) {
                "按规定日期的百分数；日期之间按天均匀推算。".to_owned()
            } else {
                let points = points.iter().map(|(date, percent)| {
                    format!("{}应完成{}%", text::day(*date, scene.say), text::plain(percent.number()))
                });
                format!("{}；日期之间按天均匀推算。", points.collect::<Vec<_>>().join(scene.say.words.sign.clause()))
            }
        }
    };
    CurveMethod {
        id: curve.id.to_string(),
        name: curve.name.to_string(),
        note,
        months: (1..=12).map(share).collect(),
        default: position == campaign.schedule,
    }
}

fn light_method(scene: &Scene<'_>, table: &LightTable) -> LightMethod {
    let indicator = sentence::indicator_name(scene.facts, table.indicator);
    // Bounds are compared in the unit in which they are written: amounts in 万元, whatever sums are printed in.
    let unit = match table.indicator {
        Indicator::Ledger(ledger) if ledger.quantity() == Quantity::Amount => "万元",
        Indicator::Ledger(ledger) => text::quantity_unit(ledger.quantity(), scene.say),
        Indicator::Ratio(_) => "%",
        Indicator::Series(series) => match scene.facts.campaign.series[series].kind {
            SeriesKind::Growth => "%",
            SeriesKind::Level => "万元",
        },
        Indicator::Measure(measure) => match scene.facts.campaign.measures[measure].kind {
            MeasureKind::Amount => "万元",
            MeasureKind::Count | MeasureKind::Quantity => &scene.facts.campaign.measures[measure].unit,
        },
    };
    let subject = match table.subject {
        Subject::Counties => "县（区）",
        Subject::Projects => "项目",
    };
    let unit = if unit.is_empty() { String::new() } else { format!("（{unit}）") };
    LightMethod {
        name: table.name.to_string(),
        version: table.version.to_string(),
        from: text::period(table.from, scene.say),
        subject: format!("{subject}，依据{indicator}{unit}"),
        rules: table
            .rules
            .iter()
            .rev()
            .map(|rule| LightRule {
                light: badge::light(
                    crate::compute::Lit { light: rule.light, name: rule.name.as_deref() },
                    scene.say.words,
                ),
                range: range(rule.lower, rule.upper),
            })
            .collect(),
        running: table.running.iter().map(|rule| rule.name.to_string()).collect(),
    }
}

/// `≥ 0`, `≥ −10 且 ＜ 0`.
pub(super) fn range(lower: Option<Bound>, upper: Option<Bound>) -> String {
    let lower = lower.map(|bound| {
        let sign = if bound.inclusive { "≥" } else { "＞" };
        format!("{sign} {}", text::plain(&bound.value.exact()))
    });
    let upper = upper.map(|bound| {
        let sign = if bound.inclusive { "≤" } else { "＜" };
        format!("{sign} {}", text::plain(&bound.value.exact()))
    });
    match (lower, upper) {
        (None, None) => "一切数值".to_owned(),
        (Some(end), None) | (None, Some(end)) => end,
        (Some(lower), Some(upper)) => format!("{lower} 且 {upper}"),
    }
}
