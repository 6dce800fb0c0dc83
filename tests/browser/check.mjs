// The built site in a real browser: `node check.mjs SITE TOOLS QUERIES`. One line per fault; silence is good.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { readFile, readdir } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [site, tools, queries] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(tools, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const faults = [];
const fault = (where, what) => faults.push(`${where}: ${what}`);

// The strictest policy a portal may set, and an address below others.
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'";
const PREFIX = "/column/2023/";
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript" };

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
  const file = join(site, path.slice(PREFIX.length - 1));
  if (!path.startsWith(PREFIX) || path.includes("..") || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": POLICY });
  response.end(await readFile(file));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const served = `http://127.0.0.1:${server.address().port}${PREFIX}`;

const program = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name)))
  .find((path) => existsSync(path));
if (!program) {
  console.log("no Chromium on the path; on Debian: apt-get install chromium");
  process.exit(2);
}
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });

// A page of each kind: of every folder the index and the first other; of issues, the first few.
const kinds = async () => {
  const chosen = [];
  const walk = async (folder) => {
    const entries = (await readdir(join(site, folder), { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".html")).map((entry) => join(folder, entry.name));
    const most = folder === "" ? Infinity : folder.startsWith("bulletins") || folder === "latest" ? 5 : 1;
    const others = pages.filter((page) => !page.endsWith("index.html"));
    chosen.push(...pages.filter((page) => page.endsWith("index.html")), ...others.slice(0, most));
    for (const entry of entries) if (entry.isDirectory() && chosen.length < 200) await walk(join(folder, entry.name));
  };
  await walk("");
  return chosen;
};

const open = async (options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const heard = [];
  page.on("console", (message) => heard.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(served) && !address.startsWith("file:") && !address.startsWith("data:")) heard.push(`request to ${address}`);
  });
  return { page, heard, close: () => context.close() };
};

const pages = await kinds();

// Every kind on a phone: quiet, nothing sideways, nobody shut out, under the policy. Dark is other colours on the same page, so that
// some of the richest pages stand for all.
const RICH = ["index.html", "latest/index.html", "latest/rankings.html", "latest/targets.html", "latest/problems.html", "find.html"];
for (const [colorScheme, some] of [["light", pages], ["dark", RICH]]) {
  const { page, heard, close } = await open({ viewport: { width: 360, height: 800 }, colorScheme });
  for (const path of some) {
    heard.length = 0;
    await page.goto(served + path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) fault(path, `${wide} px too wide at 360 px`);
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    for (const { id, nodes } of found.violations) fault(path, `axe ${id} (${colorScheme}): ${nodes[0].target} ${nodes[0].html.slice(0, 160)}`);
    heard.forEach((what) => fault(path, what));
  }
  await close();
}

// From a disk: quiet there too.
{
  const { page, heard, close } = await open({ viewport: { width: 1440, height: 900 } });
  for (const path of pages) {
    heard.length = 0;
    await page.goto(pathToFileURL(join(site, path)).href);
    heard.forEach((what) => fault(`${path} from a disk`, what));
  }
  await close();
}

// The search, from a disk: the first hit is the project meant.
{
  const { page, heard, close } = await open({});
  const find = pathToFileURL(join(site, "find.html")).href;
  const first = async (hash) => {
    await page.goto("about:blank");
    await page.goto(`${find}#${hash}`);
    await page.waitForFunction(() => document.querySelector("#find output").textContent !== "");
    return page.evaluate(() => document.querySelector(".hits a")?.getAttribute("href") ?? "nothing");
  };
  for (const line of (await readFile(queries, "utf8")).trim().split("\n")) {
    const [query, expected] = line.split("\t");
    const hit = await first(new URLSearchParams({ q: query }));
    if (!expected.split(" ").some((path) => hit.endsWith(path))) fault("find.html", `“${query}” finds ${hit} first, not ${expected}`);
  }
  await first("county=haiyuan&light=red&order=gap");
  const shown = await page.$$eval(".hits li", (rows) => rows.map((row) => row.textContent));
  if (shown.length === 0 || !shown.every((text) => text.includes("海原县") && text.includes("▲"))) fault("find.html", `red lights of a county are ${shown}`);
  await page.fill("input[name=q]", "公路");
  await page.waitForFunction(() => location.hash.includes("q="));
  if (!(await page.evaluate(() => location.hash.includes("county=haiyuan")))) fault("find.html", "the address lost a filter");
  heard.forEach((what) => fault("find.html", what));
  await close();
}

