/**
 * The shapes of what page and emulator say to each other (the page protocol), as types only.
 *
 * @typedef {object} Message
 * @property {string} channel
 * @property {string} ts
 * @property {string} user  author; the bot's user id for its posts
 * @property {string} text  in Slack's escaped form
 * @property {Block[]} [blocks]
 * @property {string} [thread_ts]
 * @property {string} [ephemeral_to]  the one person who sees it
 * @property {boolean} [edited]
 *
 * @typedef {{type: string, block_id?: string, [field: string]: any}} Block
 *
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name
 * @property {string} real_name
 * @property {string} title
 * @property {string} color
 *
 * @typedef {object} Conversation
 * @property {string} id
 * @property {string} name
 * @property {"channel"|"im"} kind
 * @property {string} [topic]
 * @property {boolean} [private]
 * @property {boolean} [has_bot]  of a channel: whether the bot is a member
 * @property {string} [user]  the person of a direct message with the bot
 *
 * @typedef {{word: string, hint: string, description: string}} Word
 * @typedef {object} Command
 * @property {string} command
 * @property {string} description
 * @property {string} usage_hint
 * @property {Record<string, Word[]>} [words_in]  by language
 * @property {Word[]} [words]  those of the page's language
 *
 * @typedef {{user_id: string, name: string, app_id: string}} Bot
 *
 * @typedef {object} Hello
 * @property {"hello"} type
 * @property {{name: string, team_id: string}} workspace
 * @property {Bot} bot
 * @property {Person[]} people
 * @property {Conversation[]} conversations
 * @property {Command[]} commands
 * @property {boolean} connected  whether the bot is connected to the emulator
 * @property {Message[]} messages
 * @property {Shortcut[]} [shortcuts]
 * @property {boolean} [home_tab]
 * @property {ViewShown[]} [views]
 * @property {Prompts[]} [prompts]
 * @property {Faults} [faults]
 * @property {Traffic[]} [traffic]
 *
 * @typedef {{type: "global"|"message", name: string, callback_id: string, description?: string}} Shortcut
 * @typedef {{id: string, type: "home"|"modal", blocks: Block[], [field: string]: any}} View
 * @typedef {{view: View, user: string, kind: "home"|"modal", previous_view_id?: string}} ViewShown
 * @typedef {{title: string, message: string}} Prompt
 * @typedef {{channel: string, thread_ts?: string, title?: string, prompts: Prompt[]}} Prompts
 * @typedef {Record<string, boolean>} Faults
 * @typedef {{type: "envelope", envelope: Envelope} | {type: "call", call: Call}} Traffic
 *
 * @typedef {object} Envelope  one attempt to hand something to the app; times in seconds since 1970
 * @property {string} id
 * @property {string} type
 * @property {any} payload
 * @property {number} [retry_attempt]
 * @property {string} [retry_reason]
 * @property {number | null} [sent_at]
 * @property {number | null} [acked_at]
 * @property {number | null} [seconds_to_ack]
 * @property {string | null} [failure]
 * @property {boolean} [late]
 * @property {unknown} [answer]
 * @property {any} [refusal]
 *
 * @typedef {object} Call  one call of the Web API
 * @property {string} id
 * @property {string} method
 * @property {any} arguments
 * @property {number} status
 * @property {any} response
 * @property {string | null} [error]
 * @property {string | null} [detail]  why Slack would refuse it, in words
 * @property {number} at
 *
 * @typedef {{type: "notice", to: string, channel: string, thread_ts?: string, text: string}} Notice
 *
 * @typedef {Hello
 *   | {type: "message" | "message_changed", message: Message}
 *   | {type: "message_deleted", channel: string, ts: string}
 *   | Notice
 *   | {type: "status", connected: boolean}
 *   | ({type: "view"} & ViewShown)
 *   | {type: "view_closed", view_id: string, user: string}
 *   | {type: "view_errors", view_id: string, errors?: Record<string, string>, text?: string | null}
 *   | {type: "person", person: Person}
 *   | {type: "conversation", conversation: Conversation}
 *   | ({type: "suggestions", id: string} & Offered)
 *   | ({type: "prompts"} & Prompts)
 *   | {type: "faults", faults: Faults}
 *   | Traffic
 *   | {type: "error", text: string}} Frame  what the emulator sends
 *
 * @typedef {{type: string, as: string, [field: string]: unknown}} Request  what the page sends
 *
 * @typedef {{type: string, [field: string]: any}} Element  of a block
 * @typedef {{text: {type: string, text: string}, value: string, description?: {type: string, text: string}}} Option
 * @typedef {{options?: Option[], option_groups?: {label?: {type: string, text: string}, options: Option[]}[], error?: string}} Offered
 * @typedef {object} Choice  what was pressed, chosen or typed
 * @property {string | null} [value]
 * @property {Option | null} [selected_option]
 * @property {Option[]} [selected_options]
 * @property {string | null} [selected_date]
 * @property {string | null} [selected_conversation]
 * @typedef {Choice & {type: string}} Entry  the same, as the state of a view has it
 * @typedef {Choice & {action_id: string, state?: object}} Action  `state`: what else is entered in the view
 *
 * @typedef {object} Names  how ids are named to the person who acts
 * @property {string} me
 * @property {(id: string) => string} user
 * @property {(id: string) => string} channel
 * @property {(name: string) => string | undefined} channelNamed  the id of the channel of that name
 * @property {{id: string, name: string}[]} conversations  those that the person is in
 * @property {string} current  the id of the one that the person looks at; empty: the app itself
 *
 * @typedef {object} Setting  what the blocks of a message or view are drawn with
 * @property {Names} names
 * @property {(blockId: string, action: Action) => void} press
 * @property {(blockId: string, actionId: string, typed: string) => Promise<Offered>} suggest
 * @property {import("./form.js").Form} form
 * @property {Field} [field]  the input block that an element stands in
 * @typedef {{id: string, label: string, notes: string, required: boolean}} Field  ids of its label and its notes
 *
 * @typedef {(element: Element, block: Block, setting: Setting) => Node} ElementDrawer
 */

export {};
