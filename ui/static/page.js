// What every part of the page needs: finding things, filling gradio's fields, saying what was done.
export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

export function field(name) { return one(`#${name} textarea, #${name} input`); }

export function fill(input, text) {
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

// Gradio hears of what was filled in only in the next frame.
export function press(name) { requestAnimationFrame(() => requestAnimationFrame(() => one(`#${name}`).click())); }

export function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

let fading = null;
export function say(text) {
  const toast = one("#toast");
  toast.textContent = text;
  toast.classList.add("said");
  clearTimeout(fading);
  fading = setTimeout(() => toast.classList.remove("said"), 2500);
}

// The turns on the page as data, oldest first; null while one is still growing.
export function turns() {
  const drawn = all("#settled .turn, #live .turn");
  if (drawn.some((each) => !each.dataset.kept)) return null;
  return drawn.map((each) => JSON.parse(each.dataset.kept)).filter((each) => each.question);
}
