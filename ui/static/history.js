// Conversations, kept in this browser and nowhere else; the server checks what is opened again.
import { one, all, turns, field, fill, press } from "./page.js";

const MOST = 100;
let current = null, left = null, last = "";

// Whoever is signed in on a shared browser has conversations of their own.
const key = () => `dateline.conversations.${one("[data-person]")?.dataset.person ?? ""}`;
const drawn = () => JSON.stringify(all(".turn .question").map((each) => each.textContent));

const whole = (each) => typeof each?.id === "string" && typeof each.title === "string" && typeof each.at === "number"
  && Array.isArray(each.turns) && each.turns.every((turn) => typeof turn?.question === "string" && typeof turn.text === "string");

export function conversations() {
  try {
    const kept = JSON.parse(localStorage.getItem(key()) ?? "[]");
    return Array.isArray(kept) ? kept.filter(whole) : [];
  } catch { return []; }
}

function write(kept) {
  // The oldest go first where the browser has no more room.
  for (let most = Math.min(MOST, kept.length); most >= 0; most = Math.floor(most / 2) || most - 1) {
    try { return localStorage.setItem(key(), JSON.stringify(kept.slice(0, most))); } catch { /* less, then */ }
  }
}

// What was on the page before another conversation was opened is not that conversation's.
export function notice() {
  if (left !== null && drawn() !== left) left = null;
}

export function keep() {
  const these = left === null ? turns() : null;
  const now = JSON.stringify(these);
  if (!these?.length || now === last) return;
  last = now;
  current ??= crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  history.replaceState(null, "", `#c=${current}`);
  const others = conversations().filter((each) => each.id !== current);
  write([{ id: current, title: these[0].question, at: Date.now(), turns: these }, ...others]);
}

export function reopen(id) {
  const kept = conversations().find((each) => each.id === id);
  if (!kept) return false;
  keep();
  current = id;
  left = drawn();
  last = "";
  fill(field("kept"), JSON.stringify(kept.turns));
  press("reopen");
  return true;
}

export function beginAnew() {
  keep();
  current = null;
  left = drawn();
  last = "";
  history.replaceState(null, "", location.pathname);
  press("begin");
  field("question").focus();
}

export function remove(id) {
  if (id === current) beginAnew();
  write(conversations().filter((each) => each.id !== id));
}

export const reopenLinked = () => /^#c=[\w-]+$/.test(location.hash) && reopen(location.hash.slice(3));
