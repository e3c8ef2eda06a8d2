// The connection: a session, a socket that comes back by itself, and the outbox. What the customer
// does is stored before it is sent, sent one at a time in order, and forgotten only when the relay
// says it is on disk; a repeat carries the same id.

import { address } from './config.js';
import { newId, outbox, seen, token } from './store.js';

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;
const PING_EVERY_MS = 25_000;
const ANSWER_WITHIN_MS = 10_000;

/** A token of this relay: the stored one, or a new one. */
async function session() {
  if (token.get()) return token.get();
  const answer = await fetch(address('session'), { method: 'POST' });
  if (!answer.ok) throw new Error(`session ${answer.status}`);
  const fresh = (await answer.json()).token;
  // Another tab may have been quicker: one visitor in one browser.
  if (!token.get()) token.set(fresh);
  return token.get() ?? fresh;
}

export class Connection {
  #hooks;
  #socket = null;
  #ready = false;
  #wait = FIRST_RETRY_MS;
  #retryTimer = null;
  #pingTimer = null;
  #deadline = null;
  #inFlight = null;
  #pumpTimer = null;
  #items;
  #order = 0;
  #stopped = false;
  #attempt = 0;

  /**
   * `hooks`: `hello()` gives cursor and profile; `frame(f)` takes each frame; `link(state)` is told
   * `connecting`, `open`, `offline` or `stopped`.
   */
  constructor(hooks) {
    this.#hooks = hooks;
    this.#items = outbox.all();
    this.#order = this.#items.at(-1)?.order ?? 0;
    addEventListener('online', () => this.#soon());
    addEventListener('offline', () => this.#lost());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#soon();
    });
  }

