/** Where what pops up stands: by its opener, inside the window. */

/**
 * Put a popup under its opener, or above it where there is more room.
 * @param {HTMLElement} popup
 * @param {HTMLElement} opener
 */
export function placeUnder(popup, opener) {
  const from = opener.getBoundingClientRect();
  const below = window.innerHeight - from.bottom - 8;
  const fits = popup.offsetHeight <= below || below >= from.top;
  const top = fits ? from.bottom + 4 : Math.max(8, from.top - popup.offsetHeight - 4);
  popup.style.top = `${top}px`;
  popup.style.left = `${Math.max(8, Math.min(from.left, window.innerWidth - popup.offsetWidth - 8))}px`;
}
