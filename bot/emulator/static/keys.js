/** Keys that work anywhere on the page; `texts.js` tells people of them. */

/**
 * @typedef {object} Deeds
 * @property {() => void} help
 * @property {() => void} scenes
 * @property {(by: 1 | -1) => void} move  to the next or the previous conversation
 */

/** The parts of the page that F6 goes through, in order. */
const REGIONS = ["#sidebar", "#conversation", "#thread", "#scenes"];
/** Where the focus goes in a part: the first of these that is there. */
const BEGINNINGS = ["textarea:enabled", "[aria-current]", "[role=tab][aria-selected=true]", "button"];

/** @param {Deeds} deeds */
export function listenForKeys(deeds) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const deed = deedFor(event, deeds);
    if (!deed) return;
    event.preventDefault();
    deed();
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {Deeds} deeds
 * @returns {(() => void) | null}
 */
function deedFor(event, deeds) {
  const control = event.ctrlKey || event.metaKey;
  if (event.key === "F6") return () => toRegion(event.shiftKey ? -1 : 1);
  if (control && event.key === "/") return deeds.help;
  if (control && event.key === ".") return deeds.scenes;
  if (event.altKey && event.key === "ArrowDown") return () => deeds.move(1);
  if (event.altKey && event.key === "ArrowUp") return () => deeds.move(-1);
  return event.key === "?" && !control && !event.altKey && !isWriting(event.target) ? deeds.help : null;
}

/** @param {1 | -1} by */
function toRegion(by) {
  const regions = REGIONS.map((name) => /** @type {HTMLElement} */ (document.querySelector(name))).filter(
    (region) => region.checkVisibility({ visibilityProperty: true }) && !region.inert,
  );
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const region = regions[(at + by + regions.length) % regions.length];
  const places = BEGINNINGS.flatMap((beginning) => [...region.querySelectorAll(beginning)]);
  const first = places.find((each) => each.checkVisibility());
  if (first instanceof HTMLElement) first.focus();
}

/**
 * @param {EventTarget | null} target
 * @returns {boolean}
 */
function isWriting(target) {
  return target instanceof Element && target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
}
