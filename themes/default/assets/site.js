// What pages gain where scripts run: tables that sort, and the search. Without it everything stands there to be read.
"use strict";
(() => {
  const own = document.currentScript;
  const words = own.dataset;
  // The way to the pages of this language, said where it is not the way to the assets.
  const root = words.root ?? own.src.replace(/assets\/site\.js.*$/, "");

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Said to whoever does not see the page change.
  const status = make("p", { className: "vh", role: "status" });
  const say = (text) => {
    if (!status.isConnected) document.body.append(status);
    status.textContent = text;
  };

  // The part of the address after `#`, which may change on a disk too. Anchors of the page have no `=` and are left alone.
  const state = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const keep = (parameters) => {
    const text = parameters.toString();
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  };

  /* Reading: the style sheet alone obeys these switches; here they are remembered from page to page. */

  const view = document.querySelector(".view");
  if (view) {
    const switches = [...view.querySelectorAll("input")];
    // A browser may keep nothing, on a disk or for a reader who forbids it.
    try {
      const kept = (localStorage.getItem("view") ?? "").split(" ");
      for (const id of kept) switches.filter((one) => one.id === id).forEach((one) => (one.checked = true));
      view.addEventListener("change", () => {
        localStorage.setItem("view", switches.filter((one) => one.checked).map((one) => one.id).join(" "));
      });
    } catch { /* Then the page at hand is all that changes. */ }
    addEventListener("click", (event) => view.contains(event.target) || (view.open = false));
    view.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      view.open = false;
      view.querySelector("summary").focus();
    });
  }

  // A button that could do nothing without this script is shown by it.
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });

  /* Tables */

  // On a narrow screen the heads of a table are shown for sorting alone, which a short table does not need.
  const FEWEST_ROWS = matchMedia("(max-width: 53.99rem)").matches ? 8 : 4;

  const textOf = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("small, .vh, svg, [aria-hidden]").forEach((part) => part.remove());
    return copy.textContent.trim();
  };

  // How much more the bigger unit of amounts holds than the smaller one of the same language.
  const BIGGER = { 亿: 10000, billion: 1000 };

  // Judgements from the worst to the best, whatever they are called.
  const TONES = ["bad", "warn", "", "ok"];
  const toneOf = (badge) => TONES.find((tone) => tone && badge.classList.contains(tone)) ?? "";

  // What a cell states for machines; a number with its unit made comparable; a judgement; a text; or nothing where there is no value.
  const keyOf = (cell) => {
    if (cell.dataset.value !== undefined) return cell.dataset.value === "" ? null : Number(cell.dataset.value);
    const text = textOf(cell);
    if (text === "" || text === "—" || text === "–" || cell.querySelector(".na")) return null;
    const badge = cell.querySelector(".bd");
    if (badge) return `${TONES.indexOf(toneOf(badge))}${text}`;
    const number = /^([+−-]?)([\d,]+(?:\.\d+)?)\s*(亿|billion)?(?!-)/.exec(text);
    if (!number || !cell.classList.contains("n")) return text;
    const size = Number(number[2].replaceAll(",", "")) * (BIGGER[number[3]] ?? 1);
    return number[1] === "−" || number[1] === "-" ? -size : size;
  };

  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)));

  const sort = (table, column, descending) => {
    const body = table.tBodies[0];
    // A row of totals stays where it is, at the end.
    const isTotal = (row) => row.classList.contains("all");
    const totals = [...body.rows].filter(isTotal);
    const at = columnOf(table.tHead.rows[0].cells[column]);
    const rows = [...body.rows].filter((row) => !isTotal(row)).map((row) => ({ row, key: keyOf(row.cells[at]) }));
    rows.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      return descending ? compare(b.key, a.key) : compare(a.key, b.key);
    });
    body.append(...rows.map(({ row }) => row), ...totals);
    [...table.tHead.rows[0].cells].forEach((head, other) => {
      if (other === column) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const name = textOf(table.tHead.rows[0].cells[column]);
    say((descending ? words.down : words.up).replace("{column}", name));
  };

  // A head over two cells, a drawing and its value, sorts by the last.
  const columnOf = (head) => [...head.parentElement.cells].slice(0, head.cellIndex + 1).reduce((sum, cell) => sum + cell.colSpan, -1);

  const isPlain = (table) =>
    table.tHead && table.tHead.rows.length === 1 && table.tBodies.length === 1 && table.tBodies[0].rows.length >= FEWEST_ROWS &&
    [...table.tBodies[0].rows].every((row) => row.cells.length === columnOf(table.tHead.rows[0].lastElementChild) + 1 && !row.querySelector("[colspan], [rowspan]"));

  const tables = [...document.querySelectorAll("main table.t:is(.f, .wr)")].filter(isPlain);
  tables.forEach((table, at) => {
    table.classList.add("sorts");
    table.tHead.rows[0].dataset.l = words.heads;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (!textOf(head)) return;
      // A head that is a link keeps it and gets a button beside it.
      const isLink = head.querySelector("a") !== null;
      const button = make("button", { type: "button", className: "so" }, ...(isLink ? [] : head.childNodes));
      if (isLink) button.setAttribute("aria-label", words.sort.replace("{column}", textOf(head)));
      button.addEventListener("click", () => {
        // Numbers are asked for from the top, texts from the beginning.
        const first = head.classList.contains("n") ? "descending" : "ascending";
        const now = head.getAttribute("aria-sort");
        const descending = now ? now === "ascending" : first === "descending";
        sort(table, column, descending);
        const parameters = state();
        parameters.set("sort", `${at}.${column}.${descending ? "down" : "up"}`);
        keep(parameters);
      });
      head.append(button);
    });
  });
  const asked = /^(\d+)\.(\d+)\.(up|down)$/.exec(state().get("sort") ?? "");
  if (asked && tables[asked[1]]?.tHead.rows[0].cells[asked[2]]) sort(tables[asked[1]], Number(asked[2]), asked[3] === "down");

  /* Filters over all tables of a page whose rows say what they can be filtered by */

  const FEWEST_FILTERED = 10;
  const LIGHTS = { bad: "red", warn: "yellow", ok: "green" };
  // Counties and lights go into the address by the names that the search knows, the others as they are called.
  const facetOf = (part) => {
    const badge = part.querySelector(".bd");
    const text = badge ? textOf(badge) : part.textContent.trim();
    if (part.dataset.f === "county") return { text, value: /([^/]+)\.html$/.exec(part.href)[1] };
    return { text, value: part.dataset.f === "light" && badge ? LIGHTS[toneOf(badge)] : text };
  };
  const filtered = () => {
    const rows = [...document.querySelectorAll("main .t tbody tr")].map((row) => {
      const found = [...row.querySelectorAll("[data-f]")].map((part) => [part.dataset.f, facetOf(part)]);
      return { row, facets: new Map(found.filter(([, { text }]) => text)) };
    }).filter(({ facets }) => facets.size > 0);
    const choices = (name) => new Map(rows.filter(({ facets }) => facets.has(name)).map(({ facets }) => facets.get(name)).map(({ value, text }) => [value, text]));
    const names = ["county", "unit", "light", "stage", "state"].filter((name) => choices(name).size > 1);
    if (rows.length < FEWEST_FILTERED || names.length === 0) return;
    const selects = names.map((name) => {
      const options = [...choices(name)].sort((a, b) => collator.compare(a[1], b[1])).map(([value, text]) => make("option", { value }, text));
      return make("select", { name }, make("option", { value: "" }, words.all), ...options);
    });
    const labels = selects.map((select) => make("label", {}, make("span", {}, words[select.name]), select));
    const count = make("output");
    const form = make("form", { className: "find rows" }, make("div", { className: "by" }, ...labels, make("button", { type: "reset" }, words.clear)), count);
    rows[0].row.closest(".list, table").before(form);
    const apply = () => {
      const chosen = selects.filter((select) => select.value);
      let shown = 0;
      for (const { row, facets } of rows) {
        row.hidden = !chosen.every((select) => facets.get(select.name)?.value === select.value);
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = chosen.length ? words.shown.replace("{n}", shown).replace("{m}", rows.length) : "";
    };
    const recall = () => {
      selects.forEach((select) => (select.value = state().get(select.name) ?? ""));
      selects.filter((select) => select.selectedIndex < 0).forEach((select) => (select.value = ""));
      apply();
    };
    const remember = () => {
      const parameters = state();
      selects.forEach((select) => (select.value ? parameters.set(select.name, select.value) : parameters.delete(select.name)));
      keep(parameters);
      apply();
    };
    form.addEventListener("input", remember);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(remember));
    addEventListener("hashchange", recall);
    recall();
  };

  /* Search */

  const page = document.getElementById("find");
  if (!page) return filtered();

  // Data files call this with their name; a script loads from a disk where a request would not.
  const waiting = new Map();
  globalThis.tongbao = (name, data) => waiting.get(name).resolve(data);
  const load = (name) => {
    if (!waiting.has(name)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
      waiting.set(name, entry);
      document.head.append(make("script", { src: `${root}search/${name}.js`, onerror: () => entry.reject(new Error(name)) }));
    }
    return waiting.get(name).promise;
  };

  const normal = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const pairs = (text) => {
    const characters = [...text];
    return [...new Set(characters.slice(1).map((character, at) => characters[at] + character))];
  };
  const hash = (term) => {
    let sum = 0;
    for (let at = 0; at < term.length; at += 1) sum = (sum * 31 + term.charCodeAt(at)) % 65521;
    return sum;
  };

  // Where a query stands in initials such as `[cz]dxm`: 0 at their beginning, 1 further on, -1 nowhere.
  const inInitials = (initials, query) => {
    const letters = initials.match(/\[[^\]]*\]|./gu) ?? [];
    const wanted = [...query];
    for (let from = 0; from + wanted.length <= letters.length; from += 1) {
      if (wanted.every((letter, at) => letters[from + at].includes(letter))) return from === 0 ? 0 : 1;
    }
    return -1;
  };

  const [KIND, TITLE, PATH, ABOUT, INITIALS, CODE, COUNTY, UNIT, SETS, STAGE, LIGHT, RATE, GAP] = Array(13).keys();

  // How well a document answers: smaller is better, nothing when it does not contain the query. Among equals the shorter title says
  // less besides what was asked.
  const rank = (document, query) => {
    const title = normal(document[TITLE]);
    const code = normal(document[CODE]);
    const rest = title.length / 1000;
    if (title === query || code === query) return 0;
    if (title.startsWith(query)) return 1 + rest;
    if (title.includes(query)) return 2 + rest;
    if (code.includes(query)) return 3 + rest;
    const initials = inInitials(document[INITIALS], query);
    return initials < 0 ? null : 4 + initials + rest;
  };

  // Four pairs of a long query name few enough; each candidate is held against the whole query anyway.
  const askedPairs = (query) => {
    const all = pairs(query);
    return all.length > 4 ? [0, 1, 2, 3].map((third) => all[Math.floor((third * (all.length - 1)) / 3)]) : all;
  };

  const candidates = async (head, query) => {
    const lists = await Promise.all(askedPairs(query).map(async (term) => {
      const file = await load(`terms-${hash(term) % head.termFiles}`);
      let position = 0;
      return (file[term] ?? "").split(" ").filter(Boolean).map((step) => (position += parseInt(step, 36)));
    }));
    return lists.reduce((all, list) => {
      const here = new Set(list);
      return all.filter((position) => here.has(position));
    });
  };

  const FILTERS = ["county", "unit", "set", "stage", "light"];
  const passes = (document, chosen) => {
    if (chosen.every((filter) => filter === null)) return true;
    if (document.length <= COUNTY) return false;
    const [county, unit, set, stage, light] = chosen;
    return (county === null || document[COUNTY] === county) && (unit === null || document[UNIT] === unit) &&
      (set === null || document[SETS].includes(set)) && (stage === null || document[STAGE] === stage) &&
      (light === null || document[LIGHT] === light);
  };

  const SHOWN = 50;
  const FIRST_FILES = 2;
  const form = page.querySelector("form");
  const list = page.querySelector("ol");
  const count = page.querySelector("output");
  const more = page.querySelector("[data-more]");
  let shown = SHOWN;
  let turn = 0;

  const row = (head, document) => {
    const title = make("a", { href: root + document[PATH] }, document[TITLE]);
    const about = [form.dataset[`kind${head.kinds[document[KIND]]}`], document[ABOUT], document[CODE]].filter(Boolean).join(" · ");
    const item = make("li", {}, make("div", {}, title, make("small", { className: "sub" }, about)));
    if (document.length > COUNTY && (document[LIGHT] || document[RATE] !== null)) {
      const option = form.elements.light.querySelector(`[value="${document[LIGHT]}"]`);
      const figures = make("p", {});
      if (option) figures.append(make("span", { className: `bd ${option.dataset.tone}` }, option.textContent));
      if (document[RATE] !== null) figures.append(make("small", {}, `${document[RATE]}%`));
      item.append(figures);
    }
    return item;
  };

  // Documents without the figure come last, whichever way.
  const by = (field, direction) => (a, b) => (a[field] == null) - (b[field] == null) || direction * (a[field] - b[field]);
  const orders = { gap: by(GAP, 1), rate: by(RATE, -1) };

  const answer = async () => {
    turn += 1;
    const mine = turn;
    const head = await load("index");
    const query = normal(form.elements.q.value);
    const chosen = FILTERS.map((name) => {
      const value = form.elements[name].value;
      if (value === "") return null;
      return name === "light" ? value : head[name].findIndex(([id]) => id === value);
    });
    const isFiltered = chosen.some((filter) => filter !== null);
    let positions = [];
    if ([...query].length > 1) positions = await candidates(head, query);
    else if (query || isFiltered) positions = [...Array(head.documents).keys()];
    const inFile = new Map();
    for (const position of positions) {
      const file = Math.floor(position / head.perFile);
      if (!inFile.has(file)) inFile.set(file, []);
      inFile.get(file).push(position);
    }
    // The files with the most candidates come first; what they hold is shown while the others are on their way.
    const files = [...inFile.keys()].sort((a, b) => inFile.get(b).length - inFile.get(a).length);
    const hits = [];
    const order = orders[form.elements.order.value] ?? (() => 0);
    const parts = [files.slice(0, FIRST_FILES), files.slice(FIRST_FILES)].filter((part, at) => at === 0 || part.length > 0);
    for (const part of parts) {
      const loaded = await Promise.all(part.map((file) => load(`documents-${file}`)));
      if (mine !== turn) return;
      part.forEach((file, at) => inFile.get(file).forEach((position) => {
        const document = loaded[at][position % head.perFile];
        const found = query ? rank(document, query) : 0;
        if (found !== null && passes(document, chosen)) hits.push({ found, position, document });
      }));
      hits.sort((a, b) => order(a.document, b.document) || a.found - b.found || a.position - b.position);
      list.replaceChildren(...hits.slice(0, shown).map(({ document }) => row(head, document)));
    }
    more.hidden = hits.length <= shown;
    count.textContent = query || isFiltered ? (hits.length ? form.dataset.found.replace("{n}", hits.length) : form.dataset.none) : "";
  };

  const remember = () => {
    const parameters = new URLSearchParams();
    for (const name of ["q", ...FILTERS, "order"]) {
      const value = form.elements[name].value;
      if (value && value !== "best") parameters.set(name, value);
    }
    keep(parameters);
  };

  const recall = () => {
    const parameters = state();
    const given = new URLSearchParams(location.search);
    for (const name of ["q", ...FILTERS, "order"]) {
      const value = parameters.get(name) ?? given.get(name);
      if (value !== null) form.elements[name].value = value;
    }
  };

  const failed = () => {
    count.textContent = form.dataset.failed;
  };
  const again = () => {
    shown = SHOWN;
    remember();
    answer().catch(failed);
  };
  form.addEventListener("input", again);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    again();
  });
  form.addEventListener("reset", () => setTimeout(again));
  more.addEventListener("click", () => {
    shown += SHOWN;
    answer().catch(failed);
  });
  addEventListener("hashchange", () => {
    recall();
    answer().catch(failed);
  });

  load("index").then((head) => {
    for (const name of FILTERS) {
      if (name === "light") continue;
      form.elements[name].append(...head[name].map(([id, text]) => make("option", { value: id }, text)));
      form.elements[name].closest("label").hidden = head[name].length === 0;
    }
    page.hidden = false;
    recall();
    return answer();
  }).catch(failed);
})();
