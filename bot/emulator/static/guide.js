/** The guided first minute above the conversation: four things to try, then how to connect one's own Slack. */

import { connecting } from "./connecting.js";
import { el, newId } from "./dom.js";
import { icon } from "./icons.js";
import { GUIDE, TEXTS, fill } from "./texts.js";

/** @typedef {import("./guide_steps.js").Step} Step */

/**
 * What was done, and whether the guide was put away, outlasts a reload of the page but not the tab.
 * @returns {{done: Step[], closed: boolean}}
 */
function remembered() {
  return { done: [], closed: false, ...history.state?.guide };
}

/**
 * @param {HTMLElement} container
 * @param {HTMLElement} opener
 * @param {(step: Step) => void} attempt
 */
export function createGuide(container, opener, attempt) {
  let { done, closed } = remembered();
  /** @type {Step[]} */
  let steps = [];
  let slash = "";
  const title = el("h2", { id: newId("guide") });
  const progress = el("span", { class: "guide-progress", role: "status" });
  const close = el(
    "button",
    {
      type: "button",
      class: "tool",
      "aria-label": TEXTS.guideClose,
      title: TEXTS.guideClose,
      onclick: () => put(true),
    },
    icon("close"),
  );
  const body = el("div", { class: "guide-body" });
  container.setAttribute("aria-labelledby", title.id);
  container.append(el("div", { class: "guide-head" }, title, progress, close), body);
  opener.setAttribute("aria-label", TEXTS.guideOpen);
  opener.title = TEXTS.guideOpen;
  opener.append(icon("flag"));
  opener.addEventListener("click", () => put(!closed));

  /** @param {boolean} away */
  function put(away) {
    closed = away;
    remember();
    draw();
    if (away) opener.focus();
    else container.querySelector("button")?.focus();
  }

  function remember() {
    history.replaceState({ ...history.state, guide: { done, closed } }, "");
  }

  /**
   * @param {Step[]} possible
   * @param {string} command  that the first of them sends
   */
  function show(possible, command) {
    if (String([...possible, command]) === String([...steps, slash])) return;
    steps = possible;
    slash = command;
    draw();
  }

  /** @param {Step} step */
  function tick(step) {
    if (done.includes(step)) return;
    done = [...done, step];
    remember();
    draw();
  }

  function draw() {
    const left = steps.filter((step) => !done.includes(step));
    const isDone = steps.length > 0 && left.length === 0;
    const focused = /** @type {HTMLElement | null} */ (body.querySelector(":focus"))?.dataset.step;
    container.hidden = closed || steps.length === 0;
    opener.setAttribute("aria-expanded", String(!container.hidden));
    title.textContent = isDone ? TEXTS.guideDone : TEXTS.guide;
    progress.textContent = isDone
      ? ""
      : fill(TEXTS.guideProgress, { done: steps.length - left.length, all: steps.length });
    body.replaceChildren(
      isDone ? connecting() : el("ol", { class: "steps" }, ...steps.map((step) => item(step, left[0]))),
    );
    if (focused) /** @type {HTMLElement | null} */ (body.querySelector(`[data-step="${focused}"]`))?.focus();
  }

  /**
   * @param {Step} step
   * @param {Step} next
   * @returns {HTMLElement}
   */
  function item(step, next) {
    const isDone = done.includes(step);
    const { label, words } = GUIDE[step];
    return el(
      "li",
      { class: `step${isDone ? " done" : ""}${step === next ? " next" : ""}` },
      el(
        "button",
        { type: "button", "data-step": step, onclick: () => attempt(step) },
        el("span", { class: "step-mark" }, isDone ? icon("check") : String(steps.indexOf(step) + 1)),
        el("span", {}, el("b", {}, label), el("small", {}, fill(words, { slash }))),
        isDone && el("span", { class: "visually-hidden" }, TEXTS.stepDone),
      ),
    );
  }

  draw();
  return { show, tick };
}
