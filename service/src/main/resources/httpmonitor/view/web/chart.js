// The chart of the hit rate, and what is computed for it.
import { byId, el } from "./dom.js";
import { shownZone, tickLabel, time } from "./format.js";

const STEPS = [1, 2, 3, 6, 12, 30, 60, 180, 360, 720, 1080, 2160, 8640, 25920];

/** Seconds of a step: a multiple of the interval that makes at most some 400 of the range. */
export function stepFor(rangeSeconds, intervalSeconds) {
  const steps = STEPS.map((factor) => factor * intervalSeconds);
  return steps.find((step) => rangeSeconds / step <= 400) || steps[steps.length - 1];
}

/** Rates of each step, null where its hits are not known; the last step may be shorter than the others. */
export function rates(series) {
  return series.hits.map((hits, i) => {
    const start = series.from + i * series.step;
    const length = Math.min(series.step, series.to - start);
    return length > 0 && hits !== null ? hits / length : null;
  });
}

/** The average of the alert's window at the end of each step; null where a window is not known or not whole. */
export function averages(series, windowSeconds) {
  if (!windowSeconds || windowSeconds % series.step !== 0) return null;
  const steps = windowSeconds / series.step;
  let sum = 0;
  let unknown = 0;
  return series.hits.map((hits, i) => {
    const gone = i >= steps ? series.hits[i - steps] : 0;
    sum += hits - gone;
    unknown += (hits === null) - (gone === null);
    const complete = series.from + (i + 1) * series.step <= series.to;
    return i >= steps - 1 && complete && unknown === 0 ? sum / windowSeconds : null;
  });
}

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function hatch(context, left, top, width, height, stroke) {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.strokeStyle = stroke;
  context.lineWidth = 2;
  context.beginPath();
  for (let x = left - height; x < left + width; x += 10) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

/**
 * A chart over time.
 * @param place the element that holds it
 * @param options height, and select(from, to), which is called when a span is drawn with the pointer
 */
export class RateChart {
  constructor(place, options) {
    this.place = place;
    this.options = options;
    this.bands = [];
    this.threshold = null;
    this.plot = null;
    new ResizeObserver(() => this.resize()).observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.rebuild());
  }

  resize() {
    const width = this.place.clientWidth;
    if (this.plot && width > 0 && Math.abs(this.plot.width - width) > 1) {
      this.plot.setSize({ width, height: this.options.height });
    }
  }

  /** Shows lines over times; bands are {from, to, kind: "fired" | "blind"}. */
  show(times, lines, bands, threshold) {
    this.shown = { times, lines, bands, threshold };
    this.bands = bands;
    this.threshold = threshold;
    const names = [shownZone(), ...lines.map((line) => line.label)].join();
    if (this.plot && this.names === names) {
      this.plot.setData([times, ...lines.map((line) => line.values)]);
    } else {
      this.names = names;
      this.build(times, lines);
    }
  }

  rebuild() {
    if (this.shown) {
      this.names = null;
      this.show(this.shown.times, this.shown.lines, this.shown.bands, this.shown.threshold);
    }
  }

  build(times, lines) {
    if (this.plot) this.plot.destroy();
    const axis = {
      stroke: color("--text"),
      grid: { stroke: color("--grid"), width: 1 },
      ticks: { stroke: color("--grid") },
    };
    this.plot = new uPlot(
      {
        width: Math.max(200, this.place.clientWidth),
        height: this.options.height,
        legend: { show: false },
        tzDate: (seconds) => {
          const date = new Date(seconds * 1000);
          return shownZone() === "utc" ? uPlot.tzDate(date, "Etc/UTC") : date;
        },
        cursor: { drag: { x: true, y: false, setScale: false }, points: { show: false } },
        select: { show: true },
        scales: { x: { time: true }, y: { range: (plot, low, high) => [0, this.top(high)] } },
        axes: [
          { ...axis, space: 70, values: (plot, splits, index, space, step) => splits.map((at) => tickLabel(at, step)) },
          { ...axis, size: 56 },
        ],
        series: [
          {},
          ...lines.map((line) => ({
            label: line.label,
            stroke: color(line.color),
            width: line.width || 1.5,
            fill: line.fill ? color(line.fill) : undefined,
            points: { show: false },
            paths: line.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
          })),
        ],
        hooks: {
          drawClear: [(plot) => this.drawBands(plot)],
          draw: [(plot) => this.drawThreshold(plot)],
          setSelect: [(plot) => this.selected(plot)],
          setCursor: [(plot) => this.pointed(plot)],
        },
      },
      [times, ...lines.map((line) => line.values)],
      this.place,
    );
    this.plot.over.setAttribute("aria-hidden", "true");
    this.tip = el("div", { class: "tip", "aria-hidden": "true", hidden: true });
    this.plot.over.append(this.tip);
  }

  top(high) {
    const data = high || 0;
    const limit = this.threshold !== null && this.threshold < data * 4 ? this.threshold : 0;
    return Math.max(data, limit, 0.1) * 1.1;
  }

  drawBands(plot) {
    const { left, top, width, height } = plot.bbox;
    for (const band of this.bands) {
      const from = Math.max(left, plot.valToPos(band.from, "x", true));
      const to = Math.min(left + width, plot.valToPos(band.to, "x", true));
      if (to <= from) continue;
      if (band.kind === "blind") {
        hatch(plot.ctx, from, top, to - from, height, color("--blind-line"));
      } else {
        plot.ctx.fillStyle = color("--fired-band");
        plot.ctx.fillRect(from, top, Math.max(2, to - from), height);
      }
    }
  }

  drawThreshold(plot) {
    if (this.threshold === null) return;
    const { left, top, width } = plot.bbox;
    const y = plot.valToPos(this.threshold, "y", true);
    const context = plot.ctx;
    context.save();
    context.fillStyle = color("--threshold");
    context.strokeStyle = color("--threshold");
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    if (y >= top) {
      context.setLineDash([6, 4]);
      context.lineWidth = 1.5 * devicePixelRatio;
      context.beginPath();
      context.moveTo(left, y);
      context.lineTo(left + width, y);
      context.stroke();
      context.fillText(`threshold ${this.threshold}/s`, left + 6, Math.max(top + 14 * devicePixelRatio, y - 5));
    } else {
      context.fillText(`threshold ${this.threshold}/s, above the chart`, left + 6, top + 14 * devicePixelRatio);
    }
    context.restore();
  }

  selected(plot) {
    if (plot.select.width < 3 || !this.options.select) return;
    const from = plot.posToVal(plot.select.left, "x");
    const to = plot.posToVal(plot.select.left + plot.select.width, "x");
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    this.options.select(from, to);
  }

  pointed(plot) {
    const index = plot.cursor.idx;
    const inside = plot.cursor.left >= 0 && index !== null && index !== undefined;
    this.tip.hidden = !inside;
    if (!inside) return;
    const lines = plot.series.slice(1).map((series, i) => {
      const value = plot.data[i + 1][index];
      return `${series.label}: ${value === null || value === undefined ? "unknown" : value.toFixed(2)}`;
    });
    this.tip.textContent = [time(plot.data[0][index]), ...lines].join("\n");
    const right = plot.cursor.left > plot.over.clientWidth / 2;
    this.tip.style.left = right ? "" : plot.cursor.left + 12 + "px";
    this.tip.style.right = right ? plot.over.clientWidth - plot.cursor.left + 12 + "px" : "";
  }
}

export const chartOf = (id, options) => new RateChart(byId(id), options);
