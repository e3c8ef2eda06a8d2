// Life inside another page: the page's address comes in, the unread count goes out. Messages are
// taken from the embedding window only, and answered only to the origin that spoke first.

const WAIT_FOR_PARENT_MS = 1500;

/** Whether the chat was opened by the widget. */
export const embedded = window.parent !== window && location.hash.slice(1).split('&').includes('embed');

let origin = null;
let word = null;

/** The site's signed word on who this is, if it gave one. Held in memory, for this page only. */
export const identity = () => word;

function post(message) {
  if (origin) window.parent.postMessage(message, origin);
}

/**
 * `hooks`: `open()`, `close()`, `identified()` where the site's word came or changed. The answer resolves with the embedding page's address, or null.
 */
export function meetParent(hooks) {
  if (!embedded) return Promise.resolve(`${location.origin}${location.pathname}`);
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), WAIT_FOR_PARENT_MS);
    addEventListener('message', (event) => {
      if (event.source !== window.parent || (origin && event.origin !== origin)) return;
      const { baton, page, identity: said } = event.data ?? {};
      if (!['load', 'open', 'close', 'identify'].includes(baton)) return;
      origin = event.origin;
      if (typeof said === 'string' && said && said !== word) {
        word = said;
        hooks.identified();
      }
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
