// The words of the page, in one language.

import { address, wantedLanguages } from './config.js';

let words = {};
let tag = 'en';

/** The visitor's own region, for times and figures: the words may be `en` where the clock is `en-GB`. */
function regional(language) {
  const base = (one) => one.split('-')[0].toLowerCase();
  return wantedLanguages().find((one) => base(one) === base(language)) ?? language;
}

/** Loads a language, and tells assistive technology which it is. */
export async function loadStrings(language) {
  const answer = await fetch(address(`strings/${language.file}.json`));
  if (!answer.ok) throw new Error(`strings ${answer.status}`);
  words = await answer.json();
  tag = regional(language.tag);
  document.documentElement.lang = language.tag;
}

/** The words for `key`, with `{name}` replaced. */
export function t(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** 10:42 */
export function clock(at) {
  return new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** 21 November 2026, 10:42 */
export function fullTime(at) {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
}

/** 21 November 2026 */
export function day(at) {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(new Date(at));
}

/** An honest wait is rounded up: nobody minds being earlier. */
export function wait(seconds) {
  if (seconds < 60) return t('wait_under_minute');
  const [unit, count] = seconds < 5400 ? ['minute', Math.ceil(seconds / 60)] : ['hour', Math.ceil(seconds / 3600)];
  const figure = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return t('wait_about', { figure });
}

/** 1.4 MB */
export function bytes(count) {
  const [unit, value] = count < 1e6 ? ['kilobyte', count / 1e3] : ['megabyte', count / 1e6];
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: digits }).format(value);
}
