// Small helpers to build the page. Text only ever enters as text nodes: what a customer, bot or
// agent wrote is never read as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes (`on…` are listeners, `null` and `false` are left out). */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const ICONS = {
  bot: 'M12 3v3M6.5 6h11A2.500 2.500 0 0 1 20 8.500v8a2.500 2.500 0 0 1-2.500 2.500h-11A2.500 2.500 0 0 1 4 16.500v-8A2.500 2.500 0 0 1 6.500 6zM9 11.500v1.500M15 11.500v1.500M2 11.500v3M22 11.500v3',
  clip: 'M20 11.500l-8.200 8.200a5 5 0 0 1-7.100-7.100l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700l-8.400 8.400a1.700 1.700 0 0 1-2.400-2.400l7.700-7.700',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M12 5v14M6 13l6 6 6-6',
  end: 'M16 17l5-5-5-5M21 12H9M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4',
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5',
  queue: 'M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  send: 'M12 20V5M5.500 11L12 4.500 18.500 11',
  warn: 'M12 8v5M12 16.500v.1M10.300 4.200L2.700 17.500A2 2 0 0 0 4.400 20.500h15.200a2 2 0 0 0 1.700-3L13.700 4.200a2 2 0 0 0-3.400 0z',
};

/** A decorative picture; what it means must stand beside it in words. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A round button that shows a picture and is named by its label. */
export function iconButton(name, label, onclick, attributes = {}) {
  const button = el('button', { type: 'button', class: 'round', onclick, ...attributes }, icon(name));
  button.append(el('span', { class: 'unseen' }, label));
  button.title = label;
  return button;
}

/** Words for screen readers only. */
export function unseen(text) {
  return el('span', { class: 'unseen' }, text);
}

/** Plain text with its web addresses made into links. */
export function linked(text) {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'`]+/g)) {
    const address = match[0].replace(/[).,;:!?\]]+$/, '');
    out.append(text.slice(at, match.index));
    out.append(el('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow' }, address));
    at = match.index + address.length;
  }
  out.append(text.slice(at));
  return out;
}
