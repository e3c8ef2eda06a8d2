// What was passed on at the hand-over, shown to the customer, who may correct it.

import { el } from './dom.js';
import { t } from './strings.js';

function corrected(yes) {
  return yes ? el('span', { class: 'tag' }, t('briefing_corrected')) : null;
}

function row(label, ...value) {
  return [el('dt', {}, label), el('dd', { dir: 'auto' }, ...value)];
}

/** `order_number` reads better as `Order number`. */
function fieldName(field) {
  const words = field.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function facts(briefing) {
  const list = el('dl', { class: 'facts' });
  list.append(...row(t('briefing_goal'), briefing.goal ?? t('briefing_nothing'), corrected(briefing.goal_corrected)));
  const tried = briefing.tried.length
    ? el('ul', {}, ...briefing.tried.map((step) => el('li', {}, step)))
    : t('briefing_nothing');
  list.append(...row(t('briefing_tried'), tried));
  const values = Object.entries(briefing.collected);
  const collected = values.length
    ? el('ul', {}, ...values.map(([field, one]) => el('li', {}, `${fieldName(field)}: ${one.value}`, corrected(one.corrected))))
    : t('briefing_nothing');
  list.append(...row(t('briefing_collected'), collected));
  list.append(...row(t('briefing_blocker'), briefing.blocker ?? t('briefing_nothing')));
  return list;
}

/** The fields a customer may change: what they want, and what was collected. */
function fields(briefing) {
  const goal = { field: 'goal', label: t('briefing_goal'), value: briefing.goal ?? '' };
  const rest = Object.entries(briefing.collected).map(([field, one]) => (
    { field: `collected.${field}`, label: fieldName(field), value: one.value }
  ));
  return [goal, ...rest];
}

/**
 * The card. `correct` gets the changed fields as `{field, value}`; `editing` tells whether the card
 * must not be drawn anew, because somebody is writing in it.
 */
export function briefingCard(briefing, correct) {
  const node = el('section', { class: 'card briefing', 'aria-label': t('briefing_title') });
  let editing = false;
  const show = (focus) => {
    editing = false;
    const change = el('button', { type: 'button', class: 'quiet', onclick: edit }, t('briefing_correct'));
    node.replaceChildren(el('h2', {}, t('briefing_title')), facts(briefing), change);
    if (focus) change.focus();
  };
  const save = (inputs) => {
    const changes = inputs
      .map(({ field, value, input }) => ({ field, before: value, value: input.value.trim() }))
      .filter((one) => one.value && one.value !== one.before);
    show(true);
    if (changes.length) correct(changes.map(({ field, value }) => ({ field, value })));
  };
  function edit() {
    editing = true;
    const inputs = fields(briefing).map((one) => ({
      ...one, input: el('input', { value: one.value, maxlength: 250, dir: 'auto', autocomplete: 'off' }),
    }));
    const form = el(
      'form', { class: 'edit' },
      ...inputs.map(({ label, input }) => el('label', {}, el('span', {}, label), input)),
      el(
        'div', { class: 'row' },
        el('button', { class: 'solid' }, t('briefing_save')),
        el('button', { type: 'button', class: 'quiet', onclick: () => show(true) }, t('cancel')),
      ),
    );
    form.addEventListener('submit', (event) => { event.preventDefault(); save(inputs); });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') { event.stopPropagation(); show(true); }
    });
    node.replaceChildren(el('h2', {}, t('briefing_title')), el('p', { class: 'hint' }, t('briefing_hint')), form);
    inputs[0].input.focus();
  }
  show(false);
  return { node, editing: () => editing };
}
