//! A campaign of any size: the same number gives the same bytes, on any machine.
//!
//! In: how many projects. Out: a `content/` folder that passes the check without a single problem: twelve monthly bulletins, 5 to
//! 50 counties, and projects with twelve month-end records, milestones, funds, problems and sets, about as long as real ones.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rayon::prelude::*;

const YEAR: u32 = 2023;
const UNITS: [&str; 12] = [
    "发展改革局",
    "工业信息化局",
    "交通运输局",
    "水务局",
    "生态环境局",
    "商务局",
    "文化旅游局",
    "卫生健康局",
    "自然资源局",
    "农业农村局",
    "住房城乡建设局",
    "教育体育局",
];
const LEADERS: usize = 20;
const SECTORS: [&str; 8] = ["交通", "水利", "能源", "制造业", "信息化", "农业农村", "城镇基础设施", "社会事业"];
const CLASSES: [(&str, &str, bool); 3] =
    [("continuing", "续建", true), ("new", "新建", true), ("preliminary", "前期", false)];
const STAGES: [(&str, &str); 4] =
    [("approval", "前期手续"), ("building", "在建"), ("finishing", "收尾"), ("finished", "竣工")];
const SETS: [(&str, &str); 4] = [
    ("region-key", "省级重点项目"),
    ("city-key", "市级重点项目"),
    ("q1", "一季度集中开工项目"),
    ("q2", "二季度开工项目"),
];
const FUNDS: [(&str, &str); 4] =
    [("central", "中央预算内投资"), ("region", "省级统筹资金"), ("bonds", "专项债券"), ("enterprise", "企业自筹")];
const SERIES: [(&str, &str); 2] = [("fai-growth", "固定资产投资增速"), ("industry-growth", "制造业投资增速")];
const MEASURES: [(&str, &str); 3] =
    [("contracted", "签约合同项目"), ("landed", "落地项目"), ("landed-started", "落地开工项目")];
const PLACES: [&str; 20] = [
    "东河", "西川", "南岭", "北原", "青山", "白沙", "金沟", "石桥", "柳林", "平川", "新安", "永丰", "长乐", "广福",
    "清水", "黄坪", "红岩", "双河", "龙泉", "太和",
];
const WORKS: [&str; 10] = [
    "供水管网改造",
    "产业园标准厂房",
    "集中供热扩建",
    "农村公路提升",
    "污水处理厂",
    "冷链物流中心",
    "光伏发电",
    "高标准农田",
    "人民医院住院楼",
    "中学教学楼",
];
const REASONS: [&str; 5] = ["用地手续未办结", "施工许可未取得", "招标文件正在修改", "征拆尚余两户", "资金下达较晚"];
const NOTES: [&str; 6] = [
    "基础施工完成，主体进场",
    "主体施工至三层，安装同步展开",
    "设备采购合同已签订，首批到货",
    "管沟开挖六公里，回填四公里",
    "土方工程完成八成",
    "附属工程施工，准备分项验收",
];
const MILESTONES: [&str; 5] = ["可研批复", "初步设计批复", "开工建设", "主体工程完成", "竣工验收"];

/// Numbers that look random and are the same everywhere.
struct Dice(u64);

impl Dice {
    fn of(index: usize) -> Self {
        let mut dice = Self(0x9E37_79B9_7F4A_7C15 ^ ((index as u64) << 17));
        dice.below(2);
        dice.below(2);
        dice
    }

    /// A number below `limit`.
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = u32::try_from(self.0 >> 33).expect("31 bits are left");
        high % limit
    }

    fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    fn of_list<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(u32::try_from(list.len()).expect("lists are short")) as usize]
    }
}

/// How many counties a campaign of a size has.
pub(crate) fn counties_of(projects: usize) -> usize {
    match projects {
        0..=1_000 => 5,
        1_001..=10_000 => 20,
        _ => 50,
    }
}

