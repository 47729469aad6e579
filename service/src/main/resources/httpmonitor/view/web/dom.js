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

/** Shows text only where it differs, so that what reads the page aloud is not made to repeat it. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export const byId = (id) => document.getElementById(id);
