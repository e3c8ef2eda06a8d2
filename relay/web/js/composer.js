// Where the customer writes: text, files, Enter. The draft is kept on every key.

import { el, icon, iconButton } from './dom.js';
import { Tray } from './files.js';
import { draft } from './store.js';
import { t } from './strings.js';

const TEXT_MAX = 16 * 1024;
const TYPING_EVERY_MS = 3000;
const TYPING_OVER_MS = 5000;

export class Composer {
  #hooks;
  #text;
  #tray;
  #trouble;
  #told = 0;
  #stopTimer = null;

  /** `hooks`: `say(text, files)`, `typing(on)`. */
  constructor(form, limits, hooks) {
    this.#hooks = hooks;
    this.#trouble = el('p', { class: 'composer-trouble', role: 'alert' });
    const chips = el('ul', { class: 'chips', hidden: true });
    this.#tray = new Tray(chips, limits, (text) => this.#complain(text), () => {});
    const picker = el('input', { type: 'file', multiple: true, accept: limits.types.join(','), class: 'unseen', tabindex: -1, 'aria-hidden': 'true' });
    picker.addEventListener('change', () => { this.#attach(picker.files); picker.value = ''; });
    this.#text = el('textarea', {
      id: 'text', rows: 1, placeholder: t('write'), 'aria-label': t('write'), enterkeyhint: 'send', dir: 'auto',
    });
    this.#text.value = draft.get();
    const send = el('button', { class: 'round send' }, icon('send'), el('span', { class: 'unseen' }, t('send')));
    send.title = t('send');
    form.append(
      this.#trouble, chips,
      el('div', { class: 'composer-row' }, iconButton('clip', t('attach'), () => picker.click()), picker, this.#text, send),
    );
    this.#listen(form);
    this.#grow();
  }

  focus() {
    this.#text.focus();
  }

  /** Puts a text back, before what is already there. */
  restore(text) {
    this.#text.value = [text, this.#text.value].filter(Boolean).join('\n');
    this.#keep();
    this.focus();
  }

  #listen(form) {
    form.addEventListener('submit', (event) => { event.preventDefault(); this.#send(); });
    this.#text.addEventListener('input', () => { this.#keep(); this.#typing(); });
    this.#text.addEventListener('keydown', (event) => {
      // An input method uses Enter to choose a word; that Enter is not ours.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send();
    });
    this.#text.addEventListener('paste', (event) => {
      const { files } = event.clipboardData;
      if (!files.length) return;
      event.preventDefault();
      this.#attach(files);
    });
    const chat = form.parentElement;
    chat.addEventListener('dragover', (event) => event.preventDefault());
    chat.addEventListener('drop', (event) => {
      event.preventDefault();
      this.#attach(event.dataTransfer.files);
    });
  }

  #attach(files) {
    this.#complain('');
    this.#tray.add([...files]);
    this.focus();
  }

  #complain(text) {
    this.#trouble.textContent = text;
  }

  #keep() {
    this.#complain('');
    draft.set(this.#text.value);
    this.#grow();
  }

  #grow() {
    this.#text.style.height = 'auto';
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 160)}px`;
  }

  #send() {
    const text = this.#text.value.trim();
    const files = this.#tray.kept;
    if (this.#tray.busy) return this.#complain(t('file_wait'));
    if (!text && !files.length) return this.focus();
    if (new TextEncoder().encode(text).length > TEXT_MAX) return this.#complain(t('too_long'));
    this.#hooks.say(text, files);
    this.#text.value = '';
    this.#tray.clear();
    this.#keep();
    this.#stopTyping();
    return this.focus();
  }

  #typing() {
    clearTimeout(this.#stopTimer);
    if (!this.#text.value.trim()) return this.#stopTyping();
    this.#stopTimer = setTimeout(() => this.#stopTyping(), TYPING_OVER_MS);
    if (Date.now() - this.#told < TYPING_EVERY_MS) return undefined;
    this.#told = Date.now();
    return this.#hooks.typing(true);
  }

  #stopTyping() {
    clearTimeout(this.#stopTimer);
    if (!this.#told) return;
    this.#told = 0;
    this.#hooks.typing(false);
  }
}
