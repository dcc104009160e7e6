/** Modals that a person closes: they close at once, as in Slack, and the app hears of it. */

import { dropView } from "./views.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./types.js").View} View */

/**
 * @param {() => State | null} current
 * @param {(type: string, fields: Record<string, unknown>) => void} ask
 * @param {() => void} draw
 */
export function createClosing(current, ask, draw) {
  /**
   * @param {string} lowest  it, and what is above it
   * @param {{view_id: string, all?: boolean}} told
   */
  function closeView(lowest, told) {
    const state = current();
    if (!state) return;
    dropView(state.views, state.me, lowest);
    ask("close_view", told);
    draw();
  }

  return {
    close: (/** @type {View} */ { id }) => closeView(id, { view_id: id }),
    closeAll: (/** @type {View} */ { id }) => {
      const state = current();
      closeView(state?.views.modals.get(state.me)?.[0]?.id ?? id, { view_id: id, all: true });
    },
  };
}