// Sorting: by keyboard, announced, missing last, kept in the address.
{
  const { page, heard, close } = await open({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${served}counties/index.html`);
  const column = 3;
  const values = () => page.$$eval("main table.sorts tbody tr:not(.all)", (rows, at) => rows.map((row) => Number.parseFloat(row.cells[at].textContent)), column);
  const button = page.locator(`main table.sorts thead th:nth-child(${column + 1}) button`);
  await button.focus();
  await page.keyboard.press("Enter");
  const down = await values();
  if (down.length < 3 || down.some((value, at) => at > 0 && value > down[at - 1])) fault("counties/index.html", `sorted down: ${down}`);
  if ((await page.getAttribute(`main table.sorts thead th:nth-child(${column + 1})`, "aria-sort")) !== "descending") fault("counties/index.html", "no aria-sort");
  if (!(await page.textContent("[role=status]"))) fault("counties/index.html", "sorting is not announced");
  await page.keyboard.press("Enter");
  await page.reload();
  const up = await values();
  if (up.some((value, at) => at > 0 && value < up[at - 1])) fault("counties/index.html", `the address forgot the order: ${up}`);
  const last = await page.$eval("main table.sorts tbody tr:last-child", (row) => row.className);
  if (last !== "all") fault("counties/index.html", "the total is not last");
  heard.forEach((what) => fault("counties/index.html", what));
  await close();
}

// A chart stands in a frame of another page, and alone.
{
  const { page, heard, close } = await open({ viewport: { width: 420, height: 700 } });
  const path = pages.find((page) => page.includes("/charts/"));
  await page.setContent(`<iframe src="${served}${path}" width="360" height="600"></iframe>`);
  const frame = page.frames()[1];
  await frame.waitForSelector("figure svg");
  const wide = await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) fault(path, `${wide} px too wide in a frame`);
  if (!(await frame.evaluate(() => [...document.links].every((link) => !link.target && document.querySelector("base").target === "_top")))) fault(path, "its links stay in the frame");
  heard.forEach((what) => fault(path, what));
  heard.length = 0;
  const image = path.replace(".html", ".svg");
  await page.goto(pathToFileURL(join(site, image)).href);
  if ((await page.locator("text").count()) < 5) fault(image, "shows no words");
  heard.forEach((what) => fault(image, what));
  await close();
}

// The button that prints is there where it can.
{
  const { page, close } = await open({});
  await page.goto(`${served}latest/index.html`);
  await page.evaluate(() => (window.print = () => (document.title = "printed")));
  await page.click("[data-print]");
  if ((await page.title()) !== "printed") fault("latest/index.html", "the button does not print");
  await close();
}

// A ranking, whose value stands under a head over two cells, sorts by the value; lights sort from the worst; signs are no numbers.
{
  const { page, heard, close } = await open({ viewport: { width: 1440, height: 900 } });
  const press = async (path, table, head) => {
    await page.goto(served + path);
    await page.locator(`${table} thead th:nth-child(${head}) button`).focus();
    await page.keyboard.press("Enter");
  };
  await press("latest/rankings.html", "#completion table", 3);
  const rates = await page.$$eval("#completion table tbody tr:not(.all) td.big", (cells) => cells.map((cell) => Number.parseFloat(cell.textContent)));
  if (rates.length < 3 || rates.some((rate, at) => at > 0 && rate > rates[at - 1])) fault("latest/rankings.html", `sorted down: ${rates}`);
  const list = "section table.pj-projects";
  await press("counties/zhongning.html", list, 5);
  const tones = await page.$$eval(`${list} tbody tr`, (rows) => rows.map((row) => ["bad", "warn", "ok"].findIndex((tone) => row.cells[4].querySelector(`.bd.${tone}`))));
  const lit = tones.filter((tone) => tone >= 0);
  if (lit.length < 5 || lit.some((tone, at) => at > 0 && tone < lit[at - 1]) || tones.slice(0, lit.length).includes(-1)) fault("counties/zhongning.html", `lights sort as ${tones}`);
  heard.forEach((what) => fault("sorting", what));
  await close();
}

// Filters of the tables on a page: by keyboard, counted, kept in the address, and an address is a filter.
{
  const { page, heard, close } = await open({ viewport: { width: 1440, height: 900 } });
  const shown = () => page.$$eval("main .t tbody tr:has([data-f])", (rows) => rows.filter((row) => !row.hidden).map((row) => row.textContent));
  await page.goto(`${served}latest/lists.html`);
  const all = (await shown()).length;
  await page.locator("form.rows select[name=county]").focus();
  await page.keyboard.press("End");
  await page.waitForFunction(() => location.hash.includes("county="));
  const county = await page.$eval("form.rows select[name=county]", (select) => select.selectedOptions[0].textContent);
  const some = await shown();
  if (some.length === 0 || some.length >= all || !some.every((text) => text.includes(county))) fault("latest/lists.html", `of ${all} rows ${some.length} are shown for ${county}`);
  if (!(await page.textContent("form.rows output")).includes(String(some.length))) fault("latest/lists.html", "the rows are not counted");
  await page.reload();
  if ((await shown()).length !== some.length) fault("latest/lists.html", "the address forgot the filter");
  await page.click("form.rows button[type=reset]");
  await page.waitForFunction(() => location.hash === "");
  if ((await shown()).length !== all) fault("latest/lists.html", "clearing does not show all rows");
  await page.goto("about:blank");
  await page.goto(`${served}counties/zhongning.html#light=red`);
  const red = await shown();
  if (red.length === 0 || !red.every((text) => text.includes("▲"))) fault("counties/zhongning.html", `red lights of the address are ${red}`);
  await page.goto(`${served}latest/problems.html#county=haiyuan`);
  const problems = await shown();
  if (problems.length === 0 || !problems.every((text) => text.includes("海原县"))) fault("latest/problems.html", `problems of the address are ${problems}`);
  heard.forEach((what) => fault("filters", what));
  await close();
}

// Without script everything stands there to be read.
{
  const { page, close } = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  await page.goto(`${served}find.html`);
  if (await page.locator("#find").isVisible()) fault("find.html", "shows a search that cannot work without script");
  if ((await page.locator("main ul.dl a").count()) < 5) fault("find.html", "leads nowhere without script");
  await page.goto(`${served}latest/lists.html`);
  if (await page.locator("[data-print]").isVisible()) fault("latest/lists.html", "shows a button that cannot work without script");
  if ((await page.locator("main table tbody tr").count()) < 10) fault("latest/lists.html", "is not complete without script");
  await close();
}

// On paper: a document of some pages, with all of its text.
{
  const { page, close } = await open({});
  await page.goto(`${served}latest/index.html`);
  const pdf = await page.pdf({ format: "A4" });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  if (sheets < 4 || sheets > 60) fault("latest/index.html", `prints on ${sheets} pages`);
  await close();
}

await browser.close();
server.close();
console.log([...new Set(faults)].join("\n"));
console.error(`${pages.length} pages looked at`);
process.exit(faults.length > 0 ? 1 : 0);
