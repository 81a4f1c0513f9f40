// The cards of what an answer cites: beside it, and at a number that is pointed at.
import { one, all } from "./page.js";

let peeking = null, soon = null;

export function choose(cite) {
  all("[data-cite]").forEach((each) =>
    cite && each.dataset.cite === cite ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current"));
  if (cite) showSources(cite.split("-")[0]);
}

function showSources(turn) {
  if (!one(`[data-sources="${turn}"]`)) return;
  all("[data-sources]").forEach((each) => { each.hidden = each.dataset.sources !== turn || "silent" in each.dataset; });
  all("#sources .none").forEach((each) => { each.hidden = true; });
}

export function unpeek() {
  clearTimeout(soon);
  if (peeking) peeking.removeAttribute("aria-describedby");
  peeking = null;
  const peek = one("#peek");
  if (peek) peek.hidden = true;
}

function show(number) {
  const card = one(`.card[data-cite="${number.dataset.cite}"]`), peek = one("#peek");
  if (!card || !peek || peeking === number) return;
  unpeek();
  peeking = number;
  // Copies of nodes that the server drew: no text becomes markup here.
  peek.replaceChildren(...all("q, .title, .origin", card).map((each) => each.cloneNode(true)));
  if (number.dataset.told) {
    const told = document.createElement("p");
    told.dataset.support = number.dataset.support;
    told.textContent = number.dataset.told;
    peek.append(told);
  }
  peek.hidden = false;
  number.setAttribute("aria-describedby", "peek");
  place(peek, number.getBoundingClientRect());
}

function place(peek, number) {
  const { width, height } = peek.getBoundingClientRect();
  const left = Math.min(Math.max(8, number.left - 24), document.documentElement.clientWidth - width - 8);
  const above = number.top - height - 8;
  peek.style.left = `${left}px`;
  peek.style.top = `${above > 8 ? above : number.bottom + 8}px`;
}

const numbered = (event) => event.target.closest?.("a.cite, #peek");

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  clearTimeout(soon);
  const target = numbered(event);
  if (target?.id === "peek") return;
  soon = setTimeout(target ? () => show(target) : unpeek, target ? 120 : 200);
});
document.addEventListener("focusin", (event) => {
  const target = numbered(event);
  if (target && target.id !== "peek" && target.matches(":focus-visible")) show(target);
  else if (!peeking?.matches(":hover")) unpeek();
});
// A page that settles beneath a resting pointer takes nothing away.
document.addEventListener("scroll", () => {
  if (peeking?.matches(":hover, :focus-visible")) place(one("#peek"), peeking.getBoundingClientRect()); else unpeek();
}, true);
