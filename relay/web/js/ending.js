// The end of a chat: asking first, in the page's own flow; then a rating, which one may skip.

import { el } from './dom.js';
import { t } from './strings.js';

/** What stands between the log and the composer. */
export class Panel {
  #box;
  #hooks;
  #shown = 'nothing';
  #skipped = false;
  #opener = null;

  /** `hooks`: `end()`, `rate(stars, comment)`, `done()` gives the focus back. */
  constructor(box, hooks) {
    this.#box = box;
    this.#hooks = hooks;
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#shown === 'nothing') return;
      event.stopPropagation();
      if (this.#shown === 'ask') this.#cancel();
      if (this.#shown === 'rate') this.#skip();
    });
  }

  draw(model) {
    if (!model.state.ended) this.#skipped = false;
    if (this.#shown === 'ask' && !model.state.ended) return;
    const wanted = !model.state.ended ? 'nothing'
      : model.rated ? 'thanks'
        : model.state.ratable && !this.#skipped ? 'rate' : 'ended';
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#box.replaceChildren(...{ nothing: () => [], thanks, rate: () => [this.#rating()], ended }[wanted]());
  }

  /** Nothing is ended by one wrong touch. */
  ask(opener) {
    if (this.#shown === 'ask') return this.#cancel();
    this.#opener = opener;
    this.#shown = 'ask';
    const yes = el('button', { type: 'button', class: 'solid', onclick: () => this.#end() }, t('end_yes'));
    const no = el('button', { type: 'button', class: 'quiet', onclick: () => this.#cancel() }, t('end_no'));
    this.#box.replaceChildren(el(
      'div', { class: 'card', role: 'group', 'aria-labelledby': 'end-question' },
      el('p', { id: 'end-question' }, t('end_question')), el('div', { class: 'row' }, yes, no),
    ));
    no.focus();
    return undefined;
  }

  #cancel() {
    this.#shown = 'nothing';
    this.#box.replaceChildren();
    this.#opener?.focus();
  }

  #end() {
    this.#shown = 'nothing';
    this.#box.replaceChildren();
    this.#hooks.end();
    this.#hooks.done();
  }

  #skip() {
    this.#skipped = true;
    this.#shown = 'ended';
    this.#box.replaceChildren(...ended());
    this.#hooks.done();
  }

  #rating() {
    const stars = [1, 2, 3, 4, 5].map((n) => el(
      'label', { class: 'star' },
      el('input', { type: 'radio', name: 'stars', value: n, class: 'unseen' }),
      el('span', { 'aria-hidden': 'true' }, '★'), el('span', { class: 'unseen' }, t(`star_${n}`)),
    ));
    const named = el('p', { class: 'hint star-name', 'aria-hidden': 'true' });
    const comment = el('textarea', { rows: 2, maxlength: 1000, dir: 'auto' });
    const send = el('button', { class: 'solid' }, t('rate_send'));
    const skip = el('button', { type: 'button', class: 'quiet', onclick: () => this.#skip() }, t('rate_skip'));
    const form = el(
      'form', { class: 'card rating' },
      el('fieldset', {}, el('legend', {}, t('rate_question')), el('div', { class: 'stars' }, ...stars), named),
      el('label', {}, el('span', {}, t('rate_comment')), comment), el('div', { class: 'row' }, send, skip),
    );
    const chosen = () => Number(new FormData(form).get('stars') ?? 0);
    form.addEventListener('change', () => {
      stars.forEach((star, at) => star.classList.toggle('on', at < chosen()));
      named.textContent = chosen() ? t(`star_${chosen()}`) : '';
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!chosen()) return stars[0].querySelector('input').focus();
      this.#hooks.rate(chosen(), comment.value.trim());
      return this.#hooks.done();
    });
    return form;
  }
}

function ended() {
  return [el('p', { class: 'after' }, t('ended_line'))];
}

function thanks() {
  return [el('p', { class: 'after', role: 'status' }, t('rate_thanks'))];
}
