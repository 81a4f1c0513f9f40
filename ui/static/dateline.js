// What the page does without asking the server: open an article beside the chat at
// the cited words, show the sources of the answer one is reading, begin with an example.
(() => {
  "use strict";
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector) => document.querySelectorAll(selector);
  let opener = null;

  function open(link) {
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

  function close() {
    const reader = one("#reader");
    if (!reader || reader.hidden) return;
    reader.hidden = true;
    document.body.classList.remove("reading");
    one("iframe", reader).contentWindow.location.replace("about:blank");
    choose(null);
    const again = opener && opener.isConnected ? opener : one("#question textarea, #question input");
    if (again) again.focus({ preventScroll: true });
  }

  function choose(cite) {
    all("[data-cite]").forEach((each) =>
      cite && each.dataset.cite === cite ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current"));
    if (cite) showSources(cite.split("-")[0]);
  }

  function showSources(turn) {
    if (!one(`[data-sources="${turn}"]`)) return;
    all("[data-sources]").forEach((each) => { each.hidden = each.dataset.sources !== turn; });
    all("#sources .none").forEach((each) => { each.hidden = true; });
  }

  function begin(question) {
    const box = one("#question textarea, #question input");
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(() => one("#ask").click());
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-cite], [data-close], [data-question], #anew");
    if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (target.dataset.cite) { event.preventDefault(); open(target); }
    else if (target.dataset.question) begin(target.dataset.question);
    else close();
  });

  const onKey = (event) => { if (event.key === "Escape") close(); };
  document.addEventListener("keydown", onKey);
  // 'load' does not bubble, but it can be caught on its way down.
  document.addEventListener("load", (event) => {
    if (!event.target.matches?.("#reader iframe")) return;
    const article = event.target.contentDocument;
    article.addEventListener("keydown", onKey);
    one("#reader h2").textContent = article.title || "Article";
  }, true);

  // A new question is brought to the top once; what streams in below it moves nothing.
  let latest = null;
  new MutationObserver(() => {
    const turn = one("#live .turn")?.dataset.turn ?? null;
    if (turn !== latest && turn > 0) one("#live .turn").scrollIntoView({ block: "start" });
    latest = turn;
  }).observe(document, { childList: true, subtree: true });
})();
