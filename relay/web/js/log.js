// The conversation on the page. Nodes are kept by key, so a change touches only its own lines and
// a screen reader hears each message once.

import { briefingCard } from './briefing.js';
import { el, icon, linked, unseen } from './dom.js';
import { attachment } from './files.js';
import { items, liveChoices } from './model.js';
import { clock, day, fullTime, t } from './strings.js';

/** The kind in words: it never hangs on colour or shape alone. */
function authorOf(entry) {
  switch (entry.from) {
    case 'customer': return { name: t('you'), kind: null };
    case 'bot': return { name: entry.name ?? t('assistant'), kind: t('bot') };
    case 'agent': return { name: entry.name ?? t('our_team'), kind: t('person') };
    default: return { name: t('notice'), kind: null };
  }
}

function initials(name) {
  const parts = name.trim().split(/\s+/).slice(0, 2);
  return parts.map((part) => [...part][0] ?? '').join('').toUpperCase();
}

function avatar(entry) {
  if (entry.from === 'bot') return el('div', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('bot'));
  return el('div', { class: 'avatar agent', 'aria-hidden': 'true' }, initials(entry.name ?? t('our_team')));
}

function head(entry, first) {
  const { name, kind } = authorOf(entry);
  const words = kind ? `${name}, ${kind}` : name;
  if (!first || entry.from === 'customer') return unseen(`${words}, ${clock(entry.at)}: `);
  return el(
    'p', { class: 'line-head' },
    el('strong', {}, name), kind ? el('span', { class: 'tag' }, kind) : null,
    el('time', { datetime: entry.at, title: fullTime(entry.at) }, clock(entry.at)),
  );
}

function body(entry) {
  const parts = [];
  if (entry.text) parts.push(el('div', { class: 'bubble', dir: 'auto' }, linked(entry.text)));
  else if (!entry.attachments?.length) parts.push(el('div', { class: 'bubble gone' }, t('erased')));
  for (const file of entry.attachments ?? []) parts.push(attachment(file));
  return parts;
}

export class Log {
  #box;
  #newer;
  #hooks;
  #nodes = new Map();
  #empty = null;
  #atEnd = true;
  #height = 0;

