/** Pictures in blocks. The page loads nothing from elsewhere, so most are told by their description. */

import { el } from "./dom.js";
import { TEXTS, fill } from "./texts.js";

/**
 * A picture from here; for one from elsewhere its description.
 * @param {{[field: string]: any}} image  an image block or element
 * @returns {HTMLElement}
 */
export function picture({ image_url: address = "", alt_text: alt = "" }) {
  const local = /^data:image\//.test(address) || new URL(address, location.href).origin === location.origin;
  if (local && address) return el("img", { src: address, alt, class: "picture" });
  return el("span", { class: "not-shown", dir: "auto" }, fill(TEXTS.pictureNotLoaded, { alt: alt || TEXTS.picture }));
}
