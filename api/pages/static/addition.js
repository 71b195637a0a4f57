// Follows what takes a while (files being added, a briefing being made): asks for the server's own page until it is done and takes over what it says.

import { load } from "./page.js";

const SECONDS = 2;

async function follow() {
  const held = document.querySelector("[data-follow]");
  const page = await load(`${location.pathname}?wait=${SECONDS}`);
  const found = page.querySelector("[data-follow]");
  if (!found) {
    location.reload(); // it is done, and its page is another
    return;
  }
  const fresh = document.adoptNode(found);
  const status = fresh.querySelector("[role=status]");
  if (!status) {
    document.title = page.title;
    held.replaceWith(fresh);
    fresh.querySelector("h2").tabIndex = -1;
    fresh.querySelector("h2").focus();
    return;
  }
  held.querySelector("[role=status]").textContent = status.textContent;
  const [shown, now] = [held, fresh].map((section) => section.querySelector("progress"));
  shown.max = now.max;
  shown.value = now.value;
  await follow();
}

follow().catch(() => {}); // the page's own link looks again
