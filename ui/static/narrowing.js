// What limits the articles, as chips that can be taken away; the fields hold the truth.
import { one, all, element, field, fill } from "./page.js";

const limits = () => all("#limits input, #limits textarea");
const label = (input) => one("span", input.closest("label"))?.textContent.trim() ?? "";

function chip(text, attributes) {
  const made = element("button", text, { type: "button", ...attributes, "aria-label": `Remove: ${text}` });
  const item = element("li");
  item.append(made);
  return item;
}

let drawn = null;
export function drawChips() {
  const list = one("#chips");
  if (!list) return;
  const editing = field("turn")?.value;
  const chips = limits().map((input, number) => [input.value.trim(), label(input), number]).filter(([value]) => value);
  const now = JSON.stringify([editing, chips]);
  if (now === drawn && list.isConnected && list.dataset.drawn === now) return;
  drawn = list.dataset.drawn = now;
  list.replaceChildren(
    ...(editing ? [chip(`Editing question ${Number(editing) + 1}`, { "data-do": "unedit" })] : []),
    ...chips.map(([value, name, number]) =>
      chip(name === "Article" ? `Only “${value.slice(17)}”` : `${name}: ${value}`, { "data-do": "widen", "data-limit": number })),
  );
}

export function widen(button) {
  fill(limits()[Number(button.dataset.limit)], "");
  drawChips();
  field("question").focus();
}

export function narrow(button) {
  const shown = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", shown);
  one("#limits").classList.toggle("shown", shown);
  limits().find((input) => label(input) === "Publisher")?.setAttribute("list", "publishers");
  if (shown) limits()[0].focus();
}

document.addEventListener("input", (event) => { if (event.target.closest?.("#limits")) drawChips(); });