/// Writes `content/` below `root`. Files that are right already are left alone.
pub(crate) fn generate(root: &Path, projects: usize) -> Result<()> {
    let content = root.join("content");
    for folder in ["counties", "projects", "bulletins", "pages"] {
        let folder = content.join(folder);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let counties = counties_of(projects);
    put(&content.join("site.yaml"), &site())?;
    put(&content.join("campaign.yaml"), &campaign())?;
    put(&content.join("pages/about.md"), ABOUT)?;
    put(&content.join("counties/whole.yaml"), &county(None))?;
    for position in 0..counties {
        put(&content.join(format!("counties/{}.yaml", county_id(position))), &county(Some(position)))?;
    }
    for month in 1..=12 {
        put(&content.join(format!("bulletins/{YEAR}-{month:02}.md")), &bulletin(month))?;
    }
    (0..projects)
        .into_par_iter()
        .try_for_each(|index| put(&content.join(format!("projects/p{index:06}.yaml")), &project(index, counties)))
}

fn put(path: &Path, text: &str) -> Result<()> {
    if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(());
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Adds a line; writing into a text cannot fail.
macro_rules! line {
    ($text:expr, $($part:tt)*) => {
        writeln!($text, $($part)*).expect("a text takes everything")
    };
}

fn site() -> String {
    let mut text = String::from("name: 重点项目建设专栏\nshort_name: 重点项目\n");
    text.push_str("notice: 测速数据：全部由程序生成，不是任何地方的统计。\npublisher: 示例市发展和改革委员会\n");
    text
}

fn campaign() -> String {
    let mut text = format!(
        "name: 示例市重点项目建设年\nshort_name: 建设年\nyear: {YEAR}\nstart: {YEAR}-01-01\nend: {YEAR}-12-31\n"
    );
    text.push_str("units:\n");
    for (index, name) in UNITS.iter().enumerate() {
        line!(text, "  - id: unit-{index}\n    name: 市{name}");
    }
    text.push_str("leaders:\n");
    for index in 0..LEADERS {
        line!(text, "  - id: leader-{index}\n    name: 第{}位分管负责同志", index + 1);
    }
    text.push_str("sectors:\n");
    for (index, name) in SECTORS.iter().enumerate() {
        line!(text, "  - id: sector-{index}\n    name: {name}");
    }
    text.push_str("classes:\n");
    for (id, name, starts) in CLASSES {
        line!(text, "  - id: {id}\n    name: {name}\n    starts: {starts}");
    }
    for (list, entries) in [("stages", &STAGES), ("sets", &SETS), ("funds", &FUNDS)] {
        line!(text, "{list}:");
        for (id, name) in entries {
            line!(text, "  - id: {id}\n    name: {name}");
        }
    }
    text.push_str(CURVES);
    text.push_str("series:\n");
    for (id, name) in SERIES {
        line!(text, "  - id: {id}\n    name: {name}\n    kind: growth");
    }
    text.push_str("measures:\n");
    for (id, name) in MEASURES {
        line!(text, "  - id: {id}\n    name: {name}\n    kind: count\n    unit: 项");
    }
    text.push_str(RULES);
    text
}

const CURVES: &str = "curves:
  - id: even
    name: 均匀时序
    kind: even
  - id: season
    name: 施工季时序
    kind: monthly
    monthly: [1, 3, 10, 21, 33, 45, 56, 67, 78, 88, 95, 100]
schedule: even
";

const RULES: &str = "ratios:
  - id: landing-rate
    name: 落地率
    part: landed
    whole: contracted
lights:
  - id: county-light
    name: 县（区）进度灯
    version: 2023-1
    from: 2023-01
    subject: counties
    indicator: gap
    rules:
      - {light: green, name: 绿灯, at_least: 0}
      - {light: yellow, name: 黄灯, at_least: -10, below: 0}
      - {light: red, name: 红灯, below: -10}
    running:
      - {light: red, bulletins: 2, name: 连续两期红灯}
  - id: project-light
    name: 项目进度灯
    version: 2023-1
    from: 2023-01
    subject: projects
    indicator: gap
    rules:
      - {light: green, name: 绿灯, at_least: 0}
      - {light: yellow, name: 黄灯, at_least: -25, below: 0}
      - {light: red, name: 红灯, below: -25}
    running:
      - {light: red, bulletins: 2, name: 连续两期红灯}
      - {light: red, bulletins: 3, name: 连续三期红灯}
boards:
  - id: completion
    name: 投资完成率
    score: value
    items:
      - {indicator: completion-rate}
  - id: start
    name: 开工率
    score: value
    items:
      - {indicator: start-rate}
  - id: quality
    name: 全年比质效
    score: minmax
    items:
      - {indicator: completion-rate, weight: 40}
      - {indicator: start-rate, weight: 20}
      - {indicator: funds-rate, weight: 20}
      - {indicator: entry-rate, weight: 20}
targets:
  - id: growth-year
    clause: （一）
    name: 全年固定资产投资增速
    indicator: fai-growth
    scopes: [whole]
    comparison: at_least
    value: 15
    due: 2023-12-31
  - id: key-completion
    clause: （二）
    name: 重点项目投资进度
    indicator: completion-rate
    scopes: [set:region-key, set:city-key]
    comparison: at_least
    value: 85
    due: 2023-09-30
    curve: season
  - id: funds-start
    clause: （三）
    name: 三类资金项目开工率
    indicator: start-rate
    scopes: [fund:central, fund:region, fund:bonds]
    comparison: at_least
    value: 100
    due: 2023-09-30
  - id: landing
    clause: （四）
    name: 落地率
    indicator: landing-rate
    scopes: [whole]
    comparison: at_least
    value: 50
    due: 2023-12-31
";

const ABOUT: &str = "---
title: 关于本栏目
summary: 数据由程序生成，只用来测速。
---
最新一期列入台账的项目有{{ projects }}，投资完成率{{ completion-rate }}，{{ gap words }}。
";

fn county_id(position: usize) -> String {
    format!("county-{position:02}")
}

fn county_name(position: usize) -> String {
    let kind = ["县", "区", "市"][position / PLACES.len() % 3];
    format!("{}{kind}", PLACES[position % PLACES.len()])
}

/// A county with its entered figures, or the whole.
fn county(position: Option<usize>) -> String {
    let (name, level) = match position {
        Some(position) => (county_name(position), "county"),
        None => ("全市".to_owned(), "whole"),
    };
    let mut dice = Dice::of(900_001 + position.map_or(0, |position| position + 1));
    let mut text = format!(
        "name: {name}\nlevel: {level}\nleaders:\n  - office: 分管负责同志\n    duty: 项目建设和固定资产投资\nstatistics:\n"
    );
    for (series, _) in SERIES {
        let mut growth = dice.between(0, 300);
        for month in 2..=12 {
            growth = (growth + dice.between(0, 40)).saturating_sub(15);
            line!(
                text,
                "  - series: {series}\n    period: {YEAR}-{month:02}\n    value: {}\n    source: 市统计局",
                tenths(growth)
            );
        }
    }
    if position.is_some() {
        text.push_str("totals:\n");
        let mut totals = [0_u32; MEASURES.len()];
        for month in 1..=12 {
            totals[0] += dice.between(3, 9);
            totals[1] = (totals[1] + dice.between(1, 5)).min(totals[0]);
            totals[2] = (totals[2] + dice.between(0, 4)).min(totals[1]);
            for ((measure, _), total) in MEASURES.iter().zip(totals) {
                line!(
                    text,
                    "  - measure: {measure}\n    as_of: {}\n    value: {total}\n    source: 市商务局",
                    month_end(month)
                );
            }
        }
    }
    text
}

fn tenths(number: u32) -> String {
    format!("{}.{}", number / 10, number % 10)
}

fn month_end(month: u32) -> String {
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
    format!("{YEAR}-{month:02}-{days}")
}

fn bulletin(month: u32) -> String {
    let (issued_year, issued_month) = if month == 12 { (YEAR + 1, 1) } else { (YEAR, month + 1) };
    let cutoff = month_end(month);
    let mut text = format!(
        "---\nnumber: {month}\ntitle: 关于1-{month}月重点项目进展情况的通报\ndoc_number: 示例〔{YEAR}〕{month}号\nperiod: {YEAR}-{month:02}\n\
         cutoff: {cutoff}\nissued: {issued_year}-{issued_month:02}-08\nrecipients:\n  - 各县（区）人民政府\n  - 市直各有关部门\n---\n"
    );
    text.push_str("截至月末，全市项目累计完成投资{{ completed }}，{{ completed change }}，{{ gap words }}。\n\n");
    text.push_str("## 重点项目 {#projects}\n\n{{ completion-rate set:city-key sentence }}\n\n{{ start-rate fund:bonds sentence }}\n\n");
    text.push_str("## 下一步工作 {#next}\n\n1. 逐项核对未开工项目。\n2. 对滞后项目加大调度。\n");
    text
}

/// A project's file.
fn project(index: usize, counties: usize) -> String {
    let mut dice = Dice::of(index);
    let county = index % counties;
    let place = PLACES[(index / counties) % PLACES.len()];
    let work = WORKS[index % WORKS.len()];
    let mut text = String::with_capacity(2600);
    line!(text, "name: {}{place}{work}项目（{index}号）", county_name(county));
    line!(text, "code: 2301-640500-04-01-{index:06}");
    line!(text, "county: {}", county_id(county));
    line!(text, "unit: unit-{}", dice.below(12));
    line!(text, "sector: sector-{}", dice.below(8));
    let class = match dice.below(10) {
        0..=5 => 0,
        6..=8 => 1,
        _ => 2,
    };
    line!(text, "class: {}", CLASSES[class].0);
    let sets: Vec<&str> = SETS.iter().filter(|_| dice.chance(30)).map(|(id, _)| *id).collect();
    if !sets.is_empty() {
        line!(text, "sets: [{}]", sets.join(", "));
    }
    line!(text, "leader: leader-{}", index % LEADERS);
    line!(text, "builder: {place}{}有限公司", dice.of_list(&["建设投资", "城市发展", "水务", "实业", "能源"]));
    line!(text, "summary: 建设{work}及配套管线、道路和附属设施，建成后可改善{place}一带生产生活条件。");
    let plan = dice.between(20, 900) * 20;
    let total = plan * dice.between(1, 4);
    line!(text, "total_investment: {total}");
    line!(text, "plans:\n  - from: {YEAR}-01-01\n    amount: {plan}");
    if dice.chance(5) {
        line!(text, "  - from: {YEAR}-07-01\n    amount: {}\n    reason: 年中调整", plan - plan / 20);
    }
    let funds = plan / 2;
    let kind = dice.below(3) as usize;
    line!(
        text,
        "funds:\n  - fund: {}\n    planned: {funds}\n  - fund: enterprise\n    planned: {}",
        FUNDS[kind].0,
        plan - funds
    );
    let start = Start::of(&mut dice, class);
    dates(&mut text, &mut dice, &start);
    stops(&mut text, &mut dice, &start);
    records(&mut text, &mut dice, &start, plan, funds);
    problems(&mut text, &mut dice);
    text
}

/// When a project starts.
enum Start {
    /// Before the year.
    Earlier,
    /// In a month of the year: planned, actual.
    ThisYear(u32, Option<u32>),
    /// Not planned for this year.
    Later,
}

impl Start {
    fn of(dice: &mut Dice, class: usize) -> Self {
        match class {
            0 => Self::Earlier,
            1 => {
                let planned = dice.between(1, 9);
                let late = if dice.chance(25) { dice.between(1, 3) } else { 0 };
                Self::ThisYear(planned, (!dice.chance(8)).then_some(planned + late))
            }
            _ => Self::Later,
        }
    }

    /// The month from which money is spent; 12 and later is never.
    fn month(&self) -> u32 {
        match self {
            Self::Earlier => 0,
            Self::ThisYear(_, actual) => actual.unwrap_or(12),
            Self::Later => 12,
        }
    }
}

fn dates(text: &mut String, dice: &mut Dice, start: &Start) {
    let day = dice.between(1, 28);
    match start {
        Start::Earlier => {
            line!(text, "start:\n  planned: {}-05-{day:02}\n  actual: {}-06-{day:02}", YEAR - 1, YEAR - 1);
            line!(text, "entered: {}-07-{day:02}", YEAR - 1);
        }
        Start::ThisYear(planned, actual) => {
            line!(text, "start:\n  planned: {YEAR}-{planned:02}-{day:02}");
            match actual {
                Some(actual) => {
                    line!(text, "  actual: {YEAR}-{actual:02}-{day:02}");
                    if *actual < 12 && dice.chance(85) {
                        line!(text, "entered: {YEAR}-{:02}-{day:02}", actual + 1);
                    }
                }
                None => line!(text, "unstarted_reason: {}", dice.of_list(&REASONS)),
            }
        }
        Start::Later => {}
    }
    let is_done = matches!(start, Start::Earlier) && dice.chance(30);
    // Not before the last milestone.
    let finish = dice.between(10, 12);
    match (start, is_done) {
        (Start::Later, _) => {}
        (_, true) => {
            line!(text, "finish:\n  planned: {YEAR}-{finish:02}-{day:02}\n  actual: {YEAR}-{finish:02}-{day:02}")
        }
        (_, false) => line!(text, "finish:\n  planned: {}-{finish:02}-{day:02}", YEAR + 1),
    }
    line!(text, "milestones:");
    for (step, name) in MILESTONES.iter().enumerate() {
        let month = u32::try_from(step).expect("five steps") * 2 + 2;
        line!(text, "  - name: {name}\n    planned: {YEAR}-{month:02}-{day:02}");
        if month > start.month() && dice.chance(80) {
            let actual = (month + dice.below(2)).min(12);
            line!(text, "    actual: {YEAR}-{actual:02}-{:02}", dice.between(1, 28));
        }
    }
}

fn stops(text: &mut String, dice: &mut Dice, start: &Start) {
    if start.month() < 6 && dice.chance(3) {
        line!(text, "stops:\n  - from: {YEAR}-07-{:02}\n    reason: {}", dice.between(1, 28), dice.of_list(&REASONS));
        if dice.chance(60) {
            line!(text, "    until: {YEAR}-{:02}-15", dice.between(8, 12));
        }
    }
}

/// Twelve month ends; cumulative values never fall and stay below the plan and a half.
fn records(text: &mut String, dice: &mut Dice, start: &Start, plan: u32, funds: u32) {
    let first = start.month();
    let pace = if dice.chance(12) { dice.between(35, 65) } else { dice.between(85, 125) };
    line!(text, "records:");
    for month in 1..=12_u32 {
        let running = month.saturating_sub(first);
        let completed = plan * running * pace / (12 - first.min(11)) / 100;
        line!(text, "  - as_of: {}", month_end(month));
        if dice.chance(2) {
            line!(text, "    completed: not-reported\n    funds_in_place: not-reported");
        } else {
            line!(text, "    completed: {completed}\n    funds_in_place: {}", funds * month / 12);
        }
        let stage = if running == 0 { 0 } else { 1 + usize::from(month > 10) };
        line!(text, "    stage: {}", STAGES[stage].0);
        if running > 0 && dice.chance(35) {
            line!(text, "    note: {}", dice.of_list(&NOTES));
        }
    }
}

fn problems(text: &mut String, dice: &mut Dice) {
    if !dice.chance(18) {
        return;
    }
    let raised = dice.between(1, 8);
    let (title, owner) = (dice.of_list(&REASONS), dice.below(12));
    line!(
        text,
        "problems:\n  - id: q1\n    title: {title}\n    raised: {YEAR}-{raised:02}-10\n    owner: unit-{owner}"
    );
    line!(text, "    deadline: {YEAR}-{:02}-25\n    updates:", raised + 2);
    line!(text, "      - on: {YEAR}-{:02}-12\n        state: in-hand\n        note: 已召开协调会", raised + 1);
    if dice.chance(70) {
        line!(
            text,
            "      - on: {YEAR}-{:02}-20\n        state: solved\n        note: 手续已办结",
            raised + dice.between(2, 4)
        );
    }
}
