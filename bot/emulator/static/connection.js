/** The websocket to the emulator: it comes back by itself, until the page's own address is no longer there. */

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Request} Request */
/** @typedef {{onFrame: (frame: Frame) => void, onClose: () => void, onGone: () => void}} Listener */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/**
 * Connect, and stay connected. `onGone`: the address belongs to an emulator that is no more, so trying ends.
 * @param {Listener} listener
 * @returns {(request: Request) => boolean}  sends; false when there is no connection and nothing was sent
 */
export function connect(listener) {
  /** @type {WebSocket} */
  let socket;
  let wait = FIRST_WAIT;
  let timer = 0;
  let gone = false;

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
      timer = setTimeout(again, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  }

  async function again() {
    clearTimeout(timer);
    gone ||= await isGone();
    if (gone) listener.onGone();
    else if (socket.readyState === WebSocket.CLOSED) open();
  }

  function hurry() {
    if (!gone && socket.readyState === WebSocket.CLOSED && document.visibilityState === "visible") void again();
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
 * Whether another emulator answers here, to which this page's address says nothing. A websocket that fails cannot tell.
 * @returns {Promise<boolean>}
 */
async function isGone() {
  try {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    return answer.status === 404;
  } catch {
    return false;
  }
}

/**
 * @returns {URL}
 */
function liveAddress() {
  const address = new URL("./live", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address;
}
