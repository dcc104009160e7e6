/** Switches for what may go wrong between Slack and an app. */

import { el, newId } from "./dom.js";
import { FAULTS, TEXTS } from "./texts.js";

/** @typedef {import("./types.js").Faults} Faults */

/**
 * @param {(faults: Faults) => boolean} set  false: nothing was sent
 * @returns {{element: HTMLElement, show: (faults: Faults) => void}}
 */
export function createFaults(set) {
  /** @type {Faults} */
  let current = {};
  const switches = Object.entries(FAULTS).map(([name, { label, words }]) => {
    const note = newId("fault");
    const box = el("input", {
      type: "checkbox",
      role: "switch",
      "data-fault": name,
      "aria-describedby": note,
      onchange: () => {
        if (!set({ ...current, [name]: box.checked })) box.checked = !box.checked;
      },
    });
    const row = el("li", {}, el("label", { class: "switch" }, box, el("b", {}, label)), el("p", { id: note }, words));
    return { name, box, row };
  });
  const title = el("h3", { id: newId("faults") }, TEXTS.faults);
  const list = el("ul", { class: "switches" }, ...switches.map(({ row }) => row));
  const element = el(
    "section",
    { class: "faults", "aria-labelledby": title.id },
    title,
    el("p", {}, TEXTS.faultsHint),
    list,
  );

  /** @param {Faults} faults */
  function show(faults) {
    current = Object.fromEntries(switches.map(({ name }) => [name, faults[name] === true]));
    for (const { name, box } of switches) box.checked = current[name];
  }

  return { element, show };
}
