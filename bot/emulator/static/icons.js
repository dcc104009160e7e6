/** The page's own line icons, drawn on a grid of 20. */

const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<string, string>} */
const PATHS = {
  at: "M13 10a3 3 0 1 1-6 0a3 3 0 0 1 6 0v1.2c0 2.4 4 2.4 4-1.2a7 7 0 1 0-3 5.7",
  close: "M5 5l10 10M15 5L5 15",
  command: "M12.5 4l-5 12",
  down: "M10 4v12M5 11l5 5l5-5",
  eye: "M2 10c2-3.7 4.7-5.5 8-5.5s6 1.8 8 5.5c-2 3.7-4.7 5.5-8 5.5s-6-1.8-8-5.5zM12.4 10a2.4 2.4 0 1 1-4.8 0a2.4 2.4 0 0 1 4.8 0z",
  hash: "M8 3.5L6.5 16.5M13.5 3.5L12 16.5M3.5 7.5h13.5M3 12.5h13.5",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  moon: "M15.8 12.3A6.5 6.5 0 0 1 7.7 4.2a6.5 6.5 0 1 0 8.1 8.1z",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  reply:
    "M17 9.3c0 3.3-3.1 5.8-7 5.8c-.9 0-1.8-.1-2.6-.4L3.5 16l1-3C3.6 12 3 10.7 3 9.3c0-3.3 3.1-5.8 7-5.8s7 2.5 7 5.8z",
  send: "M3.5 4l13.5 6l-13.5 6l2-6zM5.5 10h6",
  sun: "M13.2 10a3.2 3.2 0 1 1-6.4 0a3.2 3.2 0 0 1 6.4 0zM10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M15.7 4.3l-1.3 1.3M5.6 14.4l-1.3 1.3",
  thumbDown:
    "M6.5 10.5V4M6.5 10.5l3 6.2c1.4 0 2-.8 2-2.2v-2.3h3.7c1 0 1.7-.9 1.5-1.8l-1-5c-.2-.8-.8-1.4-1.6-1.4H6.5H3.5v6.5z",
  thumbUp:
    "M6.5 9.5V16M6.5 9.5l3-6.2c1.4 0 2 .8 2 2.2v2.3h3.7c1 0 1.7.9 1.5 1.8l-1 5c-.2.8-.8 1.4-1.6 1.4H6.5H3.5V9.5z",
  trash: "M3.5 5.5h13M8 5.5V3.5h4v2M5 5.5l.8 11h8.4l.8-11M8.5 8.5v5M11.5 8.5v5",
};

/**
 * An icon without a name of its own: what holds it names it.
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
