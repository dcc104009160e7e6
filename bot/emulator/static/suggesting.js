/** Asks the app for options while somebody types in an external select: one answer for each question. */

import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").Offered} Offered */

const PATIENCE = 5000; // in milliseconds; Slack waits three seconds

/**
 * @param {(question: {id: string, [field: string]: unknown}) => boolean} send  false: there is no connection
 */
export function createSuggesting(send) {
  /** @type {Map<string, (offered: Offered) => void>} */
  const waiting = new Map();
  let last = 0;

  /**
   * @param {Record<string, unknown>} question  where, in which element, and what was typed
   * @returns {Promise<Offered>}
   */
  function suggest(question) {
    const id = `suggest-${(last += 1)}`;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      const failed = () => receive({ id, error: TEXTS.noOptionsReply });
      if (send({ id, ...question })) setTimeout(failed, PATIENCE);
      else failed();
    });
  }

  /** @param {Offered & {id: string}} frame */
  function receive({ id, ...offered }) {
    waiting.get(id)?.(offered.error ? { error: TEXTS.noOptionsReply } : offered);
    waiting.delete(id);
  }

  return { suggest, receive };
}
