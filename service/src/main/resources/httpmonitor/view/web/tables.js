// Tables of values with bars that show their share.
import { button, el, heading, numberCell, redraw, rowOf, scrolling, tableOf } from "./dom.js";
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
  const head = [list.title, ...columns.map(([, title]) => heading(title, "number")), heading("Share", "share-head")];
  if (actions) head.push("Without");
  const body = rows.map((row) => {
    const share = total > 0 ? row.hits / total : 0;
    const shown = visible(row.value);
    const values = valuesOf(list, row);
    const can = actions && values.length;
    const name = can
      ? button({ class: "value", title: `Only ${list.field}=${shown}` }, () => actions.only(list.field, values),
        el("bdi", {}, shown))
      : el("bdi", { class: "value" }, shown);
    const cells = [
      ...columns.map(([member, , text]) => numberCell(text(row[member]))),
      el("td", { class: "share" }, el("span", { class: "bar", share, "aria-hidden": "true" }), el("span", { class: "percent" }, (share * 100).toFixed(1) + "%")),
    ];
    if (actions) {
      const without = { class: "without", "aria-label": `Without ${list.field}=${shown}` };
      cells.push(el("td", {}, can ? button(without, () => actions.without(list.field, values), "\u2260") : ""));
    }
    return rowOf(name, ...cells);
  });
  return scrolling(list.title, tableOf(head, body), { "data-list": list.name });
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
  const numbers = ["Lasted", "Hits", "Hits/s", "Peak/s"].map((title) => heading(title, "number"));
  const head = [...(named ? ["Rule"] : []), "Fired", "Recovered", ...numbers, ...(show ? ["Who"] : [])];
  const lasted = (alert) =>
    alert.recovered_at || present === null ? alert.duration_seconds : Math.max(0, present - epoch(alert.fired_at));
  const label = (alert) => `Who made it: ${alert.rule ? visible(alert.rule) + ", " : ""}${time(epoch(alert.fired_at))}`;
  const rows = alerts.toReversed().map((alert) =>
    el("tr", {},
      ...(named ? [el("td", {}, visible(alert.rule || "default"))] : []),
      el("td", {}, time(epoch(alert.fired_at))),
      el("td", {}, alert.recovered_at ? time(epoch(alert.recovered_at)) + (alert.lost_baseline ? ", without a baseline" : "") : "still firing"),
      numberCell(duration(lasted(alert))),
      numberCell(count(alert.hits)),
      numberCell(rate(alert.hits_per_second)),
      numberCell(rate(alert.peak_hits_per_second)),
      show ? el("td", {}, button({ "aria-label": label(alert) }, () => show(alert), "Who made it")) : null));
  return scrolling("Table of alerts", tableOf(head, rows, { class: "alerts" }));
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
      numberCell(hit.status ?? ""), numberCell(hit.bytes === null ? "" : count(hit.bytes)),
      latency ? numberCell(hit.duration_ms === null ? "" : hit.duration_ms.toLocaleString("en-US")) : null,
      text(hit.referrer), text(hit.agent), text(hit.host)));
  return scrolling("Table of the newest hits", tableOf(head, rows, { class: "hits" }));
}
