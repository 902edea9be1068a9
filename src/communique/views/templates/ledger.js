"use strict";
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const field = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll("article.event")].map((node) => ({
    node,
    kind: node.dataset.kind,
    status: node.dataset.status,
    actors: new Set(node.dataset.actors.split(" ")),
    earliest: node.dataset.earliest,
    latest: node.dataset.latest,
    conflict: "conflict" in node.dataset,
    words: null,
    marks: [],
  }));
  const byId = new Map(cards.map((card) => [card.node.id, card]));
  for (const mark of document.querySelectorAll("a.mark")) {
    byId.get(mark.getAttribute("href").slice(1))?.marks.push(mark);
  }
  const months = [...document.querySelectorAll("section.month")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase();
  const ticked = (name) => new Set([...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value));

  const inTime = (card, since, until) => {
    if (!since && !until) return true;
    if (!card.earliest && !card.latest) return false;
    return !(since && card.latest && card.latest < since) && !(until && card.earliest && card.earliest > until);
  };

  const apply = () => {
    const kinds = ticked("kind");
    const statuses = ticked("status");
    const sought = plain(field("f-text").value).split(" ").filter(Boolean);
    const actors = [field("f-actor").value, field("f-with").value].filter(Boolean);
    const since = field("f-since").value;
    const until = field("f-until").value;
    const conflict = field("f-conflict").checked;
    let number = 0;
    for (const card of cards) {
      if (sought.length && card.words === null) card.words = plain(card.node.textContent);
      const fits = kinds.has(card.kind) && statuses.has(card.status) && actors.every((actor) => card.actors.has(actor))
        && (!conflict || card.conflict) && inTime(card, since, until) && sought.every((word) => card.words.includes(word));
      card.node.hidden = !fits;
      for (const mark of card.marks) mark.classList.toggle("off", !fits);
      number += fits ? 1 : 0;
    }
    for (const month of months) month.hidden = !month.querySelector("article.event:not([hidden])");
    none.hidden = number > 0 || cards.length === 0;
    const of = number === cards.length ? "" : ` of ${cards.length.toLocaleString("en")}`;
    shown.textContent = `${number.toLocaleString("en")}${of} ${cards.length === 1 ? "event" : "events"} shown`;
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeprint", () => {
    for (const others of document.querySelectorAll("details.others")) others.open = true;
  });
  // A link to an event that is filtered away shows it again.
  window.addEventListener("hashchange", () => {
    if (byId.get(decodeURIComponent(location.hash.slice(1)))?.node.hidden) {
      form.reset();
      apply();
      document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView();
    }
  });
  if (matchMedia("(max-width: 60rem)").matches) form.querySelector("details").open = false;
  form.hidden = cards.length === 0;
  apply();
})();