  /** What is not yet acknowledged, oldest first; failed ones too. */
  get unsettled() {
    return [...this.#items];
  }

  start() {
    this.#connect();
  }

  /** Does something that ends in the relay's log. `shown` is kept beside it for the page. */
  act(frame, shown = {}) {
    const clientId = newId();
    this.#order = Math.max(this.#order + 1, Date.now());
    const item = {
      client_id: clientId, order: this.#order, shown, status: 'waiting',
      frame: { ...frame, client_id: clientId },
    };
    outbox.put(item);
    this.#items.push(item);
    this.#pump();
    return item;
  }

  /** Somebody else, or the same with a fresh word: the connection begins again. */
  anew() {
    token.clearForPage();
    this.#stopped = false;
    this.#wait = FIRST_RETRY_MS;
    if (this.#socket) this.#lost();
    else this.#connect();
  }

  /** Takes an item out: thrown away, or back in the composer. */
  forget(clientId) {
    this.#items = this.#items.filter((item) => item.client_id !== clientId);
    outbox.remove(clientId);
    if (this.#inFlight === clientId) this.#inFlight = null;
  }

  /** Sends a refused item again. */
  again(clientId) {
    const item = this.#items.find((one) => one.client_id === clientId);
    if (!item) return null;
    Object.assign(item, { status: 'waiting', why: undefined });
    outbox.put(item);
    this.#pump();
    return { ...item };
  }

  /** Tells something that may be lost. */
  tell(frame) {
    if (this.#ready) this.#socket.send(JSON.stringify(frame));
  }

  async #connect() {
    clearTimeout(this.#retryTimer);
    if (this.#socket || this.#stopped) return;
    this.#hooks.link(navigator.onLine === false ? 'offline' : 'connecting');
    this.#attempt += 1;
    const attempt = this.#attempt;
    try {
      const pass = await session();
      if (attempt === this.#attempt && !this.#socket) this.#open(pass);
    } catch {
      if (attempt === this.#attempt) this.#later();
    }
  }

  #open(pass) {
    const url = address('socket');
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#expectAnswer();
    socket.addEventListener('open', () => {
      const hello = { type: 'hello', token: pass, ...this.#hooks.hello() };
      // Whoever has a person's token was vouched for; the word itself may have ended meanwhile.
      if (token.isPersons() || !hello.identity) delete hello.identity;
      socket.send(JSON.stringify(hello));
    });
    socket.addEventListener('message', (event) => {
      if (this.#socket === socket) this.#heard(JSON.parse(event.data));
    });
    socket.addEventListener('close', () => {
      if (this.#socket === socket) this.#lost();
    });
  }

  #heard(frame) {
    clearTimeout(this.#deadline);
    if (frame.type === 'welcome' && frame.token) token.setForPage(frame.token);
    if (frame.type === 'welcome') this.#welcomed();
    if (frame.type === 'acked') this.#settle(frame.client_id);
    if (frame.type === 'history') frame.entries.forEach((entry) => this.#settle(entry.client_id));
    if (frame.type === 'entry') this.#settle(frame.entry.client_id);
    if (frame.type === 'refused') this.#refused(frame);
    this.#hooks.frame(frame);
    if (frame.type === 'bye') this.#bye(frame);
  }

  #welcomed() {
    this.#ready = true;
    this.#wait = FIRST_RETRY_MS;
    this.#inFlight = null;
    clearInterval(this.#pingTimer);
    this.#pingTimer = setInterval(() => {
      this.tell({ type: 'ping' });
      this.#expectAnswer();
    }, PING_EVERY_MS);
    this.#hooks.link('open');
    this.#pump();
  }

  #settle(clientId) {
    if (!clientId || !this.#items.some((item) => item.client_id === clientId)) return;
    this.forget(clientId);
    this.#pump();
  }

  #refused(frame) {
    const item = this.#items.find((one) => one.client_id === frame.client_id);
    if (!item) return;
    if (this.#inFlight === item.client_id) this.#inFlight = null;
    if (frame.retry_ms !== undefined) {
      clearTimeout(this.#pumpTimer);
      this.#pumpTimer = setTimeout(() => this.#pump(), frame.retry_ms + 50);
      return;
    }
    if (item.frame.type === 'say') {
      Object.assign(item, { status: 'failed', why: frame.error.message });
      outbox.put(item);
    } else {
      this.forget(item.client_id);
    }
    this.#pump();
  }

  #pump() {
    if (!this.#ready || this.#inFlight) return;
    const next = this.#items.find((item) => item.status === 'waiting');
    if (!next) return;
    this.#inFlight = next.client_id;
    this.#socket.send(JSON.stringify(next.frame));
    this.#expectAnswer();
  }

  /** A half-open connection looks alive to the browser; silence after a question gives it away. */
  #expectAnswer() {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#lost(), ANSWER_WITHIN_MS);
  }

  #bye(frame) {
    if (frame.error.code === 'unauthorized' && token.isPersons()) {
      // It has ended; the site's word may still hold, and if not, its page is asked to say it again.
      token.clearForPage();
      this.#lost();
      return;
    }
    if (frame.error.code === 'unauthorized') {
      token.clear();
      seen.set(0);
      this.#lost();
      return;
    }
    if (frame.retry_ms === undefined) this.#stopped = true;
    this.#wait = frame.retry_ms ?? this.#wait;
    this.#lost();
  }

  #lost() {
    const socket = this.#socket;
    this.#socket = null;
    this.#ready = false;
    this.#inFlight = null;
    this.#attempt += 1;
    clearTimeout(this.#deadline);
    clearTimeout(this.#pumpTimer);
    clearInterval(this.#pingTimer);
    socket?.close();
    this.#later();
  }

  #later() {
    clearTimeout(this.#retryTimer);
    if (this.#stopped) {
      this.#hooks.link('stopped');
      return;
    }
    // Browsers are sometimes wrong about being offline: ask less often then, but ask.
    const offline = navigator.onLine === false;
    this.#hooks.link(offline ? 'offline' : 'connecting');
    const jitter = 0.75 + Math.random() / 2;
    this.#retryTimer = setTimeout(() => this.#connect(), (offline ? LAST_RETRY_MS : this.#wait) * jitter);
    // The relay may have said "at once": the attempt after that one waits all the same.
    this.#wait = Math.min(Math.max(this.#wait * 2, FIRST_RETRY_MS), LAST_RETRY_MS);
  }

  #soon() {
    if (this.#socket || this.#stopped) return;
    this.#wait = FIRST_RETRY_MS;
    this.#connect();
  }
}
