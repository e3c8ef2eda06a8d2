// Life inside another page: the page's address comes in, the unread count goes out. Messages are
// taken from the embedding window only, and answered only to the origin that spoke first.

const WAIT_FOR_PARENT_MS = 1500;

/** Whether the chat was opened by the widget. */
export const embedded = window.parent !== window && location.hash.slice(1).split('&').includes('embed');

let origin = null;

function post(message) {
  if (origin) window.parent.postMessage(message, origin);
}

/** `hooks`: `open()`, `close()`. The answer resolves with the embedding page's address, or null. */
export function meetParent(hooks) {
  if (!embedded) return Promise.resolve(`${location.origin}${location.pathname}`);
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), WAIT_FOR_PARENT_MS);
    addEventListener('message', (event) => {
      if (event.source !== window.parent || (origin && event.origin !== origin)) return;
      const { baton, page } = event.data ?? {};
      if (!['load', 'open', 'close'].includes(baton)) return;
      origin = event.origin;
      resolve(typeof page === 'string' ? page.slice(0, 2048) : null);
      if (baton === 'open') hooks.open();
      if (baton === 'close') hooks.close();
    });
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) post({ baton: 'close' });
    });
  });
}

/** Tells the embedding page how many messages wait. */
export function tellUnread(count) {
  post({ baton: 'unread', count });
}

/** Asks the embedding page to put the chat away. */
export function askToClose() {
  post({ baton: 'close' });
}
