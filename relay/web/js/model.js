// The chat as this page knows it. Pure: frames and acts go in, a list to draw comes out; it knows
// no document, no socket and no clock.

/** Nothing known yet. */
export function emptyModel() {
  return {
    cursor: null,
    loading: true,
    entries: new Map(),
    pending: new Map(),
    briefing: null,
    greeting: null,
    typing: null,
    link: 'connecting',
    rated: false,
    state: { control: { kind: 'bot' }, place: null, wait_s: null, ended: false, ratable: false },
  };
}

/** Folds one frame of the relay in. */
export function apply(model, frame) {
  switch (frame.type) {
    case 'welcome': return welcome(model, frame);
    case 'history': return history(model, frame);
    case 'entry':
      take(model, frame.entry);
      if (frame.entry.from !== 'customer') model.typing = null;
      return reach(model, frame.cursor);
    case 'state':
      changeState(model, frame.state);
      return reach(model, frame.cursor);
    case 'briefing':
      model.briefing = frame.briefing;
      return reach(model, frame.cursor);
    case 'typing':
      model.typing = frame.on ? { who: frame.who, name: frame.name } : null;
      return undefined;
    case 'acked': return acked(model, frame.client_id);
    case 'refused': return refused(model, frame);
    case 'bye':
      // Another visitor from here on: positions of the former one mean nothing.
      if (frame.error.code === 'unauthorized') model.cursor = null;
      return undefined;
    default: return undefined;
  }
}

function welcome(model, frame) {
  if (!frame.resumed) {
    model.entries.clear();
    model.briefing = null;
    model.loading = true;
  }
  model.cursorAfterHistory = frame.cursor;
  model.greeting = frame.greeting;
  model.typing = null;
  model.link = 'open';
  changeState(model, frame.state);
}

/** Only the last chunk moves the cursor: a connection lost half-way starts the history again. */
function history(model, frame) {
  for (const entry of frame.entries) take(model, entry);
  if (!frame.done) return;
  model.loading = false;
  reach(model, model.cursorAfterHistory);
}

function take(model, entry) {
  model.entries.set(entry.id, entry);
  if (entry.client_id) model.pending.delete(entry.client_id);
}

function reach(model, cursor) {
  if (cursor !== undefined && cursor !== null && !(cursor < model.cursor)) model.cursor = cursor;
}

function changeState(model, state) {
  if (!state.ended) model.rated = false;
  model.state = state;
}

function acked(model, clientId) {
  const item = model.pending.get(clientId);
  if (!item) return;
  // A message stays until its entry comes, so that it never vanishes in between.
  if (item.frame.type === 'say') model.pending.set(clientId, { ...item, status: 'sent' });
  else model.pending.delete(clientId);
}

function refused(model, frame) {
  const item = model.pending.get(frame.client_id);
  if (!item || frame.retry_ms !== undefined) return;
  model.pending.set(frame.client_id, { ...item, status: 'failed', why: frame.error.message });
}

/** Something the customer did that is not yet on the relay's disk. */
export function addPending(model, item) {
  model.pending.set(item.client_id, item);
}

/** Forget it: it was taken back into the composer, or thrown away. */
export function dropPending(model, clientId) {
  model.pending.delete(clientId);
}

/** The number of the latest entry, 0 if there is none. */
export function lastSeq(model) {
  let last = 0;
  for (const entry of model.entries.values()) last = Math.max(last, entry.seq);
  return last;
}

/** Entries of others after `seq`. */
export function unreadAfter(model, seq) {
  let count = 0;
  for (const entry of model.entries.values()) {
    if (entry.seq > seq && (entry.from === 'bot' || entry.from === 'agent')) count += 1;
  }
  return count;
}

/**
 * What to draw, in order: committed entries and the briefing by position, then what is under way.
 * A message keeps its key when it is committed, so it is not drawn (or read aloud) a second time.
 */
export function items(model) {
  const committed = [...model.entries.values()].map((entry) => ({
    key: entry.client_id ?? entry.id, kind: 'entry', seq: entry.seq, version: entry, entry,
  }));
  if (model.briefing) {
    const { briefing } = model;
    committed.push({ key: 'briefing', kind: 'briefing', seq: briefing.seq, version: briefing, briefing });
  }
  committed.sort((a, b) => a.seq - b.seq);
  const says = [...model.pending.values()].filter((item) => item.frame.type === 'say');
  const pending = says.map((item) => ({ key: item.client_id, kind: 'pending', version: item, item }));
  return [...committed, ...pending];
}

/** The entry whose buttons can still be pressed: the last, while nothing was said after it. */
export function liveChoices(model) {
  if ([...model.pending.values()].some((item) => item.frame.type === 'say')) return null;
  let last = null;
  for (const entry of model.entries.values()) {
    if (entry.from !== 'system' || entry.choices?.length) {
      if (!last || entry.seq > last.seq) last = entry;
    }
  }
  return last?.choices?.length ? last.id : null;
}
