/** The first step of reading a text: characters stay, what begins a construct becomes an element. */

/** @typedef {string | Node} Item  a character or delimiter, or something that is read already */
/** @typedef {(text: string, at: number) => [Item, number] | null} Reader  the item there and its length; null: none */

const WORD = /[\p{L}\p{N}]/u;

/**
 * Cut a text into items.
 * @param {string} text
 * @param {Record<string, Reader>} readers  by the character at which each is tried
 * @returns {Item[]}
 */
export function itemsOf(text, readers) {
  /** @type {Item[]} */
  const items = [];
  for (let at = 0; at < text.length;) {
    const [item, length] = readers[text[at]]?.(text, at) ?? [text[at], 1];
    items.push(item);
    at += length;
  }
  return items;
}

/**
 * A reader of what a pattern matches.
 * @param {RegExp} pattern  sticky; it must fail fast, or hostile texts take quadratic time
 * @param {(...groups: string[]) => Item | undefined} make  undefined: it is nothing after all
 * @returns {Reader}
 */
export function reader(pattern, make) {
  return (text, at) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const item = match && make(...match.slice(1));
    return match && item !== null && item !== undefined ? [item, match[0].length] : null;
  };
}

/**
 * The reader, only where a word begins.
 * @param {Reader} inner
 * @returns {Reader}
 */
export function atWordStart(inner) {
  return (text, at) => (at > 0 && WORD.test(text[at - 1]) ? null : inner(text, at));
}

/**
 * @param {Item | undefined} item
 * @returns {boolean}
 */
export function isWord(item) {
  return typeof item === "string" && WORD.test(item);
}

/**
 * @param {Item | undefined} item
 * @returns {boolean}  true at either end of the text, too
 */
export function isSpace(item) {
  return item === undefined || (typeof item === "string" && /\s/.test(item));
}
