// Makes elements. Text only ever becomes text nodes: no text of a log is markup.

export function el(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") {
      for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    } else if (key === "share") {
      made.style.setProperty("--share", value);
    } else {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined).map(String_or_node));
  return made;
}

function String_or_node(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

/** A table below these titles. */
export function tableOf(titles, rows, properties = {}) {
  const head = titles.map((title) => (title instanceof Node ? title : heading(title)));
  return el("table", properties, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows));
}

/** The title of a column; where the column has none, an empty cell. */
export function heading(title, kind = null) {
  return title ? el("th", { scope: "col", class: kind }, title) : el("td", {}, "");
}

/** A row that its first cell names. */
export function rowOf(name, ...cells) {
  return el("tr", {}, el("th", { scope: "row" }, name), ...cells);
}

export const numberCell = (text) => el("td", { class: "number" }, text);

/** A wide table in a place of its own, which keys can scroll. */
export function scrolling(label, table, properties = {}) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label, ...properties }, table);
}

export function button(properties, click, ...children) {
  return el("button", { type: "button", ...properties, on: { click } }, ...children);
}

export function fill(parent, ...children) {
  parent.replaceChildren(...children.map(String_or_node));
}

/** Draws a place again: the focus and how far its parts are scrolled stay as they were. */
export function redraw(place, ...children) {
  const name = (node) => node.getAttribute("aria-label") || node.title;
  const active = document.activeElement;
  const label = place.contains(active) ? name(active) : null;
  const scrolled = new Map([...place.children].map((child) => [name(child), [child.scrollLeft, child.scrollTop]]));
  fill(place, ...children);
  for (const child of place.children) child.scrollTo(...(scrolled.get(name(child)) || [0, 0]));
  if (!label) return;
  const same = [...place.querySelectorAll("[aria-label], [title]")].find((node) => name(node) === label);
  if (same) same.focus({ preventScroll: true });
}

/** Shows text only where it differs, so that what reads the page aloud is not made to repeat it. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export const byId = (id) => document.getElementById(id);
