// What the page does without asking the server: every button that the server drew, and every key.
import { one, say } from "./page.js";
import { open, close, only, onKey, step } from "./reader.js";
import { unpeek } from "./cards.js";
import { again, askLinked, begin, edit, link, unedit } from "./asking.js";
import { drawChips, narrow, widen } from "./narrowing.js";
import { markdown, plain } from "./exporting.js";
import { beginAnew, keep, notice, reopenLinked } from "./history.js";
import { showHistory } from "./drawer.js";

const turnOf = (button) => button.closest(".turn");
const kept = (button) => JSON.parse(turnOf(button).dataset.kept);
const copy = (text) => navigator.clipboard.writeText(text).then(() => say("Copied"), () => say("The browser does not let this page copy"));

const DO = {
  again: (button) => again(turnOf(button)),
  copy: (button) => copy(plain(kept(button))),
  edit: (button) => edit(turnOf(button)),
  history: showHistory,
  link: (button) => link(turnOf(button)),
  markdown: (button) => copy(markdown(kept(button))),
  narrow,
  new: () => { close(); beginAnew(); },
  shut: (button) => button.closest("dialog").close(),
  unedit,
  widen,
};

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("[data-cite], [data-close], [data-question], [data-step], [data-only], [data-do]");
  if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const told = target.dataset;
  unpeek();
  if (told.cite) { event.preventDefault(); open(target); }
  else if (told.question) begin(told.question);
  else if (told.step) step(Number(told.step));
  else if ("only" in told) { only(); drawChips(); }
  else if ("close" in told) close();
  else DO[told.do]?.(target);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !one("#peek")?.hidden) unpeek();
  else onKey(event);
});

// A new question is brought to the top once; what streams in below it moves nothing.
let latest = null, begun = false, saving = null;
function seen() {
  const turn = one("#live .turn")?.dataset.turn ?? null;
  if (turn !== latest && turn > 0) one("#live .turn").scrollIntoView({ block: "start" });
  latest = turn;
  notice();
  drawChips();
  const further = one("#next .further"), last = one("#live .turn");
  if (further) further.hidden = !last?.dataset.kept || further.dataset.after !== one(".question", last).textContent;
  clearTimeout(saving);
  saving = setTimeout(keep, 100);
  if (!begun && one("#ask") && one("[data-person]")) {
    begun = true;
    askLinked() || reopenLinked();
  }
}
new MutationObserver(seen).observe(document, { childList: true, subtree: true });
seen();
document.documentElement.dataset.ready = "";
