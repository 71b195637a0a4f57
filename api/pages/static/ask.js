// Asks without loading the page anew: claims appear and are announced as they come; then the server's own page of the
// answer takes their place. Whatever goes wrong, the form is sent as it would be without this script.

import { fetchFirst } from "./ahead.js";
import { furnish } from "./answer.js";
import { load } from "./page.js";
import { again, readings, shut } from "./beside.js";

const NARROWING = { council: "authorities", kind: "kinds" };

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form.ask") || form.method !== "get") return;
  const data = new FormData(form);
  if (!String(data.get("q")).trim()) return;
  event.preventDefault();
  ask(data).catch(() => form.submit());
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches("textarea[name=q]")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

// A jump within the page comes as "popstate" too, and is the browser's own business.
const page = () => location.pathname + location.search;
let shown = page();
addEventListener("popstate", () => {
  if (page() === shown) return again();
  shown = page();
  shut();
  show(location.href).then(again, () => location.reload());
});

furnish(document);
fetchFirst(document);
readings();

async function ask(data) {
  const before = data.get("alone") ? [] : await Promise.all(data.getAll("turn").map(turn));
  const asking = begin(data.get("q"));
  try {
    const response = await fetch("/v1/answers", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...question(data), history: before.filter(Boolean), stream: true }),
    });
    if (!response.ok) throw new Error(String(response.status));
    const reply = await follow(response, asking);
    const address = new URL(`/answers/${reply.id}`, location.href);
    for (const [name, value] of data) if (value) address.searchParams.append(name, value);
    await show(address.href);
    window.history.pushState(null, "", address.href);
    shown = page();
  } catch (error) {
    asking.undo();
    throw error;
  }
}

async function turn(id) {
  const response = await fetch(`/v1/answers/${encodeURIComponent(id)}`);
  if (!response.ok) return null;
  const { question, answer } = await response.json();
  return { question, answer };
}

function question(data) {
  const filters = {};
  for (const [name, field] of Object.entries(NARROWING)) if (data.get(name)) filters[field] = [data.get(name)];
  for (const name of ["published_from", "published_to"]) if (data.get(name)) filters[name] = data.get(name);
  const welsh = document.documentElement.lang === "cy" ? { language: "cy" } : {};
  return { question: data.get("q"), filters, as_of: data.get("as_of") || null, ...welsh };
}

// The place where the answer arrives, above what was on the page; `undo` brings that back.
function begin(asked) {
  const main = document.querySelector("main");
  const gone = [...main.childNodes];
  const arriving = document.querySelector("#arriving").content.cloneNode(true);
  const heading = document.createElement("h1");
  heading.className = "question";
  heading.tabIndex = -1;
  heading.textContent = asked;
  const said = document.querySelector("#said");
  const template = document.querySelector("#arriving-claim");
  main.replaceChildren(heading, arriving, said, template);
  said.textContent = said.dataset.asking;
  heading.focus();
  scrollTo(0, 0);
  return { main, said, template, undo: () => main.replaceChildren(...gone, said) };
}

// Reads the events; each claim is shown whole with its citations, and said once.
async function follow(response, { main, said, template }) {
  const numbers = new Map();
  const waiting = [];
  const put = () => {
    while (waiting.length && waiting[0].citations.every((n) => numbers.has(n))) add(waiting.shift());
  };
  const add = (claim) => {
    main.querySelector(".waiting")?.remove();
    const item = template.content.cloneNode(true);
    item.querySelector(".says span").textContent = claim.text;
    const kind = item.querySelector(".kind");
    if (kind.dataset[claim.kind]) kind.textContent = kind.dataset[claim.kind];
    else kind.remove();
    item.querySelector(".refs").append(...claim.citations.map((n) => link(numbers.get(n))));
    main.querySelector(".claims").append(item);
    announce(said, `${claim.text} ${claim.citations.map((n) => `[${n}]`).join(" ")}`);
  };
  for await (const { name, data } of events(response)) {
    if (name === "claim") waiting.push(data);
    if (name === "citation") numbers.set(data.n, data);
    put();
    if (name === "error") throw new Error(data.detail);
    if (name === "done") {
      if (!data.claims.length) announce(said, data.answer);
      announce(said, said.dataset.done);
      return data;
    }
  }
  throw new Error("the stream ended early");
}

function announce(said, words) {
  const line = document.createElement("p");
  line.textContent = words;
  said.append(line);
}

function link(citation) {
  const a = document.createElement("a");
  const place = new URLSearchParams({ edition: citation.edition, start: citation.start, end: citation.end });
  a.href = `/documents/${encodeURIComponent(citation.document_id)}?${place}#quote`;
  a.className = "cite";
  a.textContent = `[${citation.n}] ${citation.publisher ?? citation.title}`;
  return a;
}

async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    const whole = text.split("\n\n");
    text = whole.pop();
    for (const event of whole) {
      const [, name, data] = event.match(/^event: (.*)\ndata: (.*)$/s);
      yield { name, data: JSON.parse(data) };
    }
  }
}

// The server's page in place of this one's; what was announced stays, so that nothing is said twice.
async function show(address) {
  const loaded = await load(address);
  const said = document.querySelector("#said");
  const main = loaded.querySelector("main");
  main.querySelector("#said")?.replaceWith(said);
  document.title = loaded.title;
  document.querySelector("main").replaceWith(document.adoptNode(main));
  const aside = loaded.querySelector("#reading");
  const old = document.querySelector("#reading");
  if (old) old.remove();
  if (aside) main.after(document.adoptNode(aside));
  document.querySelector("nav a[hreflang]").href = loaded.querySelector("nav a[hreflang]").getAttribute("href");
  furnish(main);
  fetchFirst(main);
  main.querySelector("h1").focus({ preventScroll: true });
  scrollTo(0, 0);
}
