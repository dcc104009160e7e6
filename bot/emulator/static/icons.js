/** The page's own line icons, drawn on a grid of 20. */

const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<string, string>} */
const PATHS = {
  again: "M15.5 6.5A6.5 6.5 0 1 0 16.5 10M16 3v4h-4",
  at: "M13 10a3 3 0 1 1-6 0a3 3 0 0 1 6 0v1.2c0 2.4 4 2.4 4-1.2a7 7 0 1 0-3 5.7",
  check: "M4.5 10.5l3.8 3.8l7.2-8",
  close: "M5 5l10 10M15 5L5 15",
  command: "M12.5 4l-5 12",
  copy: "M7.5 7.5h8v9h-8zM12.5 7.5v-4h-8v9h3",
  down: "M10 4v12M5 11l5 5l5-5",
  eye: "M2 10c2-3.7 4.7-5.5 8-5.5s6 1.8 8 5.5c-2 3.7-4.7 5.5-8 5.5s-6-1.8-8-5.5zM12.4 10a2.4 2.4 0 1 1-4.8 0a2.4 2.4 0 0 1 4.8 0z",
  flag: "M5 17V3.5M5 4c3.5-2 6.5 2 10.5 0v7c-4 2-7-2-10.5 0",
  globe:
    "M17 10a7 7 0 1 1-14 0a7 7 0 0 1 14 0zM3.3 8h13.4M3.3 12h13.4M10 3c-4 4.6-4 9.4 0 14c4-4.6 4-9.4 0-14",
  hash: "M8 3.5L6.5 16.5M13.5 3.5L12 16.5M3.5 7.5h13.5M3 12.5h13.5",
  help: "M17 10a7 7 0 1 1-14 0a7 7 0 0 1 14 0zM8 8c0-2.7 4-2.7 4 0c0 1.5-2 1.6-2 3.2M10 13.8v.01",
  info: "M17 10a7 7 0 1 1-14 0a7 7 0 0 1 14 0zM10 9.2v4.3M10 6.4v.01",
  left: "M16 10H4M8.5 5.5L4 10l4.5 4.5",
  lock: "M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  moon: "M15.8 12.3A6.5 6.5 0 0 1 7.7 4.2a6.5 6.5 0 1 0 8.1 8.1z",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  plus: "M10 4v12M4 10h12",
  reply:
    "M17 9.3c0 3.3-3.1 5.8-7 5.8c-.9 0-1.8-.1-2.6-.4L3.5 16l1-3C3.6 12 3 10.7 3 9.3c0-3.3 3.1-5.8 7-5.8s7 2.5 7 5.8z",
  right: "M4 10h12M11.5 5.5L16 10l-4.5 4.5",
  scenes: "M3 4.5h14v11H3zM6 8l2 2l-2 2M10 12h4",
  send: "M3.5 4l13.5 6l-13.5 6l2-6zM5.5 10h6",
  sort: "M7 8l3-3l3 3M7 12l3 3l3-3",
  sun: "M13.2 10a3.2 3.2 0 1 1-6.4 0a3.2 3.2 0 0 1 6.4 0zM10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M15.7 4.3l-1.3 1.3M5.6 14.4l-1.3 1.3",
  thumbDown:
    "M6.5 10.5V4M6.5 10.5l3 6.2c1.4 0 2-.8 2-2.2v-2.3h3.7c1 0 1.7-.9 1.5-1.8l-1-5c-.2-.8-.8-1.4-1.6-1.4H6.5H3.5v6.5z",
  thumbUp:
    "M6.5 9.5V16M6.5 9.5l3-6.2c1.4 0 2 .8 2 2.2v2.3h3.7c1 0 1.7.9 1.5 1.8l-1 5c-.2.8-.8 1.4-1.6 1.4H6.5H3.5V9.5z",
  warning: "M10 3.5L17.5 16.5H2.5zM10 8.5v3.5M10 14.3v.01",
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
