// What can be done with an answer: copy it with its references, copy its link, print it, keep it on this device.

const KEPT = "craffu.kept";
const MOST = 50;

// Shows the buttons that need a script, within a page or a part of one.
export function furnish(within) {
  for (const button of within.querySelectorAll("[data-copy], [data-print], [data-keep]")) {
    button.hidden = button.hasAttribute("data-nothing");
  }
  for (const button of within.querySelectorAll("[data-keep]")) if (find(button.dataset.keep)) say(button, button.dataset.kept);
  list(within.querySelector("#kept"));
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-copy], [data-share], [data-print], [data-keep]");
  if (!target) return;
  if (target.matches("[data-print]")) print();
  if (target.matches("[data-copy]")) copy(target.dataset.copy, target);
  if (target.matches("[data-share]") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    copy(target.dataset.share, target);
  }
  if (target.matches("[data-keep]")) keep(target);
});

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByHand(text); // where the page came over plain HTTP, browsers have no clipboard to write to
  }
  say(button, button.dataset.copied);
}

function copyByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "hidden";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

// The button's own words change, and a screen reader is told.
function say(button, words) {
  if (!words) return;
  button.textContent = words;
  const said = document.querySelector("#said");
  if (said && document.activeElement === button) said.textContent = words;
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function find(id) {
  return kept().some((one) => one.id === id);
}

function keep(button) {
  const { keep: id, question, kept: words } = button.dataset;
  const others = kept().filter((one) => one.id !== id);
  localStorage.setItem(KEPT, JSON.stringify([{ id, question }, ...others].slice(0, MOST)));
  say(button, words);
}

function list(section) {
  const answers = kept();
  if (!section || !answers.length) return;
  const template = section.querySelector("template");
  const items = answers.map(({ id, question }) => {
    const item = template.content.cloneNode(true).firstElementChild;
    const link = item.querySelector("a");
    link.href = `/answers/${encodeURIComponent(id)}`;
    link.textContent = question;
    item.querySelector("button .hidden").textContent = `: ${question}`;
    item.querySelector("button").addEventListener("click", () => forget(id, item, section));
    return item;
  });
  section.querySelector("ul").replaceChildren(...items);
  section.hidden = false;
}

function forget(id, item, section) {
  localStorage.setItem(KEPT, JSON.stringify(kept().filter((one) => one.id !== id)));
  const next = item.nextElementSibling ?? item.previousElementSibling;
  item.remove();
  if (next) next.querySelector("button").focus();
  else section.hidden = true;
}
