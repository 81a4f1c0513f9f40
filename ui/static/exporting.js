// Answers as text to take along, each with its citations: plain, Markdown, HTML and JSON.
import { element } from "./page.js";

const day = (cited) => (cited.published ?? "date unknown").slice(0, 16).replace("T", " ");
const head = (cited) => [cited.publisher, day(cited)].filter(Boolean).join(", ");
const web = (address) => /^https?:\/\/[^\s<>()"]+$/i.test(address ?? "");
const flat = (text) => (text ?? "").split(/\s+/).join(" ").trim();
const cites = (turn) => turn.answer?.citations ?? [];
const heading = (turn) => (turn.answer?.found === false ? "Nearest passages" : "Sources");
const bare = (text) => text.replace(/\*\*(\S[^*\n]*)\*\*/g, "$1");

export function plain(turn) {
  const sources = cites(turn).map((c) => `[${c.n}] ${flat(c.title) || "Untitled article"}, ${head(c)}: “${flat(c.quote)}”${web(c.source) ? ` ${c.source}` : ""}`);
  return [bare(turn.text || turn.fault || ""), ...(sources.length ? [`${heading(turn)}:\n${sources.join("\n")}`] : [])].join("\n\n");
}

// Nothing of the text may become a link, an image or HTML: all that Markdown would read is escaped,
// but for bold words, lists and the numbers of citations.
const literal = (text) => text.replace(/[\\`_~|[\]]/g, "\\$&").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/^(\s*)([#>+=]|\d+[.)])/gm, "$1\\$2");
const unmarked = (text) => literal(flat(text)).replace(/[*!]/g, "\\$&");

export function markdown(turn) {
  const known = new Set(cites(turn).map((c) => c.n));
  const text = literal(turn.text || turn.fault || "").replace(/\\\[(\d+)\\\]/g, (all, n) => (known.has(Number(n)) ? `[${n}]` : all));
  const sources = cites(turn).map((c) => {
    const title = unmarked(c.title) || "Untitled article";
    return `${c.n}. ${web(c.source) ? `[${title}](<${c.source}>)` : title}, ${unmarked(head(c))}: “${unmarked(c.quote)}”`;
  });
  return [`## ${unmarked(turn.question)}`, text, ...(sources.length ? [`**${heading(turn)}**`, sources.join("\n")] : [])].join("\n\n");
}

function paragraph(text) {
  const made = element("p", "", { dir: "auto" });
  text.split(/\*\*(\S[^*\n]*)\*\*/).forEach((piece, odd) => made.append(odd % 2 ? element("strong", piece) : piece));
  return made;
}

function source(cited) {
  const item = element("li", "", { value: cited.n, dir: "auto" });
  const title = flat(cited.title) || "Untitled article";
  item.append(web(cited.source) ? element("a", title, { href: cited.source, rel: "noreferrer" }) : element("cite", title));
  item.append(`, ${head(cited)}`, element("blockquote", cited.quote));
  return item;
}

const STYLE = "body{font:1.1rem/1.6 Georgia,serif;max-width:42rem;margin:3rem auto;padding:0 1rem;white-space:pre-line}blockquote{margin:.3rem 0 1rem;padding-left:1rem;border-left:3px solid #ccc}";

export function html(title, turns) {
  const made = document.implementation.createHTMLDocument(title);
  made.head.append(
    element("meta", "", { charset: "utf-8" }),
    element("meta", "", { "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" }),
    element("style", STYLE));
  turns.forEach((turn) => {
    made.body.append(element("h2", turn.question, { dir: "auto" }));
    (turn.text || turn.fault || "").split(/\n{2,}/).forEach((each) => made.body.append(paragraph(each)));
    const list = element("ol");
    list.append(...cites(turn).map(source));
    if (cites(turn).length) made.body.append(element("h3", heading(turn)), list);
  });
  return `<!doctype html>\n${made.documentElement.outerHTML}`;
}

const FORMS = {
  md: ["text/markdown", (kept) => [`# ${unmarked(kept.title)}`, ...kept.turns.map(markdown)].join("\n\n") + "\n"],
  html: ["text/html", (kept) => html(kept.title, kept.turns)],
  json: ["application/json", (kept) => JSON.stringify(kept, null, 2)],
};

export function save(kept, form) {
  const [type, write] = FORMS[form];
  const name = kept.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "conversation";
  const address = URL.createObjectURL(new Blob([write(kept)], { type: `${type};charset=utf-8` }));
  element("a", "", { href: address, download: `${name}.${form}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
