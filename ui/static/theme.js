// Light, dark, or as the system has it: set before the first paint.
(() => {
  "use strict";
  const KEY = "dateline.theme", ORDER = ["system", "light", "dark"];
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const show = (theme) => { document.documentElement.dataset.theme = ORDER.includes(theme) ? theme : "system"; };
  show(kept());
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.('[data-do="theme"]')) return;
    const next = ORDER[(ORDER.indexOf(document.documentElement.dataset.theme) + 1) % ORDER.length];
    show(next);
    try { localStorage.setItem(KEY, next); } catch { /* it lasts as long as the page, then */ }
  });
})();
