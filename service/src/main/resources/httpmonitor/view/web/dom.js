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
