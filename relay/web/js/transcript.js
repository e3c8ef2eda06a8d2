// The conversation as plain text to keep, made here: nothing is asked of the relay.

import { el } from './dom.js';
import { items } from './model.js';
import { fullTime, t } from './strings.js';

function author(entry) {
  switch (entry.from) {
    case 'customer': return t('you');
    case 'bot': return `${entry.name ?? t('assistant')} (${t('bot')})`;
    case 'agent': return `${entry.name ?? t('our_team')} (${t('person')})`;
    default: return t('notice');
  }
}

/** The whole text; unsent messages are named as such. */
export function transcript(model, title, now) {
  const lines = [title, t('transcript_saved', { at: fullTime(now) }), ''];
  for (const item of items(model)) {
    if (item.kind === 'entry') lines.push(...entryLines(item.entry));
    if (item.kind === 'pending') lines.push(`${t('you')} – ${t('sending')}`, item.item.shown.text ?? '', '');
  }
  return lines.join('\r\n');
}

function entryLines(entry) {
  const files = (entry.attachments ?? []).map((file) => `[${t('a_file')}: ${file.name ?? file.url}]`);
  return [`${author(entry)} – ${fullTime(entry.at)}`, ...(entry.text ? [entry.text] : []), ...files, ''];
}

/** Offers the text as a file. */
export function saveTranscript(model, title) {
  const text = transcript(model, title, new Date());
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const date = new Date().toISOString().slice(0, 10);
  el('a', { href: url, download: `chat-${date}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
