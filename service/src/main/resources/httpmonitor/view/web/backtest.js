// What another threshold and window would have made of the past week.
import { alertTable } from "./tables.js";
import { chartOf, rates } from "./chart.js";
import { byId, fill, say } from "./dom.js";
import { duration, epoch, instant, rate } from "./format.js";

const WEEK = 7 * 86400;
const STEP = 1800;
const WINDOWS = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 21600];

/** Binds the controls; nothing is asked for before they are opened. */
export function startBacktest({ ask, tick, show }) {
  const chart = chartOf("backtest-chart", { height: 150 });
  const slider = byId("threshold");
  const exact = byId("threshold-exact");
  const windowSlider = byId("window");
  let series = null;
  let timer = null;
  let asked = 0;

  const windowSeconds = () => WINDOWS[windowSlider.value];

  /** A whole minute, so that trying further thresholds asks for the same hits. */
  const end = () => Math.floor(epoch(tick().time) / 60) * 60;

  async function open() {
    if (!byId("backtest").open || !tick()) return;
    const { alert } = tick();
    const to = end();
    const from = Math.floor((to - WEEK) / STEP) * STEP;
    try {
      const answer = await ask("/api/series", { from: instant(from), to: instant(to), step: STEP + "s" }, []);
      series = { from, to, step: STEP, hits: answer.hits };
      if (exact.value === "") {
        const peak = Math.max(...rates(series), alert.threshold);
        slider.max = String(Math.ceil(peak * 3));
        slider.value = String(alert.threshold);
        exact.value = String(alert.threshold);
        windowSlider.value = String(nearestWindow(alert.window_seconds));
      }
      replay();
    } catch (failure) {
      say(byId("backtest-result"), failure.message);
    }
  }

  function nearestWindow(length) {
    const distances = WINDOWS.map((window) => Math.abs(Math.log(window / length)));
    return distances.indexOf(Math.min(...distances));
  }

  async function replay() {
    const number = ++asked;
    const threshold = Number(exact.value);
    const window = windowSeconds();
    say(byId("window-text"), duration(window));
    if (!series || !(threshold >= 0)) return;
    say(byId("backtest-result"), "Counting.");
    try {
      const alerts = await ask("/api/alerts", {
        from: instant(series.to - WEEK),
        to: instant(series.to),
        threshold: String(threshold),
        window: window + "s",
      });
      if (number === asked) paint(alerts, threshold, window);
    } catch (failure) {
      if (number === asked) say(byId("backtest-result"), failure.message);
    }
  }

  function paint(alerts, threshold, window) {
    const times = series.hits.map((hits, i) => series.from + i * series.step);
    const bands = alerts.map((alert) => ({
      kind: "fired",
      from: epoch(alert.fired_at),
      to: epoch(alert.recovered_at) || series.to,
    }));
    chart.show(
      times,
      [{ label: "hits/s", values: rates(series), color: "--rate", fill: "--rate-fill", stepped: true }],
      bands,
      threshold,
    );
    const firing = alerts.reduce((sum, alert) => sum + alert.duration_seconds, 0);
    const times_ = alerts.length === 1 ? "once" : `${alerts.length} times`;
    say(
      byId("backtest-result"),
      `More than ${rate(threshold)} hits/s over ${duration(window)} would have fired ${alerts.length ? times_ : "never"}` +
        `${alerts.length ? `, for ${duration(firing)} in all` : ""}. As options: --threshold ${threshold} --window ${duration(window)}`,
    );
    fill(byId("backtest-alerts"), alertTable(alerts, show));
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(replay, 300);
  };
  byId("backtest").addEventListener("toggle", open);
  slider.addEventListener("input", () => {
    exact.value = slider.value;
    later();
  });
  exact.addEventListener("input", () => {
    slider.value = exact.value;
    later();
  });
  windowSlider.addEventListener("input", () => {
    say(byId("window-text"), duration(windowSeconds()));
    later();
  });
  byId("backtest-form").addEventListener("submit", (event) => event.preventDefault());
}
