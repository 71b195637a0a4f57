// A citation opens its document at the quoted words: beside the answer on wide screens, over it on others. The document is
// the server's own page; what is in its main part is shown. Without this script the link leads to that page.

import { load } from "./page.js";

const WIDE = matchMedia("(min-width: 75rem)");
const CITATIONS = "a[data-reading], a.cite";
const SLOW = 200; // milliseconds after which a reader is told that the document is on its way
const over = document.createElement("dialog"); // the browser keeps the focus in it, and what is behind it from screen readers
let opener = null;
let latest = 0; // of the documents asked for: one that comes after a later one, or after closing, is not shown

over.className = "over";
over.addEventListener("close", () => place()?.hidden || close()); // Escape, and on Android the way back
over.addEventListener("click", ({ target }) => target === over && close());

export function readings() {
  document.body.append(over);
  document.addEventListener("click", follow);
  document.addEventListener("submit", search);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !over.open && place()?.hidden === false) close();
  });
  again();
}

const place = () => document.querySelector("#reading");

function follow(event) {
  const { target } = event;
  if (target.closest("#reading a[data-answer]")) {
    event.preventDefault();
    return close();
  }
  const link = target.closest(`${CITATIONS}, #reading a[href^='/documents/']`);
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const aside = place();
  if (!link || !plain || !aside) return;
  event.preventDefault();
  if (!aside.contains(link)) opener = link;
  open(aside, link.href);
}

function search(event) {
  const form = event.target;
  if (!place()?.contains(form) || form.method !== "get") return;
  event.preventDefault();
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form));
  open(place(), address.href);
}

// Where the history says that a document was open over the answer, or no longer is: Back, Forward and loading again.
export function again() {
  const address = history.state?.reading;
  const aside = place();
  if (!aside) return;
  if (!address) return void (over.open && shut());
  opener ??= [...document.querySelectorAll(CITATIONS)].find((link) => link.href === address) ?? null;
  open(aside, address);
}

async function open(aside, address) {
  const turn = ++latest;
  const waiting = setTimeout(() => put(aside, address, [told(aside.dataset.opening)]), SLOW);
  try {
    const page = await load(address);
    if (turn !== latest) return;
    put(aside, address, document.adoptNode(page.querySelector("main")).childNodes);
    aside.querySelector(".bar").append(...aside.querySelectorAll(".cited ul")); // stays in view, as the ways on
    if (over.open) aside.ariaLabel = over.ariaLabel = page.title.replace(/ – Craffu$/, "");
    turnTo(aside, aside.querySelector(new URL(address, location.href).hash || "#quote"));
  } catch {
    if (turn === latest) location.assign(address);
  } finally {
    clearTimeout(waiting);
  }
}

function put(aside, address, nodes) {
  aside.replaceChildren(bar(aside, address), ...nodes);
  aside.hidden = false;
  if (!over.open && WIDE.matches) return;
  if (history.state?.reading) history.replaceState({ reading: address }, "");
  else history.pushState({ reading: address }, "");
  if (over.open) return;
  over.append(aside);
  over.showModal();
}

// The words or the page that the address names are brought into view, of an enlarged picture too.
function turnTo(aside, place) {
  const sheet = place?.closest(".sheet-box") ?? aside;
  for (const scrolled of new Set([aside, sheet])) {
    scrolled.scrollTo(0, 0);
    if (!place) continue;
    const [at, box] = [place.getBoundingClientRect(), scrolled.getBoundingClientRect()];
    scrolled.scrollTo(at.left - box.left - 40, at.top - box.top - scrolled.clientHeight / 3);
  }
  (place?.matches("[tabindex]") ? place : aside).focus({ preventScroll: true });
}

// A way back, and the document's own page.
function bar(aside, address) {
  const made = document.createElement("div");
  made.className = "bar";
  const whole = document.createElement("a");
  whole.href = address;
  whole.textContent = aside.dataset.whole;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = aside.dataset.close;
  button.addEventListener("click", close);
  made.append(button, whole);
  return made;
}

function told(words) {
  const line = document.createElement("p");
  line.className = "waiting";
  line.textContent = words;
  return line;
}

// The answer is as it was, with the focus where it was; `close` is the reader's own wish, which the history follows.
function close() {
  shut();
  if (history.state?.reading) history.back();
}

export function shut() {
  const aside = place();
  if (!aside || aside.hidden) return;
  latest += 1;
  aside.hidden = true;
  aside.replaceChildren();
  aside.ariaLabel = aside.dataset.name;
  document.querySelector(".room").append(aside);
  over.close();
  opener?.focus();
}
