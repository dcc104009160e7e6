/** The websocket to the emulator: it comes back by itself, a little later after each failure. */

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Request} Request */
/** @typedef {{onFrame: (frame: Frame) => void, onClose: () => void}} Listener */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/**
 * Connect, and stay connected.
 * @param {Listener} listener
 * @returns {(request: Request) => boolean}  sends; false when there is no connection and nothing was sent
 */
export function connect(listener) {
  /** @type {WebSocket} */
  let socket;
  let wait = FIRST_WAIT;
  let timer = 0;

  function open() {
    clearTimeout(timer);
    const opened = new WebSocket(liveAddress());
    socket = opened;
    opened.addEventListener("message", (event) => {
      wait = FIRST_WAIT;
      listener.onFrame(JSON.parse(event.data));
    });
    opened.addEventListener("close", () => {
      if (socket !== opened) return;
      listener.onClose();
      timer = setTimeout(open, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  }

  function hurry() {
    if (socket.readyState === WebSocket.CLOSED && document.visibilityState === "visible") open();
  }

  open();
  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  return (request) => {
    if (socket.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(request));
    return true;
  };
}

/**
 * @returns {URL}
 */
function liveAddress() {
  const address = new URL("./live", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address;
}
