// Tables of values with bars that show their share.
import { el, redraw } from "./dom.js";
import { bytes, count, duration, epoch, rate, time, visible } from "./format.js";

/** The lists: the name in a tick and in a breakdown, the member that names a value, and the filter's field. */
export const LISTS = [
  { title: "Sections", name: "sections", key: "section", field: "section" },
  { title: "URLs", name: "urls", key: "url", field: "url" },
  { title: "Failing URLs", name: "failing_urls", key: "url", field: "url" },
  { title: "Clients", name: "clients", key: "client", field: "client" },
  { title: "Networks", name: "networks", key: "network", field: "client" },
  { title: "Status codes", name: "status", key: "status", field: "status" },
  { title: "Methods", name: "methods", key: "method", field: "method" },
  { title: "Agents", name: "agents", key: "agent", field: "agent" },
  { title: "Referrers", name: "referrers", key: "referrer", field: "referrer" },
  { title: "Virtual hosts", name: "hosts", key: "host", field: "host" },
  { title: "Servers", name: "servers", key: "server", field: "host" },
];

/** The lists of a tick or a breakdown, as {list, rows: [{value, hits, ...}]}; those without rows are left out. */
export function listsOf(traffic) {
  const classes = Object.entries(traffic.interval.status || {}).map(([status, hits]) => ({ status, hits }));
  return LISTS.map((list) => ({ list, rows: traffic[list.name] || (list.name === "status" ? classes : []) }))
    .filter(({ rows }) => rows.length)
    .map(({ list, rows }) => ({ list, rows: rows.map((row) => ({ ...row, value: String(row[list.key]) })) }));
}

const COLUMNS = [
  ["hits", "Hits", count],
  ["bytes", "Bytes", bytes],
  ["client_errors", "4xx", count],
  ["server_errors", "5xx", count],
  ["p95_ms", "p95 ms", (ms) => (ms === null || ms === undefined ? "" : ms.toLocaleString("en-US"))],
  ["total_hits", "Stored", count],
  ["hits_before", "Before", (hits) => (hits === null ? "" : count(hits))],
];

/** The values to filter by for a row; none where it cannot be filtered by. */
function valuesOf(list, row) {
  if (list.name === "agents") return row.user_agents || [];
  return list.name === "status" && !/^([1-5]xx|[0-9]{1,5})$/.test(row.value) ? [] : [row.value];
}

/** One list; without actions its values are plain text. */
export function table({ list, rows }, total, actions) {
  const columns = COLUMNS.filter(([member]) => rows.some((row) => row[member] !== undefined));
  const head = [
    el("th", { scope: "col" }, list.title),
    ...columns.map(([, title]) => el("th", { scope: "col", class: "number" }, title)),
    el("th", { scope: "col", class: "share-head" }, "Share"),
  ];
  if (actions) head.push(el("th", { scope: "col" }, "Without"));
  const body = rows.map((row) => {
    const share = total > 0 ? row.hits / total : 0;
    const shown = visible(row.value);
    const values = valuesOf(list, row);
    const can = actions && values.length;
    const only = { click: () => actions.only(list.field, values) };
    const without = { click: () => actions.without(list.field, values) };
    const name = can
      ? el("button", { type: "button", class: "value", title: `Only ${list.field}=${shown}`, on: only },
        el("bdi", {}, shown))
      : el("bdi", { class: "value" }, shown);
    const cells = [
      el("th", { scope: "row" }, name),
      ...columns.map(([member, , text]) => el("td", { class: "number" }, text(row[member]))),
      el("td", { class: "share" }, el("span", { class: "bar", share, "aria-hidden": "true" }), el("span", { class: "percent" }, (share * 100).toFixed(1) + "%")),
    ];
    if (actions) {
      cells.push(
        el("td", {}, can
          ? el("button", { type: "button", class: "without", "aria-label": `Without ${list.field}=${shown}`, on: without },
            "\u2260")
          : ""),
      );
    }
    return el("tr", {}, ...cells);
  });
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": list.title, "data-list": list.name },
    el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body)));
}

/** Shows lists of hits, whose number is null where it is not known. */
export function showLists(place, lists, total, actions) {
  const none = total === null || total === undefined ? "Not known." : "No hits.";
  redraw(place, ...(lists.length ? lists.map((each) => table(each, total, actions)) : [none]));
}

/**
 * Alerts as a table; show(alert) is called by the button of each, where it is given. With the present, an alert that
 * has not recovered lasts until then.
 */
export function alertTable(alerts, show, present = null) {
  if (!alerts.length) return el("p", {}, "No alert fired.");
  const named = alerts.some((alert) => alert.rule);
  const head = [...(named ? ["Rule"] : []), "Fired", "Recovered", "Lasted", "Hits", "Hits/s", "Peak/s", ...(show ? ["Who"] : [])];
  const lasted = (alert) =>
    alert.recovered_at || present === null ? alert.duration_seconds : Math.max(0, present - epoch(alert.fired_at));
  const label = (alert) => `Who made it: ${alert.rule ? visible(alert.rule) + ", " : ""}${time(epoch(alert.fired_at))}`;
  const rows = alerts.toReversed().map((alert) =>
    el("tr", {},
      ...(named ? [el("td", {}, visible(alert.rule || "default"))] : []),
      el("td", {}, time(epoch(alert.fired_at))),
      el("td", {}, alert.recovered_at ? time(epoch(alert.recovered_at)) + (alert.lost_baseline ? ", without a baseline" : "") : "still firing"),
      el("td", { class: "number" }, duration(lasted(alert))),
      el("td", { class: "number" }, count(alert.hits)),
      el("td", { class: "number" }, rate(alert.hits_per_second)),
      el("td", { class: "number" }, rate(alert.peak_hits_per_second)),
      show ? el("td", {}, el("button", { type: "button", "aria-label": label(alert), on: { click: () => show(alert) } }, "Who made it")) : null));
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of alerts" },
    el("table", { class: "alerts" }, el("thead", {}, el("tr", {}, ...head.map((title) => el("th", { scope: "col", class: ["Lasted", "Hits", "Hits/s", "Peak/s"].includes(title) ? "number" : null }, title)))), el("tbody", {}, ...rows)));
}

/** Hits as a table. */
export function hitTable(hits) {
  if (!hits.length) return el("p", {}, "No hits.");
  const latency = hits.some((hit) => hit.duration_ms !== null);
  const text = (value) => el("td", {}, el("bdi", { class: "value" }, value === null ? "" : visible(value)));
  const head = ["Time", "Client", "Method", "URL", "Status", "Bytes", ...(latency ? ["ms"] : []), "Referrer", "Agent", "Host"];
  const rows = hits.map((hit) =>
    el("tr", {},
      el("td", {}, time(epoch(hit.time))), text(hit.client), text(hit.method), text(hit.url),
      el("td", { class: "number" }, hit.status ?? ""), el("td", { class: "number" }, hit.bytes === null ? "" : count(hit.bytes)),
      latency ? el("td", { class: "number" }, hit.duration_ms === null ? "" : hit.duration_ms.toLocaleString("en-US")) : null,
      text(hit.referrer), text(hit.agent), text(hit.host)));
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of the newest hits" },
    el("table", { class: "hits" }, el("thead", {}, el("tr", {}, ...head.map((title) => el("th", { scope: "col" }, title)))), el("tbody", {}, ...rows)));
}
