/** The panel "Behind the scenes": a pane beside the conversation, on a narrow screen a sheet over it. */

import { byId, el } from "./dom.js";
import { createFaults } from "./faults.js";
import { icon } from "./icons.js";
import { Inspector } from "./inspector.js";
import { TEXTS, counted } from "./texts.js";

/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Deeds
 * @property {(faults: import("./types.js").Faults) => boolean} setFaults
 * @property {(envelopeId: string) => void} redeliver
 */

const NARROW = matchMedia("(max-width: 780px)");

/**
 * @param {HTMLElement} opener
 * @param {HTMLElement} backdrop
 * @param {Deeds} deeds
 * @returns {{show: (state: State) => void, toggle: () => void}}
 */
export function scenesPanel(opener, backdrop, { setFaults, redeliver }) {
  const pane = byId("scenes");
  const behind = /** @type {HTMLElement[]} */ ([byId("conversation"), byId("thread")]);
  const faults = createFaults(setFaults);
  const inspector = new Inspector(redeliver);
  const close = el(
    "button",
    {
      type: "button",
      class: "tool",
      "aria-label": TEXTS.closeScenes,
      title: TEXTS.closeScenes,
      onclick: () => set(false),
    },
    icon("close"),
  );
  const chip = el("span", { class: "faults-on", hidden: true });
  pane.setAttribute("aria-label", TEXTS.scenes);
  pane.append(
    el("header", { class: "pane-head" }, el("h2", {}, TEXTS.scenes), close),
    el("div", { class: "scenes-body", tabindex: "-1" }, faults.element, inspector.element),
  );
  opener.title = TEXTS.scenesKey;
  opener.append(icon("scenes"), el("span", { class: "tool-words" }, TEXTS.scenes), chip);
  /** @type {State | null} */
  let latest = null;

  /** @param {boolean} open */
  function set(open) {
    pane.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    arrange();
    if (latest) show(latest);
    if (open) close.focus();
    else opener.focus();
  }

  function arrange() {
    const open = !pane.hidden;
    document.body.classList.toggle("scenes-open", open);
    for (const each of behind) each.inert = open && NARROW.matches;
  }

  /** @param {State} state */
  function show(state) {
    latest = state;
    const count = Object.values(state.faults).filter((on) => on === true).length;
    chip.hidden = count === 0;
    chip.textContent = counted(TEXTS.faultsOn, count);
    faults.show(state.faults);
    if (!pane.hidden) inspector.show(state.traffic);
  }

  const toggle = () => set(pane.hidden);
  opener.addEventListener("click", toggle);
  backdrop.addEventListener("click", () => document.body.classList.contains("scenes-open") && set(false));
  pane.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) set(false);
  });
  NARROW.addEventListener("change", arrange);
  return { show, toggle };
}
