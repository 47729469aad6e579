// Text of figures, times and log text. Nothing here touches the document.

const zoneOf = { zone: "utc" };

/** Sets whether times are shown in UTC or in the browser's zone. */
export function showZone(zone) {
  zoneOf.zone = zone === "local" ? "local" : "utc";
}

/** "utc" or "local". */
export const shownZone = () => zoneOf.zone;

/** Text of a log with everything that cannot be seen written as an escape, as on the terminal. */
export function visible(text) {
  return String(text).replace(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu, (c) => {
    const code = c.codePointAt(0);
    if (code === 0x20) return c;
    if (code <= 0xff) return "\\x" + code.toString(16).padStart(2, "0");
    return code <= 0xffff ? "\\u" + code.toString(16).padStart(4, "0") : "\\U" + code.toString(16).padStart(8, "0");
  });
}

export function count(number) {
  return number === null || number === undefined ? "unknown" : number.toLocaleString("en-US");
}

export function rate(number) {
  return number === null || number === undefined
    ? "unknown"
    : number.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

export function bytes(number) {
  if (number === null || number === undefined) return "unknown";
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let value = number;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return (unit === 0 ? String(value) : value.toFixed(value < 10 ? 1 : 0)) + " " + units[unit];
}

export function duration(seconds) {
  const parts = [];
  let left = Math.round(seconds);
  for (const [name, size] of [["d", 86400], ["h", 3600], ["m", 60], ["s", 1]]) {
    if (left >= size) {
      parts.push(Math.floor(left / size) + name);
      left %= size;
    }
  }
  return parts.slice(0, 2).join("") || "0s";
}

const two = (number) => String(number).padStart(2, "0");

/** Date and time to the second, from epoch seconds. */
export function time(seconds) {
  const date = new Date(Math.floor(seconds) * 1000);
  if (zoneOf.zone === "utc") return date.toISOString().slice(0, 19).replace("T", " ") + "Z";
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** What stands below the chart: a date where a day begins, else the time. */
export function tickLabel(seconds, step) {
  const text = time(seconds);
  const day = text.slice(5, 10);
  const clock = text.slice(11, 19);
  if (step >= 86400 || clock === "00:00:00") return day;
  return step < 60 ? clock : clock.slice(0, 5);
}

export function epoch(instant) {
  return instant === null || instant === undefined ? null : Date.parse(instant) / 1000;
}

export function instant(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 19) + "Z";
}

const NEWS = { fired: "High traffic generated an alert", recovered: "Recovered from high traffic" };

/** A transition of a tick as a sentence. Of a rule whose usual is no longer known, nothing is said of the traffic. */
export function newsText(transition) {
  if (transition.type === "corrected") {
    return `${transition.rule ? visible(transition.rule) + ": " : ""}Corrected: ${transition.of} at ${time(epoch(transition.was))}` +
      (transition.time ? ` is ${time(epoch(transition.time))}${transition.lost_baseline ? ", without a baseline" : ""}` : " did not happen");
  }
  const lost = Boolean(transition.lost_baseline);
  const what = !transition.rule ? NEWS[transition.type]
    : `Rule ${visible(transition.rule)} ${lost ? "has no baseline any more" : transition.type}`;
  const level = "percent" in transition ? `${transition.percent} %` : `${rate(transition.hits_per_second)}/s`;
  const at = transition.type === "fired" ? "triggered" : lost ? "ended" : "recovered";
  return `${what} - hits = ${transition.hits} (${level}), ${at} at ${time(epoch(transition.time))}`;
}
