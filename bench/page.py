"""How quick the chat's page is: ``python -m bench.page [--first N]``.

It takes five of the sample articles into a folder of its own, starts the real server over them,
and measures in Chromium, with an empty cache each time: the first paint, when one can ask, what
the page weighs, and the first words of an answer after the question was sent.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Mapping, Sequence

from playwright.sync_api import Browser, Page, sync_playwright

from bench.screenshots import ARGUMENTS, chromium, serving

ARTICLES = 5
QUESTIONS = (
    "How many soldiers were hurt at Baghdad airport?",
    "Who was killed at Camp Taji?",
    "Has anyone claimed responsibility?",
)
WATCH = """
window.seen = {};
const there = (selector) => document.querySelector(selector);
new MutationObserver(() => {
  const now = performance.now();
  if (there(".masthead") && there("#ask")) seen.ready ??= now;
  if (!seen.asked) return;
  if (there("#live .answer p[dir]")) seen.words ??= now - seen.asked;
  if (there('#live [data-state="done"]')) seen.whole ??= now - seen.asked;
}).observe(document, { childList: true, subtree: true });
"""
SENT = """
const note = () => { seen.asked = performance.now(); };
addEventListener("keydown", note, { once: true, capture: true });
"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
WEIGHT = """["resource", "navigation"].flatMap((kind) => performance.getEntriesByType(kind))
  .reduce((sum, each) => sum + each.transferSize, 0) / 1000"""

Figures = Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a Markdown table of the medians; 2 where there is no Chromium."""
    parser = argparse.ArgumentParser(prog="python -m bench.page")
    parser.add_argument("--first", type=int, default=5, help="times each is measured (%(default)s)")
    times = parser.parse_args(arguments).first
    path = chromium()
    if path is None:
        print("There is no chromium on this machine to measure with.", file=sys.stderr)
        return 2
    with serving(ARTICLES) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        measure(browser, address, QUESTIONS[0])  # the models are read by then
        rounds = [measure(browser, address, QUESTIONS[n % len(QUESTIONS)]) for n in range(times)]
        browser.close()
    print(table(rounds))
    return 0


def measure(browser: Browser, address: str, question: str) -> Figures:
    """One visit with an empty cache: load, ask, read."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_function("seen.ready")
    page.wait_for_selector(".welcome [data-question]")  # nothing is tried any longer
    loaded = {"paint": page.evaluate(PAINT), "ready": page.evaluate("seen.ready")}
    page.wait_for_load_state("load")
    loaded["weight"] = page.evaluate(WEIGHT)
    answered = _ask(page, question)
    page.wait_for_selector("#next [data-question]")
    context.close()
    return {**loaded, **answered}


def table(rounds: Sequence[Figures]) -> str:
    """The medians of all rounds, with the least and the most."""
    rows = ["| measured | median | least | most |", "|---|---|---|---|"]
    for name, title, unit in (
        ("paint", "first paint", "ms"),
        ("ready", "one can ask", "ms"),
        ("words", "first words of an answer", "ms"),
        ("whole", "the whole answer", "ms"),
        ("weight", "the page, its scripts and styles", "kB"),
    ):
        values = [each[name] for each in rounds]
        shown = (statistics.median(values), min(values), max(values))
        rows.append(f"| {title} | " + " | ".join(f"{each:,.0f} {unit}" for each in shown) + " |")
    return "\n".join(rows)


def _ask(page: Page, question: str) -> Figures:
    page.fill("#question textarea", question)
    page.evaluate(SENT)
    page.keyboard.press("Enter")
    page.wait_for_function("seen.whole", timeout=60_000)
    return {"words": page.evaluate("seen.words"), "whole": page.evaluate("seen.whole")}


if __name__ == "__main__":
    raise SystemExit(main())
