// The page: shows the poller's ticks as they come, and asks for what someone looks at.
import { alertTable, hitTable, listsOf, showLists } from "./tables.js";
import { averages, chartOf, rates, stepFor } from "./chart.js";
import { button, byId, el, fill, numberCell, redraw, rowOf, say, scrolling, tableOf } from "./dom.js";
import { bytes, count, duration, epoch, instant, newsText, rate, showZone, time, visible } from "./format.js";
import { startBacktest } from "./backtest.js";

const PRESETS = [
  ["10m", 600],
  ["1h", 3600],
  ["6h", 21600],
  ["1d", 86400],
  ["7d", 604800],
  ["30d", 2592000],
];
const LONGEST = 31 * 86400;
/** A hidden page asks no more often than this, in seconds. */
const LEAST_PAUSE = 5;
const LONGEST_PAUSE = 60;

/** What is looked at; all of it stands in the address. */
const view = { range: 600, from: null, to: null, filters: [], about: "tick", zone: "utc", hits: false };

/** What is known. */
const known = {
  tick: null,
  newest: null,
  heard: 0,
  series: null,
  alerts: null,
  blind: [],
  breakdown: null,
  lists: null,
  hits: [],
  older: false,
  held: false,
  latency: [],
};

const isLive = () => view.from === null;

// The address

function readAddress() {
  const query = new URLSearchParams(location.search);
  const preset = PRESETS.find(([name]) => name === query.get("range"));
  view.range = preset ? preset[1] : 600;
  const from = epoch(query.get("from"));
  const to = epoch(query.get("to"));
  const isRange = Number.isFinite(from) && Number.isFinite(to) && from !== null && to !== null && from < to;
  view.from = isRange ? from : null;
  view.to = isRange ? to : null;
  view.filters = query.getAll("filter").slice(0, 16);
  view.about = query.get("about") === "range" ? "range" : "tick";
  view.zone = query.get("times") === "local" ? "local" : "utc";
  view.hits = query.get("hits") === "1";
  showZone(view.zone);
  byId("zone").value = view.zone;
}

function writeAddress() {
  const query = new URLSearchParams();
  const preset = PRESETS.find(([, seconds]) => seconds === view.range);
  if (isLive() && preset && preset[1] !== 600) query.set("range", preset[0]);
  if (!isLive()) {
    query.set("from", instant(view.from));
    query.set("to", instant(view.to));
  }
  for (const filter of view.filters) query.append("filter", filter);
  if (view.about === "range") query.set("about", "range");
  if (view.zone === "local") query.set("times", "local");
  if (view.hits) query.set("hits", "1");
  const text = query.toString();
  const address = text ? "?" + text : "/";
  if (address !== location.search && !(address === "/" && location.search === "")) history.pushState(null, "", address);
}

/** Looks at something else. */
function look(changes) {
  known.held = false;
  problem(null);
  Object.assign(view, changes);
  writeAddress();
  refresh();
}

// Questions

let asked = 0;

