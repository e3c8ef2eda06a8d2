// Who has the conversation, the place in the queue, the connection, and who is typing.

import { el, icon } from './dom.js';
import { t, wait } from './strings.js';

function whoWords(state) {
  switch (state.control.kind) {
    case 'agent': return { icon: null, text: t('with_person', { name: state.control.name }) };
    case 'queue': return { icon: 'queue', text: t('with_queue') };
    case 'nobody': return { icon: null, text: t('with_nobody') };
    default: return { icon: 'bot', text: t('with_bot') };
  }
}

/** The line below the title: whom one is talking to. */
export function drawWho(box, state) {
  const { icon: picture, text } = state.ended ? { icon: null, text: t('ended') } : whoWords(state);
  if (box.dataset.text === text) return;
  box.dataset.text = text;
  box.replaceChildren(...(picture ? [icon(picture)] : []), text);
}

function bannerWords(model) {
  if (model.link === 'offline') return { kind: 'trouble', text: t('offline') };
  if (model.link === 'stopped') return { kind: 'trouble', text: t('stopped') };
  if (model.link !== 'open' && model.wasOpen) return { kind: 'calm', text: t('reconnecting') };
  const { state } = model;
  if (state.ended || (state.control.kind !== 'queue' && !state.place)) return null;
  const place = state.place ? t('place', { place: state.place }) : t('in_queue');
  const figure = state.wait_s === null || state.wait_s === undefined ? '' : ` ${t('wait_line', { wait: wait(state.wait_s) })}`;
  return { kind: 'queue', text: place + figure };
}

/** A live region: written only when the words change, so that nothing is read twice. */
export function drawBanner(box, model) {
  const words = bannerWords(model);
  const text = words?.text ?? '';
  if ((box.dataset.text ?? '') === text) return;
  box.dataset.text = text;
  box.className = `banner ${words?.kind ?? ''}`;
  box.replaceChildren(...(words ? [icon(words.kind === 'queue' ? 'queue' : 'warn'), el('span', {}, text)] : []));
}

/** Seen, but not read aloud: it would interrupt with every pause of the writer. */
export function drawTyping(box, model) {
  const { typing } = model;
  const name = typing ? typing.name ?? t(typing.who === 'bot' ? 'assistant' : 'our_team') : '';
  const text = typing ? t('typing', { name }) : '';
  if ((box.dataset.text ?? '') === text) return;
  box.dataset.text = text;
  const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
  box.replaceChildren(...(typing ? [dots, text] : []));
}
