/** What Slack's own client checks before a view is submitted: required inputs, and how long texts are. */

import { TEXTS, counted } from "./texts.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Entry} Entry */

/**
 * @param {Block[]} blocks
 * @param {import("./form.js").Form} form
 * @returns {Record<string, string>}  what is wrong, by block_id
 */
export function checked(blocks, form) {
  const inputs = blocks.filter(({ type }) => type === "input");
  const found = inputs.map((block) => [block.block_id ?? "", wrong(block, form.entry(block, block.element))]);
  return Object.fromEntries(found.filter(([, words]) => words));
}

/**
 * @param {Block} block
 * @param {Entry | undefined} entry
 * @returns {string}
 */
function wrong({ optional, element }, entry) {
  const held = [
    ...[entry?.value?.trim(), entry?.selected_option, entry?.selected_options?.length],
    ...[entry?.selected_date, entry?.selected_conversation],
  ];
  if (!held.some(Boolean)) return optional ? "" : TEXTS.required;
  const length = entry?.value?.length ?? 0;
  if (element.min_length && length < element.min_length) return counted(TEXTS.tooShortInput, element.min_length);
  if (element.max_length && length > element.max_length) return counted(TEXTS.tooLongInput, element.max_length);
  return "";
}
