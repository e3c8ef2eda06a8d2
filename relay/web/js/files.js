// Files: sent to the relay as soon as they are chosen, shown by reference. The token goes in a
// header, so a file's address alone opens nothing.

import { address } from './config.js';
import { el, icon, iconButton } from './dom.js';
import { bytes, t } from './strings.js';
import { token } from './store.js';

/** Most files one message may carry. */
export const FILES_MAX = 5;

const opened = new Map();

function own(url) {
  const id = /\/chat\/files\/([\w-]{1,64})$/.exec(url)?.[1];
  return id ? address(`files/${id}`) : null;
}

/** The content of a file of this chat, as an address the page may show. */
async function open(url) {
  if (!opened.has(url)) {
    const answer = await fetch(own(url), { headers: { authorization: `Bearer ${token.get()}` } });
    if (!answer.ok) throw new Error(`file ${answer.status}`);
    opened.set(url, URL.createObjectURL(await answer.blob()));
  }
  return opened.get(url);
}

/** Sends one file; the answer has id, name, type and size. */
export async function send(file, signal) {
  const answer = await fetch(address('files'), {
    method: 'POST', body: file, signal,
    headers: {
      authorization: `Bearer ${token.get()}`,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
    },
  });
  if (answer.ok) return answer.json();
  throw new Error({ 413: 'too_large', 415: 'file_type' }[answer.status] ?? 'failed');
}

/** What the page can tell at once without asking the relay. */
export function objection(file, limits) {
  if (file.size > limits.max_bytes) return t('file_too_large', { max: bytes(limits.max_bytes) });
  if (file.type && !limits.types.includes(file.type) && !file.type.startsWith('text/')) return t('file_type');
  return null;
}

/** One attachment below a message. */
export function attachment(file) {
  const name = file.name ?? t('a_file');
  if (!own(file.url)) return outside(file.url, name);
  return /^image\//.test(file.type ?? '') ? picture(file, name) : download(file, name);
}

function outside(url, name) {
  const safe = /^https?:\/\//.test(url);
  return safe
    ? el('a', { class: 'file', href: url, target: '_blank', rel: 'noopener noreferrer' }, icon('file'), name)
    : el('span', { class: 'file' }, icon('file'), name);
}

function label(file, name) {
  return file.size ? `${name} (${bytes(file.size)})` : name;
}

function download(file, name) {
  const button = el('button', { type: 'button', class: 'file', title: t('file_save') }, icon('file'), label(file, name));
  button.addEventListener('click', async () => {
    try {
      el('a', { href: await open(file.url), download: name }).click();
    } catch {
      button.append(` – ${t('file_gone')}`);
    }
  });
  return button;
}

function picture(file, name) {
  const image = el('img', { class: 'picture', alt: name });
  const holder = el('button', { type: 'button', class: 'picture-holder', title: t('file_save') }, image);
  open(file.url).then(
    (source) => { image.src = source; },
    () => holder.replaceWith(el('span', { class: 'file' }, icon('file'), `${name} – ${t('file_gone')}`)),
  );
  holder.addEventListener('click', () => image.src && el('a', { href: image.src, download: name }).click());
  return holder;
}

/** The files chosen for the next message. */
export class Tray {
  #box;
  #limits;
  #say;
  #changed;
  #files = [];

  constructor(box, limits, say, changed) {
    this.#box = box;
    this.#limits = limits;
    this.#say = say;
    this.#changed = changed;
  }

  get busy() {
    return this.#files.some((one) => !one.kept);
  }

  get kept() {
    return this.#files.filter((one) => one.kept).map((one) => one.kept);
  }

  add(files) {
    for (const file of files) {
      if (this.#files.length >= FILES_MAX) {
        this.#say(t('file_count', { max: FILES_MAX }));
        return;
      }
      const problem = objection(file, this.#limits);
      if (problem) this.#say(`${file.name}: ${problem}`);
      else this.#start(file);
    }
  }

  clear() {
    this.#files = [];
    this.#draw();
  }

  async #start(file) {
    const one = { file, kept: null, stop: new AbortController() };
    this.#files.push(one);
    this.#draw();
    try {
      one.kept = await send(file, one.stop.signal);
    } catch (error) {
      const key = { too_large: 'file_too_large', file_type: 'file_type' }[error.message] ?? 'file_failed';
      if (error.name !== 'AbortError') this.#say(`${file.name}: ${t(key, { max: bytes(this.#limits.max_bytes) })}`);
      this.#files = this.#files.filter((other) => other !== one);
    }
    this.#draw();
  }

  #remove(one) {
    one.stop.abort();
    this.#files = this.#files.filter((other) => other !== one);
    this.#draw();
  }

  #draw() {
    this.#box.replaceChildren(...this.#files.map((one) => el(
      'li', { class: one.kept ? 'chip' : 'chip busy' },
      icon('file'),
      el('span', { class: 'chip-name' }, one.kept ? label(one.kept, one.kept.name) : t('file_sending', { name: one.file.name })),
      iconButton('close', t('file_remove', { name: one.file.name }), () => this.#remove(one), { class: 'round small' }),
    )));
    this.#box.hidden = this.#files.length === 0;
    this.#changed();
  }
}