async function ask(path, parameters, filters = view.filters) {
  const query = new URLSearchParams(parameters);
  for (const filter of path === "/api/alerts" || path === "/api/lists" ? [] : filters) query.append("filter", filter);
  const text = query.toString();
  const answer = await fetch(text ? path + "?" + text : path, { headers: { Accept: "application/json" } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error || `The poller answers ${answer.status}.`);
  return body;
}

/** Whether the problem shown is that of a question, and the next answer ends it. */
let failed = false;

function problem(sentence, ofQuestion = false) {
  failed = ofQuestion;
  const place = byId("problem");
  place.hidden = !sentence;
  say(place, sentence ? visible(sentence) : "");
}

const seconds = (tick) => epoch(tick.time);

/** Hits after this are not all stored. */
const knownUntil = () => epoch(known.tick.alert.blind_since) ?? Infinity;

/** The range of the chart, in whole steps. */
function chartRange() {
  const interval = known.tick ? known.tick.interval_seconds : 10;
  const to = isLive() ? seconds(known.tick) : view.to;
  const wanted = isLive() ? view.range : view.to - view.from;
  const step = stepFor(wanted, isLive() ? interval : 1);
  const from = Math.floor((isLive() ? to - view.range : view.from) / step) * step;
  return { from, to, step };
}

/** Asks for all that is shown; answers to earlier questions no longer count. */
async function refresh() {
  paintControls();
  if (!known.tick) return;
  const number = ++asked;
  const current = () => number === asked;
  const range = chartRange();
  const window = known.tick.alert.window_seconds;
  const lead = window % range.step === 0 ? window : 0;
  try {
    const [series, alerts] = await Promise.all([
      ask("/api/series", { from: instant(range.from - lead), to: instant(range.to), step: range.step + "s" }),
      range.to - range.from <= LONGEST ? ask("/api/alerts", { from: instant(range.from), to: instant(range.to) }) : null,
    ]);
    if (!current()) return;
    known.series = { from: range.from - lead, to: range.to, step: range.step, hits: series.hits, shown: range.from };
    known.alerts = alerts;
    paintChart();
    await refreshLists(current, range);
    if (failed) problem(null);
  } catch (failure) {
    if (!current()) return;
    if (isLive()) known.series = null; // the next tick asks again
    problem(failure.message, true);
  }
}

/** Whether the lists show the newest tick as it came, and nothing has to be asked for. */
const isPlain = () => isLive() && view.about === "tick" && view.filters.length === 0;

let running = false;
let again = false;

/** Asks anew because of a tick; where answers take longer than a tick, the next question waits for them. */
async function refreshAfterTick() {
  again = true;
  if (running) return;
  running = true;
  while (again) {
    again = false;
    await refresh();
  }
  running = false;
}

async function refreshLists(current, range) {
  const about = isLive() ? view.about : "range";
  if (isPlain()) {
    await refreshTickLists();
  } else {
    const end = about === "range" ? range.to : seconds(known.tick);
    const from = about === "range" ? Math.max(range.from, end - LONGEST) : end - known.tick.interval_seconds;
    const to = Math.min(end, Math.floor(knownUntil()));
    const breakdown =
      from < to
        ? await ask("/api/breakdown", { from: instant(from), to: instant(to), limit: 20 })
        : { from: instant(from), to: instant(end), interval: {}, sections: null };
    if (!current()) return;
    known.breakdown = breakdown;
    paintLists();
  }
  if (view.hits) await refreshHits(current, range);
  else known.hits = [];
  if (current()) paintHits();
}

/** The lists of the newest tick, which are at hand: while a page shows them, each tick has all. */
async function refreshTickLists() {
  known.breakdown = null;
  known.lists = known.tick.sections === null ? null : await ask("/api/lists").catch(() => null);
  if (isPlain()) paintLists();
}

const PAGE = 50;

async function refreshHits(current, range) {
  if (known.held) return;
  const hits = await ask("/api/hits", { from: instant(range.from), to: instant(range.to), limit: PAGE });
  if (!current() || known.held) return;
  known.hits = hits;
  known.older = hits.length === PAGE;
}

/** Adds older hits; from then on the list stays as it is, so that it can be read. */
async function olderHits() {
  const { hits, held } = known;
  known.held = true;
  const { from } = chartRange();
  const oldest = hits[hits.length - 1];
  try {
    const to = instant(Math.floor(epoch(oldest.time)) + 1);
    const more = await ask("/api/hits", { from: instant(from), to, before: oldest.place, limit: PAGE });
    if (known.hits !== hits) return;
    known.hits = hits.concat(more);
    known.older = more.length === PAGE;
    paintHits();
  } catch (failure) {
    known.held = held;
    problem(failure.message, true);
  }
}

// Ticks

function onTick(tick) {
  const first = known.tick === null;
  const before = known.tick;
  known.tick = tick;
  notice(tick, first);
  noticeBlind(tick);
  if (tick.interval.latency) {
    known.latency.push([seconds(tick), tick.interval.latency]);
    known.latency = known.latency.slice(-360);
  }
  paintState();
  paintLatency();
  if (isPlain()) {
    paintLists();
    refreshTickLists();
  }
  const gap = before === null || seconds(tick) - seconds(before) !== tick.interval_seconds;
  const sees = before !== null && before.interval.hits === null && tick.interval.hits !== null;
  const aged = isLive() && firing(tick).length && isMinute(tick);
  if (gap || sees || aged || tick.transitions.length || (isLive() && view.filters.length)) {
    refreshAfterTick();
  } else if (isLive()) {
    append(tick);
  }
}

/** The alerts of a tick that fire. */
const firing = (tick) => [tick.alert, ...(tick.rules || [])].filter((each) => each.state === "firing");

/** Whether a tick is the first of its minute. */
const isMinute = (tick) => seconds(tick) % 60 < tick.interval_seconds;

/** Adds the tick's interval to the series, which ends where that begins: nothing is asked for. */
function append(tick) {
  const series = known.series;
  const to = seconds(tick);
  const from = to - tick.interval_seconds;
  const index = series ? Math.floor((from - series.from) / series.step) : 0;
  if (!series || series.to !== from || index < series.hits.length - 1 || index > series.hits.length) {
    refreshAfterTick();
    return;
  }
  const { hits } = tick.interval;
  series.hits[index] = hits === null || series.hits[index] === null ? null : (series.hits[index] ?? 0) + hits;
  series.to = to;
  const shown = Math.floor((to - view.range) / series.step) * series.step;
  const gone = (shown - series.shown) / series.step;
  if (gone > 0) {
    series.hits.splice(0, gone);
    series.from += gone * series.step;
    series.shown = shown;
  }
  paintChart();
  if ((view.hits && !known.held) || (view.about === "range" && isMinute(tick))) refreshAfterTick();
}

/** Says what has changed; what happened before the page was opened stands in the list of alerts. */
function notice(tick, first) {
  if (first || !tick.transitions.length) return;
  fill(byId("news"), ...tick.transitions.map((transition) => el("span", {}, newsText(transition))));
}

function noticeBlind(tick) {
  const last = known.blind[known.blind.length - 1];
  if (tick.alert.state === "blind") {
    const from = epoch(tick.alert.blind_since);
    if (last && last.open) last.to = seconds(tick);
    else known.blind.push({ from, to: seconds(tick), kind: "blind", open: true });
  } else if (last) {
    last.open = false;
  }
  known.blind = known.blind.slice(-100);
}

// Painting

/** The state and its word: before the first hit it is not quiet. */
function stateOf({ alert, total, ingest }) {
  if (alert.state === "quiet" && total.hits === 0 && ingest.lag_seconds === null) return ["waiting", "NO HITS YET"];
  return [alert.state, STATES[alert.state] || visible(alert.state).toUpperCase()];
}

const STATES = { quiet: "QUIET", firing: "FIRING", blind: "BLIND", no_baseline: "NO BASELINE" };

function windowText(alert) {
  if (alert.hits === null || alert.hits === undefined) return "What the window holds is not known";
  return `${count(alert.hits)} hits in ${duration(alert.window_seconds)}, ${rate(alert.hits_per_second)}/s; it fires above ${alert.threshold}/s`;
}

function paintState() {
  const { tick } = known;
  if (!tick) return;
  const { alert } = tick;
  const badge = byId("badge");
  const [state, word] = stateOf(tick);
  badge.dataset.state = state;
  say(byId("state"), word);
  const since = alert.state === "blind" ? alert.blind_since : alert.since;
  say(byId("since"), since ? `since ${time(epoch(since))}` : "");
  const held = alert.state === "blind" ? ` What was known last: ${STATES[alert.held_state] || "nothing"}.` : "";
  say(byId("why"), windowText(alert) + "." + held);
  paintTitle(tick);
  const { ingest } = tick;
  say(
    byId("ingest"),
    `Newest hit ${ingest.lag_seconds === null ? "not known" : ingest.lag_seconds.toFixed(1) + " s ago"}, ` +
      `${ingest.backlog_bytes === null ? "backlog not known" : bytes(ingest.backlog_bytes) + " not stored yet"}, ` +
      `${ingest.unparsed === null ? "unparsed lines not known" : count(ingest.unparsed) + " unparsed lines"}.`,
  );
  paintRules(tick.rules || []);
}

/** What the tab says, also while the page is hidden: what fires comes first, as a tab has little room. */
function paintTitle(tick) {
  const { alert } = tick;
  const level = alert.hits_per_second === null ? "" : ` ${rate(alert.hits_per_second)}/s`;
  const main = stateOf(tick)[1] + level;
  const others = firing(tick).filter((each) => each !== alert).map((each) => `FIRING ${visible(each.rule)}`);
  document.title = [...(alert.state === "firing" ? [main, ...others] : [...others, main]), "HttpMonitor"].join(" - ");
}

function thresholdText(rule) {
  if (!("usual_weeks" in rule)) return String(rule.threshold) + (rule.condition === "share" ? " %" : "/s");
  const usual = rule.usual_percent ?? rule.usual_hits_per_second ?? null;
  const known =
    usual === null
      ? `${rule.usable_weeks ?? "?"} of ${rule.usual_weeks} weeks usable`
      : `usual ${usual}${"percent" in rule ? " %" : "/s"}`;
  return `${rule.threshold} x (${known})`;
}

function paintRules(rules) {
  const row = (rule) =>
    el(
      "tr",
      { "data-state": rule.state },
      el("th", { scope: "row" }, visible(rule.rule)),
      el("td", {}, STATES[rule.state] || "unknown"),
      numberCell("percent" in rule ? `${rule.percent ?? "?"} %` : `${rate(rule.hits_per_second)}/s`),
      numberCell(thresholdText(rule)),
      el("td", {}, rule.since ? time(epoch(rule.since)) : ""),
    );
  const table = tableOf(["Rule", "State", "Level", "Threshold", "Since"], rules.map(row));
  fill(byId("rules"), ...(rules.length ? [scrolling("Further rules", table)] : []));
}

const chart = chartOf("chart", { height: 260, select: (from, to) => zoomTo(from, to) });
const latencyChart = chartOf("latency-chart", { height: 150 });

/** The series without the steps of which not all is stored. */
function seen(series) {
  const until = knownUntil();
  const end = (i) => Math.min(series.to, series.from + (i + 1) * series.step);
  return { ...series, hits: series.hits.map((hits, i) => (end(i) > until ? null : hits)) };
}

function paintChart() {
  const { tick } = known;
  if (!known.series) return;
  const series = seen(known.series);
  const skip = (series.shown - series.from) / series.step;
  const times = series.hits.map((hits, i) => series.from + i * series.step).slice(skip);
  const rate = rates(series).slice(skip);
  const average = averages(series, tick.alert.window_seconds);
  const lines = [{ label: "hits/s", values: rate, color: "--rate", fill: "--rate-fill", stepped: true }];
  if (average) lines.push({ label: "window's average", values: average.slice(skip), color: "--average", width: 2 });
  const bands = (known.alerts || [])
    .filter((alert) => !alert.rule)
    .map((alert) => ({ kind: "fired", from: epoch(alert.fired_at), to: epoch(alert.recovered_at) || series.to }));
  chart.show(times, lines, [...bands, ...known.blind], view.filters.length ? null : tick.alert.threshold);
  say(
    byId("range"),
    `${time(series.shown)} to ${time(series.to)}, ${duration(series.step)} a step` +
      (isLive() ? ", live" : ", of the past"),
  );
  redraw(
    byId("alerts"),
    known.alerts
      ? alertTable(known.alerts, showAlert, series.to)
      : el("p", {}, "Alerts are listed for at most 31 days: zoom in."),
  );
  const hits = series.hits.slice(skip);
  if (byId("chart-table").open) paintChartTable(times, hits, rate, average ? average.slice(skip) : null);
}

function paintChartTable(times, hits, rateValues, average) {
  const rows = times.map((at, i) =>
    rowOf(
      time(at),
      numberCell(count(hits[i])),
      numberCell(rate(rateValues[i])),
      numberCell(average && average[i] !== null ? rate(average[i]) : ""),
    ),
  );
  fill(byId("chart-table").querySelector("tbody"), ...rows.reverse());
}

function figure(name, member, text) {
  return el("div", {}, el("dt", {}, name), el("dd", { "data-figure": member }, text));
}

function latencyFigures(latency) {
  if (!latency) return [];
  return [
    ["p50_ms", "p50"],
    ["p95_ms", "p95"],
    ["p99_ms", "p99"],
    ["max_ms", "Longest"],
  ].map(([member, name]) =>
    figure(name, member, latency[member] === null ? "unknown" : `${count(latency[member])} ms`),
  );
}

function paintLists() {
  const { tick, breakdown } = known;
  if (!tick) return;
  const shown = breakdown || tick;
  const listed = (isPlain() && tick.sections && known.lists) || shown;
  const lists = listed.sections ? listsOf(listed) : [];
  const whole = shown.interval;
  fill(
    byId("figures"),
    figure("Hits", "hits", count(whole.hits)),
    figure("Hits per second", "hits_per_second", rate(whole.hits_per_second)),
    figure("Bytes", "bytes", bytes(whole.bytes)),
    figure("Clients", "clients", count(whole.clients)),
    ...Object.entries(whole.status || {}).map(([name, hits]) =>
      figure("Status " + visible(name), "status-" + name, count(hits)),
    ),
    ...latencyFigures(whole.latency),
    figure("Stored in all", "total", count(tick.total.hits)),
  );
  const from = breakdown ? epoch(breakdown.from) : seconds(tick) - tick.interval_seconds;
  const to = breakdown ? epoch(breakdown.to) : seconds(tick);
  say(
    byId("lists-about"),
    `${time(from)} to ${time(to)}` +
      (view.filters.length ? `, only ${view.filters.map(visible).join(" ")}` : "") +
      (shown.estimated ? ", counts are estimates" : ""),
  );
  showLists(byId("lists"), lists, listed.interval.hits, {
    only: (field, values) => addFilters(field, "=", values),
    without: (field, values) => addFilters(field, "!=", values),
  });
}

function paintLatency() {
  const section = byId("latency-section");
  section.hidden = !known.latency.length;
  if (section.hidden) return;
  const times = known.latency.map(([at]) => at);
  const line = (label, member, color) => ({
    label,
    color,
    values: known.latency.map(([, latency]) => latency[member]),
  });
  latencyChart.show(
    times,
    [
      line("p50 ms", "p50_ms", "--rate"),
      line("p95 ms", "p95_ms", "--average"),
      line("p99 ms", "p99_ms", "--threshold"),
    ],
    [],
    null,
  );
  fill(
    byId("latency-table").querySelector("tbody"),
    ...known.latency
      .toReversed()
      .map(([at, latency]) =>
        rowOf(
          time(at),
          ...["p50_ms", "p95_ms", "p99_ms", "max_ms"].map((member) => numberCell(latency[member] ?? "unknown")),
        ),
      ),
  );
}

function paintHits() {
  byId("show-hits").textContent = view.hits ? "Hide the hits" : "Show the newest hits";
  byId("show-hits").setAttribute("aria-expanded", String(view.hits));
  byId("older-hits").hidden = !view.hits || !known.older;
  byId("newest-hits").hidden = !view.hits || !known.held;
  redraw(byId("hits"), ...(view.hits ? [hitTable(known.hits)] : []));
}

function paintControls() {
  const preset = ([name, length]) =>
    button(
      { "aria-pressed": String(isLive() && view.range === length) },
      () => look({ range: length, from: null, to: null }),
      name,
    );
  fill(byId("presets"), ...PRESETS.map(preset));
  byId("live").setAttribute("aria-pressed", String(isLive()));
  const chip = (filter) =>
    el(
      "li",
      {},
      el("bdi", {}, visible(filter)),
      button(
        { "aria-label": `Remove the filter ${visible(filter)}` },
        () => look({ filters: view.filters.filter((other) => other !== filter) }),
        "\u00d7",
      ),
    );
  fill(byId("filters"), ...view.filters.map(chip));
  const interval = known.tick ? duration(known.tick.interval_seconds) : "interval";
  const about = isLive() ? view.about : "range";
  const choice = (name, text) =>
    button(
      { "aria-pressed": String(about === name), disabled: !isLive() && name === "tick" },
      () => look({ about: name }),
      text,
    );
  fill(byId("about"), choice("tick", `The last ${interval}`), choice("range", "The whole chart"));
}

// Controls

function zoomTo(from, to) {
  const middle = (from + to) / 2;
  const half = Math.max(5, (to - from) / 2);
  look({ from: Math.floor(middle - half), to: Math.ceil(middle + half) });
}

function zoom(factor) {
  const { from, to } = chartRange();
  const length = (to - from) * factor;
  const end = isLive() && factor < 1 ? to : Math.min((from + to + length) / 2, seconds(known.tick));
  zoomTo(end - Math.min(length, 400 * 86400), end);
}

function move(part) {
  const { from, to } = chartRange();
  const by = Math.round((to - from) * part);
  if (to + by >= seconds(known.tick)) look({ from: null, to: null });
  else look({ from: from + by, to: to + by });
}

/** Only these values of a field, in the place of others, or none of them. */
function addFilters(field, sign, values) {
  const drill = sign === "=";
  const others = drill
    ? view.filters.filter((other) => other.split(/[!=<>]/)[0] !== field || other.startsWith(field + "!="))
    : view.filters;
  const filters = [...new Set([...others, ...values.map((value) => field + sign + value)])];
  if (filters.length > 16) {
    problem("There are more than 16 filters.");
    return;
  }
  look({ filters, hits: drill || view.hits });
  if (drill) byId("hits-title").focus();
}

/** From one window before an alert fired to when it recovered: who made it stands in the lists. */
function showAlert(alert) {
  const fired = epoch(alert.fired_at);
  look({
    from: fired - known.tick.alert.window_seconds,
    to: Math.min(epoch(alert.recovered_at) || seconds(known.tick), seconds(known.tick)),
    filters: [],
  });
  byId("lists-title").scrollIntoView({
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
}

async function jump(text) {
  const offset = /^-(\d+)([smhd])$/.exec(text);
  const unit = { s: 1, m: 60, h: 3600, d: 86400 };
  const at = offset
    ? seconds(known.tick) - offset[1] * unit[offset[2]]
    : Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) || view.zone === "local" ? text : text.replace(" ", "T") + "Z") /
      1000;
  if (!Number.isFinite(at)) {
    problem(`'${text}' is not a time: write it like 2026-11-21T12:00Z or -3h.`);
    return;
  }
  const half = Math.min(view.range, 3600) / 2;
  look({ from: Math.floor(at - half), to: Math.ceil(Math.min(at + half, seconds(known.tick))) });
}

const KEYS = {
  ArrowLeft: () => move(-0.5),
  ArrowRight: () => move(0.5),
  "+": () => zoom(0.5),
  "=": () => zoom(0.5),
  "-": () => zoom(2),
  Home: () => look({ from: null, to: null }),
};

function bindControls() {
  const click = (id, action) => byId(id).addEventListener("click", action);
  // Before the first tick there is no present to count from.
  const moves = (id, key) => click(id, () => known.tick && KEYS[key]());
  moves("earlier", "ArrowLeft");
  moves("later", "ArrowRight");
  moves("zoom-in", "+");
  moves("zoom-out", "-");
  click("live", KEYS.Home);
  click("show-hits", () => look({ hits: !view.hits }));
  click("older-hits", olderHits);
  click("newest-hits", () => {
    look({});
    byId("hits-title").focus();
  });
  byId("chart").addEventListener("keydown", (event) => {
    if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey && known.tick) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
  byId("jump").addEventListener("submit", (event) => {
    event.preventDefault();
    if (known.tick) jump(byId("jump-to").value.trim());
    else problem("There is no tick yet.");
  });
  byId("filter-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = byId("filter-text").value.trim();
    if (text) look({ filters: [...new Set([...view.filters, ...text.split(/\s*,\s*/)])].slice(0, 16) });
    byId("filter-text").value = "";
  });
  byId("zone").addEventListener("change", () => {
    showZone(byId("zone").value);
    look({ zone: byId("zone").value });
    paintState();
  });
  byId("chart-table").addEventListener("toggle", paintChart);
  addEventListener("popstate", () => {
    known.held = false;
    problem(null);
    readAddress();
    refresh();
  });
}

// The connection

/** How the page is connected. Where no tick comes, the title must not say the state of an earlier one. */
function connection(state, text) {
  byId("connection").dataset.state = state;
  say(byId("connection"), text);
  if (state === "away" || state === "stale") document.title = "NO TICKS - HttpMonitor";
}

/** Notes the newest tick, and whether it is another one than before. */
function came(tick) {
  if (known.newest && known.newest.time === tick.time) return false;
  known.newest = tick;
  known.heard = performance.now();
  return true;
}

/** A page that hears nothing says so: old figures must not pass for present ones. */
function checkHeard() {
  if (!known.newest) return;
  const silent = (performance.now() - known.heard) / 1000;
  // A browser may let a hidden page ask once a minute only.
  if (silent > 3 * known.newest.interval_seconds + (document.hidden ? 75 : 15)) {
    connection("stale", `STALE: no tick for ${duration(silent)}`);
    byId("badge").dataset.stale = "true";
  }
}

let source = null;
let timer = null;

function later(action, seconds) {
  clearTimeout(timer);
  timer = setTimeout(action, 1000 * seconds);
}

const AWAY = "The poller does not answer; trying again";
const HIDDEN = "paused while hidden";

/** Listens while the page is shown: a browser has few connections, and hidden pages would hold them all. */
function listen() {
  if (source || document.hidden) return;
  source = new EventSource("/api/ticks");
  source.onopen = () => {
    if (!known.newest || byId("connection").dataset.state !== "away") return;
    connection("waiting", "waiting for the next tick");
    paintTitle(known.newest);
  };
  source.onmessage = (event) => heard(JSON.parse(event.data));
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) refused();
    else connection("away", AWAY);
  };
}

