// Fetches what a reader is likely to open next: the first source once an answer stands, any other when it is pointed at,
// touched or has the focus. The server lets the browser keep these pages for some minutes, and their pictures.

import { load } from "./page.js";

const SOURCES = "a.cite, a[data-reading]";
const fetched = new Set();
const sparing = navigator.connection?.saveData ?? false;
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));

export function fetchFirst(within) {
  const first = within.querySelector(SOURCES);
  if (first) whenIdle(() => fetchAhead(first));
}

for (const event of ["pointerover", "focusin", "touchstart"]) {
  document.addEventListener(event, ({ target }) => fetchAhead(target.closest?.(SOURCES)), { passive: true });
}

async function fetchAhead(link) {
  const address = link?.href.split("#")[0];
  if (!address || sparing || fetched.has(address)) return;
  fetched.add(address);
  const page = await load(address).catch(() => null);
  const drawn = page?.querySelector(".sheet img");
  if (!drawn) return;
  const picture = new Image();
  picture.sizes = drawn.sizes;
  picture.srcset = drawn.srcset;
}
