// What a person thinks of an answer, sent with the turns it belongs to; nothing else leaves the page.
import { all, one } from "./page.js";

const MOST_TURNS = 10;

async function send(box, verdict) {
  const status = one("[role=status]", box);
  const turn = box.closest(".turn");
  const drawn = all("#settled .turn, #live .turn");
  const turns = drawn.slice(0, drawn.indexOf(turn) + 1).slice(-MOST_TURNS).map((each) => each.dataset.kept);
  const down = verdict === "down";
  const body = { turns, verdict, reason: down ? one("select", box).value : "", words: down ? one("input", box).value : "" };
  try {
    const reply = await fetch("feedback", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    status.textContent = reply.ok ? "Thank you; it is kept on this server." : ((await reply.json()).fault ?? "It could not be kept.");
    if (reply.ok) all("button, .why", box).forEach((each) => { each.hidden = true; });
  } catch { status.textContent = "The server could not be reached."; }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-feel]");
  if (!button) return;
  const box = button.closest(".feedback");
  if (button.dataset.feel === "up") send(box, "up");
  else if (button.dataset.feel === "send") send(box, "down");
  else {
    const why = one(".why", box);
    why.hidden = !why.hidden;
    button.setAttribute("aria-expanded", String(!why.hidden));
    if (!why.hidden) one("select", why).focus();
  }
});
