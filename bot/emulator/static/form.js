/** What has been typed and chosen in the blocks of a view or message, as Slack's `state.values` has it. */

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Element} Element */
/** @typedef {import("./types.js").Entry} Entry */

export class Form {
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /**
   * What an element holds: what was entered before, when it is still the same element, else what it begins with.
   * @param {Block} block
   * @param {Element} element
   * @param {Omit<Entry, "type">} initial
   * @returns {Entry}
   */
  begin(block, element, initial) {
    const before = this.#entries.get(keyOf(block, element));
    return before?.type === element.type ? before : this.keep(block, element, initial);
  }

  /**
   * Keep what was entered.
   * @param {Block} block
   * @param {Element} element
   * @param {Omit<Entry, "type">} entry
   * @returns {Entry}
   */
  keep(block, element, entry) {
    const kept = { type: element.type, ...entry };
    this.#entries.set(keyOf(block, element), kept);
    return kept;
  }

  /**
   * @param {Block} block
   * @param {Element} element
   * @returns {Entry | undefined}
   */
  entry(block, element) {
    return this.#entries.get(keyOf(block, element));
  }

  /**
   * The state of the blocks that are there.
   * @param {Block[]} blocks
   * @returns {{values: Record<string, Record<string, Entry>>}}
   */
  state(blocks) {
    /** @type {Record<string, Record<string, Entry>>} */
    const values = {};
    for (const [block, element] of elementsIn(blocks)) {
      const entry = this.entry(block, element);
      if (entry && !MOMENTARY.includes(element.type))
        (values[block.block_id ?? ""] ??= {})[element.action_id ?? ""] = entry;
    }
    return { values };
  }
}

/** Elements that are pressed and hold nothing for a view's state. */
const MOMENTARY = ["button", "overflow", "feedback_buttons", "icon_button"];

/**
 * @param {Block[]} blocks
 * @returns {[Block, Element][]}
 */
function elementsIn(blocks) {
  return blocks.flatMap((block) => {
    const own = [block.element, block.accessory, ...(block.type === "carousel" ? [] : (block.elements ?? []))];
    /** @type {[Block, Element][]} */
    const pairs = own.filter((element) => element?.action_id).map((element) => [block, element]);
    return [...pairs, ...elementsIn(block.child_blocks ?? [])];
  });
}

/**
 * @param {Block} block
 * @param {Element} element
 * @returns {string}
 */
function keyOf(block, element) {
  return JSON.stringify([block.block_id, element.action_id]);
}
