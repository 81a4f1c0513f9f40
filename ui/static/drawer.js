// The list of kept conversations: found by their words, opened, taken along, deleted.
import { one, element } from "./page.js";
import { conversations, keep, remove, reopen } from "./history.js";
import { save } from "./exporting.js";

const FORMS = [["md", "Markdown"], ["html", "HTML"], ["json", "JSON"]];
const holds = (kept, words) => kept.turns.some((turn) => `${turn.question}\n${turn.text}`.toLowerCase().includes(words));
const when = (at) => new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

function button(text, label, act) {
  const made = element("button", text, { type: "button", ...(label ? { "aria-label": label } : {}) });
  made.addEventListener("click", act);
  return made;
}

function item(kept) {
  const made = element("li"), open = button("", "", () => { if (reopen(kept.id)) one("#history").close(); });
  open.className = "kept";
  const count = `${kept.turns.length} question${kept.turns.length === 1 ? "" : "s"}`;
  open.append(element("span", kept.title, { class: "title", dir: "auto" }), element("span", `${when(kept.at)} · ${count}`, { class: "origin" }));
  const acts = element("div", "", { class: "acts" });
  acts.append(
    ...FORMS.map(([form, name]) => button(name, `Save as ${name}: ${kept.title}`, () => save(kept, form))),
    button("Delete", `Delete: ${kept.title}`, () => { remove(kept.id); draw(); one("#history input").focus(); }));
  made.append(open, acts);
  return made;
}

function draw() {
  const words = one("#history input").value.trim().toLowerCase(), all = conversations();
  const found = all.filter((kept) => holds(kept, words));
  one("#history ol").replaceChildren(...found.map(item));
  one("#history .none").textContent = found.length ? "" : all.length ? "No conversation has these words." : "What you ask will be kept here, in this browser alone.";
}

export function showHistory() {
  keep();
  one("#history input").value = "";
  draw();
  one("#history").showModal();
}

document.addEventListener("input", (event) => { if (event.target.closest?.("#history")) draw(); });
// A press beside the list closes it.
document.addEventListener("click", (event) => { if (event.target.id === "history") event.target.close(); });
