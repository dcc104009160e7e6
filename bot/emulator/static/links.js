/** Links: only to the web, in a tab of their own, telling the other side nothing of this page. */

import { el } from "./dom.js";

/**
 * @param {string} address
 * @returns {string | null}  the address in full, or null when it is not one of the web
 */
export function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * A link; just its label when the address is not one of the web.
 * @param {string} address
 * @param {string} label
 * @param {Record<string, unknown>} [properties]
 * @returns {HTMLElement}
 */
export function link(address, label, properties = {}) {
  const href = webAddress(address);
  if (!href) return el("bdi", {}, label);
  const attributes = {
    href,
    title: href,
    target: "_blank",
    rel: "noopener noreferrer nofollow",
    dir: "auto",
    ...properties,
  };
  return el("a", attributes, label);
}
