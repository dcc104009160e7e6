/** Making elements. Text only ever becomes a text node: nothing here or elsewhere in the page parses HTML. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties]  attributes, and listeners as `on…`; null, undefined, false: left out
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...present(children.flat()));
  return element;
}

/**
 * Make a fragment.
 * @param {...(Child | Child[])} children
 * @returns {DocumentFragment}
 */
export function fragment(...children) {
  const made = document.createDocumentFragment();
  made.append(...present(children.flat()));
  return made;
}

/**
 * Text that comes from people, kept from turning the direction of what stands beside it.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function isolated(text) {
  return el("bdi", {}, text);
}

let made = 0;

/**
 * An id that no other element has.
 * @param {string} prefix
 * @returns {string}
 */
export function newId(prefix) {
  made += 1;
  return `${prefix}-${made}`;
}

/**
 * Make nodes the children of a parent, touching no child that is in its place already.
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} nodes
 */
export function place(parent, nodes) {
  const staying = new Set(nodes);
  for (const child of /** @type {HTMLElement[]} */ ([...parent.children])) if (!staying.has(child)) child.remove();
  let cursor = parent.firstElementChild;
  for (const node of nodes) {
    if (node === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(node, cursor);
  }
}

/**
 * The element of the page with that id.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} id
 * @returns {Kind}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element #${id}`);
  return /** @type {Kind} */ (found);
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child || child === ""));
}
