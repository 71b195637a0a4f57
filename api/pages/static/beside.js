// On wide screens a citation opens its document beside the answer, marked at the quoted words; elsewhere the link is
// followed. The document is the server's own page; what is in its main part is shown.

import { load } from "./page.js";

const WIDE = matchMedia("(min-width: 75rem)");
let opener = null;

export function readings() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("#reading a[data-answer]")) {
      event.preventDefault();
      return close();
    }
    const link = event.target.closest("a[data-reading], a.cite, #reading a[href^='/documents/'], #reading a[href^='?']");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const aside = document.querySelector("#reading");
    if (!link || !plain || !aside || !WIDE.matches) return;
    event.preventDefault();
    if (!aside.contains(link)) opener = link;
    open(aside, link.href).catch(() => location.assign(link.href));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const aside = document.querySelector("#reading");
    if (!aside?.contains(form) || form.method !== "get") return;
    event.preventDefault();
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form));
    open(aside, address.href).catch(() => form.submit());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("#reading")?.hidden) close();
  });
}

async function open(aside, address) {
  aside.setAttribute("aria-busy", "true");
  const page = await load(address);
  const main = document.adoptNode(page.querySelector("main"));
  aside.replaceChildren(bar(aside, address), ...main.childNodes);
  for (const script of page.querySelectorAll("script[type=module][src]")) await import(script.src);
  aside.hidden = false;
  aside.setAttribute("aria-busy", "false");
  turnTo(aside, aside.querySelector(new URL(address, location.href).hash || "#quote"));
  document.dispatchEvent(new CustomEvent("craffu:opened", { detail: { aside, address } }));
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
  const made = document.createElement("p");
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

function close() {
  const aside = document.querySelector("#reading");
  aside.hidden = true;
  aside.replaceChildren();
  opener?.focus();
}
