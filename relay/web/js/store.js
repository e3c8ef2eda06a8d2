// What outlives a reload: the visitor's token, what is not yet acknowledged, and the draft. Never
// the conversation: on a shared machine it should not be left behind.

const PREFIX = 'baton.chat.';

/** Falls back to memory where the browser forbids storage (a private window, a strict frame). */
function backing() {
  try {
    const probe = `${PREFIX}probe`;
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    const memory = new Map();
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
      key: (at) => [...memory.keys()][at] ?? null,
      get length() { return memory.size; },
    };
  }
}

const store = backing();

function put(key, value) {
  try {
    store.setItem(PREFIX + key, value);
  } catch {
    // Full: the page itself still holds it until it is closed.
  }
}

/** Of somebody the site vouched for: never stored, since the next at this browser may be another. */
let persons = null;

export const token = {
  get: () => persons ?? store.getItem(`${PREFIX}token`),
  isPersons: () => persons !== null,
  setForPage: (value) => { persons = value; },
  clearForPage: () => { persons = null; },
  set: (value) => put('token', value),
  clear: () => store.removeItem(`${PREFIX}token`),
};

export const draft = {
  get: () => store.getItem(`${PREFIX}draft`) ?? '',
  set: (text) => (text ? put('draft', text) : store.removeItem(`${PREFIX}draft`)),
};

/** Up to where this browser has shown entries, for the unread mark. */
export const seen = {
  get: () => Number(store.getItem(`${PREFIX}seen`) ?? 0),
  set: (seq) => put('seen', String(seq)),
};

const OUT = `${PREFIX}out.`;

/**
 * One key for each item, so that two tabs never overwrite one another's. `order` keeps them in the
 * order they were written.
 */
export const outbox = {
  all() {
    const items = [];
    for (let at = 0; at < store.length; at += 1) {
      const key = store.key(at);
      if (!key?.startsWith(OUT)) continue;
      try {
        items.push(JSON.parse(store.getItem(key)));
      } catch {
        // Not ours to read; leave it.
      }
    }
    return items.sort((a, b) => a.order - b.order);
  },
  put: (item) => put(`out.${item.client_id}`, JSON.stringify(item)),
  remove: (clientId) => store.removeItem(OUT + clientId),
};

/** 128 random bits: unique among everything this visitor will ever send. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
