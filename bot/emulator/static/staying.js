/** What outlasts it when the page begins anew in another language: who acts where, and what was being written. */

/** @typedef {import("./state.js").State} State */
/** @typedef {{me: string, channel: string, thread: string | null, tab: "home" | "messages"}} Place */

/** @type {{place: Place, text: string, theme?: string} | null} */
const stayed = history.state?.stayed ?? null;
if (stayed) history.replaceState({ ...history.state, stayed: null }, "");
const root = document.documentElement;
if (stayed?.theme) root.dataset.theme = stayed.theme;

/**
 * @param {State | null} state
 * @param {string} text  being written in the open conversation
 */
export function beginAnew(state, text) {
  const { me, channel, thread, tab } = state ?? {};
  if (state) {
    const kept = { place: { me, channel, thread, tab }, text, theme: root.dataset.theme };
    history.replaceState({ ...history.state, stayed: kept }, "");
  }
  location.reload();
}

/**
 * Go back to where the person was, once.
 * @param {State} state  as it is after the first greeting
 * @returns {string | null}  what was being written; null: the page does not come from another language
 */
export function comeBack(state) {
  if (!stayed) return null;
  Object.assign(state, stayed.place);
  return stayed.text;
}