  /** `hooks`: `choose(choice)`, `again(id)`, `edit(id)`, `drop(id)`, `correct(changes)`. */
  constructor(box, newer, hooks) {
    this.#box = box;
    this.#newer = newer;
    this.#hooks = hooks;
    box.setAttribute('aria-label', t('log_label'));
    newer.append(icon('down'), t('newer'));
    newer.addEventListener('click', () => this.toEnd());
    box.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(box);
    box.addEventListener('load', () => this.#atEnd && this.toEnd(), true);
  }

  get atEnd() {
    return this.#atEnd;
  }

  toEnd() {
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#scrolled();
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#box;
    const resized = clientHeight !== this.#height;
    this.#height = clientHeight;
    // A panel that opens below moves the end away; that is not the reader scrolling up.
    if (resized && this.#atEnd) {
      this.#box.scrollTop = scrollHeight;
      return;
    }
    this.#atEnd = scrollHeight - scrollTop - clientHeight < 60;
    if (this.#atEnd) this.#newer.hidden = true;
    this.#hooks.scrolled();
  }

  draw(model) {
    const follow = this.#atEnd;
    const before = this.#nodes.size;
    const list = items(model);
    this.#box.dataset.link = model.link === 'open' ? 'up' : 'down';
    const wanted = this.#wanted(model, list);
    this.#place(wanted);
    this.#greet(model, list.length === 0);
    if (model.loading) this.#box.setAttribute('aria-live', 'off');
    else requestAnimationFrame(() => this.#box.setAttribute('aria-live', 'polite'));
    this.#box.setAttribute('aria-busy', String(model.loading));
    if (follow) this.toEnd();
    else if (this.#nodes.size > before) this.#newer.hidden = false;
  }

  /** Nodes in order; one is built anew only where something that it shows has changed. */
  #wanted(model, list) {
    const live = liveChoices(model);
    const nodes = new Map();
    let author = null;
    let date = null;
    for (const item of list) {
      const today = item.kind === 'entry' ? day(item.entry.at) : date;
      const newDay = today !== date && date !== null;
      date = today;
      const by = item.kind === 'entry' ? `${item.entry.from} ${item.entry.name ?? ''}` : item.kind;
      const look = { first: by !== author || newDay, day: newDay ? today : null, live: item.entry?.id === live };
      author = by;
      nodes.set(item.key, this.#node(item, look));
    }
    return nodes;
  }

  #node(item, look) {
    const mark = JSON.stringify(look);
    const known = this.#nodes.get(item.key);
    if (known && known.version === item.version && known.mark === mark) return known;
    if (item.kind === 'briefing' && known?.editing?.()) return known;
    const built = this.#build(item, look);
    return { ...built, version: item.version, mark };
  }

  #build(item, look) {
    if (item.kind === 'briefing') return briefingCard(item.briefing, this.#hooks.correct);
    if (item.kind === 'pending') return { node: this.#pending(item.item) };
    return { node: this.#entry(item.entry, look) };
  }

  #entry(entry, look) {
    const withAvatar = look.first && (entry.from === 'bot' || entry.from === 'agent');
    const node = el('div', { class: `line ${entry.from}${look.first ? ' first' : ''}`, 'data-id': entry.id, 'data-seq': entry.seq });
    if (look.day) node.append(el('p', { class: 'day' }, look.day));
    const inner = el('div', { class: 'line-body' }, head(entry, look.first), ...body(entry));
    if (look.live) inner.append(this.#choices(entry));
    node.append(el('div', { class: 'line-row' }, withAvatar ? avatar(entry) : null, inner));
    return node;
  }

  #choices(entry) {
    const box = el('div', { class: 'choices', role: 'group', 'aria-label': t('choices') });
    for (const choice of entry.choices) {
      box.append(el('button', { type: 'button', class: 'choice', onclick: () => this.#hooks.choose(choice) }, choice.title));
    }
    return box;
  }

  #pending(item) {
    const { text, files = [] } = item.shown;
    const entry = { from: 'customer', at: new Date(item.order).toISOString(), text: text || ' ' };
    const inner = el('div', { class: 'line-body' }, head(entry, false));
    if (text) inner.append(el('div', { class: 'bubble', dir: 'auto' }, linked(text)));
    for (const file of files) inner.append(el('span', { class: 'file' }, icon('file'), file.name));
    inner.append(item.status === 'failed' ? this.#failed(item) : this.#underWay(item));
    return el('div', { class: `line customer pending ${item.status}` }, el('div', { class: 'line-row' }, inner));
  }

  /** Both are written; the style shows the one that is true while the line is up or down. */
  #underWay(item) {
    if (item.status === 'sent') return el('p', { class: 'sending' }, t('sent'));
    return el(
      'p', { class: 'sending' },
      el('span', { class: 'when-up' }, t('sending')), el('span', { class: 'when-down' }, t('waiting')),
    );
  }

  #failed(item) {
    const button = (key, hook) => el('button', { type: 'button', class: 'link', onclick: () => hook(item.client_id) }, t(key));
    return el(
      'p', { class: 'sending trouble' }, icon('warn'), t('not_sent', { why: item.why ?? '' }), ' ',
      button('try_again', this.#hooks.again), ' ', button('edit', this.#hooks.edit), ' ', button('remove', this.#hooks.drop),
    );
  }

  #place(wanted) {
    let refocus = null;
    for (const [key, known] of this.#nodes) {
      const now = wanted.get(key)?.node;
      if (now === known.node) continue;
      if (known.node.contains(document.activeElement)) refocus = now?.querySelector('button');
      known.node.remove();
    }
    let at = this.#empty?.isConnected ? this.#empty.nextSibling : this.#box.firstChild;
    for (const { node } of wanted.values()) {
      if (node === at) at = at.nextSibling;
      else this.#box.insertBefore(node, at);
    }
    this.#nodes = wanted;
    // Who stood in a line that was drawn anew stands there still.
    refocus?.focus();
  }

  #greet(model, empty) {
    this.#empty?.remove();
    this.#empty = null;
    if (!empty || model.loading) return;
    this.#empty = el('div', { class: 'greeting' }, el('p', { dir: 'auto' }, model.greeting ?? t('greeting')));
    this.#box.prepend(this.#empty);
  }
}
