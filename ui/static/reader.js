// The article beside the chat: opened at the cited words, with steps to the other passages used.
import { one, all, field, fill } from "./page.js";
import { choose } from "./cards.js";

let opener = null, groups = [], at = 0;

export function open(link) {
  const reader = one("#reader");
  opener = link;
  reader.hidden = false;
  document.body.classList.add("reading");
  // Replacing, so that Back leaves the page and does not walk through articles.
  one("iframe", reader).contentWindow.location.replace(link.href);
  one("[data-alone]", reader).href = link.href;
  choose(link.dataset.cite);
  one("[data-close]", reader).focus({ preventScroll: true });
}

export function close() {
  const reader = one("#reader");
  if (!reader || reader.hidden) return;
  reader.hidden = true;
  document.body.classList.remove("reading");
  one("iframe", reader).contentWindow.location.replace("about:blank");
  choose(null);
  const again = opener && opener.isConnected ? opener : field("question");
  if (again) again.focus({ preventScroll: true });
}

export function step(by) {
  at = (at + by + groups.length) % groups.length;
  groups.forEach((marks, number) => marks.forEach((mark) => { mark.className = number === at ? "cited" : "also"; }));
  groups[at][0].scrollIntoView({ block: "center" });
  tell();
}

export function only() {
  const id = new URL(one("[data-alone]").href).pathname.split("/").pop();
  fill(field("only"), `${id} ${one("#reader h2").textContent}`);
  opener = null;
  close();
}

function tell() {
  one("#reader .steps").hidden = groups.length < 2;
  one("#reader [data-at]").textContent = `${at + 1} of ${groups.length}`;
}

function loaded(article) {
  article.documentElement.style.colorScheme = getComputedStyle(document.documentElement).colorScheme;
  article.addEventListener("keydown", onKey);
  const marks = [...article.querySelectorAll("mark")];
  groups = [...new Set(marks.map((mark) => mark.dataset.span))].map((span) => marks.filter((mark) => mark.dataset.span === span));
  at = Math.max(0, groups.findIndex((group) => group[0].className === "cited"));
  tell();
  one("#reader h2").textContent = article.title || "Article";
}

export const onKey = (event) => { if (event.key === "Escape" && !one("dialog[open]")) close(); };

// 'load' does not bubble, but it can be caught on its way down.
document.addEventListener("load", (event) => {
  if (event.target.matches?.("#reader iframe") && !one("#reader").hidden) loaded(event.target.contentDocument);
}, true);
