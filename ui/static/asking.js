// Asking: from an example, anew, with a changed question, or from a link to a question.
import { one, field, fill, press, say } from "./page.js";
import { drawChips } from "./narrowing.js";

const LONGEST = 2000;
const number = (turn) => turn.dataset.turn;
const asked = (turn) => one(".question", turn).textContent;

export function begin(question, from = "") {
  fill(field("turn"), from);
  fill(field("question"), question);
  press("ask");
}

export const again = (turn) => begin(asked(turn), number(turn));

export function edit(turn) {
  fill(field("turn"), number(turn));
  fill(field("question"), asked(turn));
  drawChips();
  field("question").focus();
}

export function unedit() {
  fill(field("turn"), "");
  fill(field("question"), "");
  drawChips();
  field("question").focus();
}

export async function link(turn) {
  const address = new URL(location.pathname, location.origin);
  address.searchParams.set("q", asked(turn));
  await navigator.clipboard.writeText(address.href);
  say("The link is copied");
}

// The question of the page's own address is asked once; loading the page again does not repeat it.
export function askLinked() {
  const question = new URLSearchParams(location.search).get("q")?.trim().slice(0, LONGEST);
  if (!question) return false;
  history.replaceState(null, "", location.pathname);
  begin(question);
  return true;
}
