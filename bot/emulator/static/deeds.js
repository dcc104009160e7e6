/** What the person who acts asks of the emulator: each deed becomes one frame. */

import { createSuggesting } from "./suggesting.js";

/** @typedef {import("./types.js").Action} Action */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Request} Request */
/** @typedef {import("./types.js").Shortcut} Shortcut */
/** @typedef {import("./types.js").View} View */

/**
 * @param {(request: Request) => boolean} send  false: there is no connection
 * @param {() => string | null} me  null before the greeting
 * @param {() => void} refused  hears when a deed could not be sent
 */
export function createDeeds(send, me, refused) {
  /**
   * @param {string} type
   * @param {Record<string, unknown>} fields
   * @returns {boolean}
   */
  function attempt(type, fields) {
    const as = me();
    return as !== null && send({ type, as, ...fields });
  }

  /** @type {typeof attempt} */
  function ask(type, fields) {
    const sent = attempt(type, fields);
    if (!sent) refused();
    return sent;
  }

  const suggesting = createSuggesting((question) => attempt("suggest", question));
  return {
    /** Like `ask`, but whoever asked tells the person. */
    attempt,
    ask,
    suggestions: suggesting.receive,
    useShortcut: (/** @type {Shortcut} */ { callback_id }) => void ask("shortcut", { callback_id }),
    useOnMessage: (/** @type {Message} */ { channel, ts }, /** @type {Shortcut} */ { callback_id }) =>
      void ask("message_shortcut", { callback_id, channel, message_ts: ts }),
    pressIn: (/** @type {Message} */ { channel, ts }, /** @type {string} */ block, /** @type {Action} */ action) =>
      void ask("press", { channel, message_ts: ts, block_id: block, ...action }),
    suggestIn: (
      /** @type {Message} */ { channel, ts },
      /** @type {string} */ block_id,
      /** @type {string} */ action_id,
      /** @type {string} */ value,
    ) => suggesting.suggest({ channel, message_ts: ts, block_id, action_id, value }),
    press: (/** @type {View} */ { id }, /** @type {string} */ block_id, /** @type {Action} */ action) =>
      void ask("press", { view_id: id, block_id, ...action }),
    suggest: (
      /** @type {View} */ { id },
      /** @type {string} */ block_id,
      /** @type {string} */ action_id,
      /** @type {string} */ value,
    ) => suggesting.suggest({ view_id: id, block_id, action_id, value }),
  };
}
