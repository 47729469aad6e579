// The report: shows the data that stand in the same file.
import { alertTable, listsOf, table } from "./tables.js";
import { chartOf, rates } from "./chart.js";
import { byId, el, fill, numberCell, rowOf, tableOf } from "./dom.js";
import { bytes, count, duration, epoch, rate, time, visible } from "./format.js";

const data = JSON.parse(byId("data").textContent);
const { now, before } = data;

const span = (parts) => `${time(epoch(parts.from))} to ${time(epoch(parts.to))}`;

function change(value, old) {
  if (value === null || value === undefined) return "";
  if (!old) return value ? "new" : "";
  const percent = ((value - old) / old) * 100;
  return (percent > 0 ? "+" : "") + percent.toFixed(1) + " %";
}

const millis = (value) => (value === null || value === undefined ? "unknown" : `${count(value)} ms`);

function latencyRows(latency, old) {
  if (!latency && !old) return [];
  return [
    ["p50", "p50_ms"],
    ["p95", "p95_ms"],
    ["p99", "p99_ms"],
    ["Longest", "max_ms"],
  ].map(([name, member]) => [`Latency, ${name}`, latency?.[member], old?.[member], millis]);
}

function showTotals() {
  const [{ parts }, old] = [now, before.parts.interval];
  const all = parts.interval;
  fill(
    byId("about"),
    `${span(parts)}, next to ${span(before.parts)}. Index ${visible(data.index)}` +
      (data.filter ? `, only ${visible(data.filter)}` : "") +
      `. Made at ${time(epoch(data.generated))}.`,
  );
  const classes = [...new Set([...Object.keys(all.status), ...Object.keys(old.status)])].sort();
  const rows = [
    ["Hits", all.hits, old.hits, count],
    ["Hits per second", all.hits_per_second, old.hits_per_second, rate],
    ["Bytes", all.bytes, old.bytes, bytes],
    ["Clients", all.clients, old.clients, count],
    ...latencyRows(all.latency, old.latency),
    ...classes.map((name) => ["Status " + visible(name), all.status[name] || 0, old.status[name] || 0, count]),
  ];
  const row = ([name, value, old, text]) =>
    rowOf(name, numberCell(text(value)), numberCell(text(old)), numberCell(change(value, old)));
  fill(
    byId("totals"),
    tableOf(["", "This range", "Compared with", "Change"], rows.map(row), { class: "totals" }),
  );
}

function seriesOf(half) {
  return {
    from: epoch(half.series.from),
    to: epoch(half.series.to),
    step: half.series.step_seconds,
    hits: half.series.hits,
  };
}

function showCourse() {
  const series = seriesOf(now);
  const other = rates(seriesOf(before));
  const values = rates(series);
  const times = series.hits.map((hits, i) => series.from + i * series.step);
  const bands = data.alerts
    .filter((alert) => !alert.rule)
    .map((alert) => ({ kind: "fired", from: epoch(alert.fired_at), to: epoch(alert.recovered_at) || series.to }));
  chartOf("chart", { height: 220 }).show(
    times,
    [
      { label: "hits/s", values, color: "--rate", fill: "--rate-fill", stepped: true },
      { label: "compared", values: times.map((at, i) => other[i] ?? null), color: "--average" },
    ],
    bands,
    data.threshold,
  );
  fill(byId("compared"), "the range compared with");
  fill(byId("range"), `${duration(series.step)} a step`);
  const row = (at, i) =>
    rowOf(time(at), ...[count(series.hits[i]), rate(values[i]), rate(other[i])].map((text) => el("td", {}, text)));
  fill(byId("course-table"), tableOf(["From", "Hits", "Hits/s", "Compared, hits/s"], times.map(row)));
}

function showAlerts() {
  fill(byId("alerts"), alertTable(data.alerts, null));
  const notes = data.notes.map((note) => el("p", {}, visible(note)));
  fill(
    byId("explained"),
    ...notes,
    ...data.explained.flatMap(({ alert, ...contrast }) => [
      el("h3", {}, `${alert.rule ? visible(alert.rule) + ": " : ""}fired at ${time(epoch(alert.fired_at))}`),
      el(
        "p",
        {},
        "The window that fired, against the window before it: " +
          [...parts("section", contrast.sections), ...parts("client", contrast.clients)].join("; ") +
          ".",
      ),
    ]),
  );
}

function parts(name, list) {
  return (list || [])
    .slice(0, 3)
    .map(
      (part) =>
        `${name} ${visible(part[name] ?? part.value)} ${count(part.hits)} hits (before ${count(part.hits_before)})`,
    );
}

function showLists() {
  const lists = listsOf(now.parts).map(({ list, rows }) => {
    const old = new Map((before.parts[list.name] || []).map((row) => [String(row[list.key]), row.hits]));
    return { list, rows: rows.map((row) => ({ ...row, hits_before: old.get(row.value) ?? null })) };
  });
  fill(byId("lists"), ...lists.map((each) => table(each, now.parts.interval.hits, null)));
}

showTotals();
showCourse();
showAlerts();
showLists();