/** The poller has a bound on readers, or does not answer; a browser does not say which. */
async function refused() {
  source = null;
  const tick = await ask("/api/tick", {}, []).catch(() => null);
  if (document.hidden) return;
  if (tick && (!known.tick || tick.time !== known.tick.time)) heard(tick);
  if (tick) connection("waiting", "There are too many readers of ticks: this page asks for each");
  else connection("away", AWAY);
  later(listen, 2);
}

/** A hidden page asks from time to time for the newest tick, and shows it in the title only. */
async function peek() {
  let pause = LEAST_PAUSE;
  try {
    const tick = await ask("/api/tick", {}, []);
    pause = Math.min(Math.max(LEAST_PAUSE, tick.interval_seconds), LONGEST_PAUSE);
    if (document.hidden && (came(tick) || byId("connection").dataset.state === "away")) {
      connection("waiting", HIDDEN);
      paintTitle(tick);
    }
  } catch (failure) {
    if (document.hidden) connection("away", failure.message);
  }
  if (document.hidden) later(peek, pause);
}

/** A tick of the poller: the newest one comes first on each connection, also where it is known already. */
function heard(tick) {
  came(tick);
  if (known.tick && tick.time === known.tick.time) {
    refreshAfterTick();
    return;
  }
  connection("live", "live");
  byId("badge").removeAttribute("data-stale");
  onTick(tick);
}

/** Hidden, only the title goes on, and the rest says that it is old; shown again, it is live with the first new tick. */
function onVisibility() {
  if (!document.hidden) {
    connection("waiting", "waiting for the next tick");
    listen();
    return;
  }
  if (source) source.close();
  source = null;
  connection("waiting", HIDDEN);
  byId("badge").dataset.stale = "true";
  peek();
}

readAddress();
bindControls();
paintControls();
document.addEventListener("visibilitychange", onVisibility);
if (document.hidden) peek();
else listen();
setInterval(checkHeard, 1000);
startBacktest({ ask, tick: () => known.tick, show: showAlert });
