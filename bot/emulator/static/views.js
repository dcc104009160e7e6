/** Which views each person has: the published Home, and modals one upon the other. Nothing here touches the document. */

/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").ViewShown} ViewShown */
/** @typedef {{homes: Map<string, View>, modals: Map<string, View[]>}} Views  by person; the last modal is on top */

/**
 * @param {ViewShown[]} shown
 * @returns {Views}
 */
export function viewsOf(shown) {
  const views = { homes: new Map(), modals: new Map() };
  for (const each of shown) takeView(views, each);
  return views;
}

/**
 * A view is opened, published, changed, or pushed upon another one.
 * @param {Views} views
 * @param {ViewShown} shown
 */
export function takeView({ homes, modals }, { view, user, kind, previous_view_id: previous }) {
  if (kind === "home") {
    homes.set(user, view);
    return;
  }
  const stack = modals.get(user) ?? [];
  const at = stack.findIndex(({ id }) => id === view.id);
  const below = stack.findIndex(({ id }) => id === previous);
  if (at >= 0) modals.set(user, stack.with(at, view));
  else modals.set(user, [...stack.slice(0, below + 1), view]);
}

/**
 * A modal is closed, and with it those above it.
 * @param {Views} views
 * @param {string} user
 * @param {string} viewId
 */
export function dropView({ modals }, user, viewId) {
  const stack = modals.get(user) ?? [];
  const at = stack.findIndex(({ id }) => id === viewId);
  if (at >= 0) modals.set(user, stack.slice(0, at));
}
