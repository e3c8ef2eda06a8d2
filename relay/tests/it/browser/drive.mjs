// Drives a browser as a customer would: one JSON command a line on stdin, one JSON answer a line
// on stdout, in order. Answers are {"id","ok":true,"value"} or {"id","ok":false,"error"}.
//
//   {"do":"open","page":"a","url":…,"languages":["de"],"viewport":[360,640],"dark":true,"storage":…}
//   {"do":"goto","url"} {"do":"reload"} {"do":"close"}
//   {"do":"say","text"} {"do":"type","text"} {"do":"press","key"}
//   {"do":"click","title"} {"do":"click","selector"}
//   {"do":"wait","text"} {"do":"wait","selector"} {"do":"gone","text"} {"do":"gone","selector"}
//   {"do":"text","selector"} {"do":"texts","selector"} {"do":"attribute","selector","name"} {"do":"fill","selector","text"}
//   {"do":"count","selector"} {"do":"lines"}
//   {"do":"offline"} {"do":"online"}
//   {"do":"focus"} {"do":"walk","keys":12} {"do":"audit"}
//   {"do":"upload","path"} {"do":"download","title"} {"do":"screenshot","path"}
//   {"do":"stored"} {"do":"errors"} {"do":"evaluate","script"}
//
// Every command may name its "page" (default "a"): several customers share one browser, each with
// a storage of its own; "like":"b" opens a second tab of that page's storage. "frame":true acts inside the page's
// first frame, for the widget.

import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const targetDir = process.env.CARGO_TARGET_DIR ?? new URL('../../../../target', import.meta.url).pathname;
const home = `${targetDir}/browser/`;
const { chromium } = createRequire(`${home}package.json`)('playwright-core');
const WITHIN_MS = Number(process.env.BROWSER_WITHIN_MS ?? 20_000);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  ],
});
const pages = new Map();

function tab(command) {
  const one = pages.get(command.page ?? 'a');
  if (!one) throw new Error(`page ${command.page ?? 'a'} is not open`);
  return one;
}

function place(command) {
  const { page } = tab(command);
  return command.frame ? page.frames()[1] : page;
}

function target(command) {
  const root = place(command);
  if (command.selector) return root.locator(command.selector).first();
  if (command.title) return root.getByRole(command.role ?? 'button', { name: command.title, exact: true }).first();
  return root.getByText(command.text).first();
}

async function open(command) {
  const [width, height] = command.viewport ?? [1280, 800];
  const context = command.like
    ? pages.get(command.like).context
    : await browser.newContext({
      viewport: { width, height }, locale: command.languages?.[0] ?? 'en-GB', acceptDownloads: true,
      colorScheme: command.dark ? 'dark' : 'light', reducedMotion: command.motion ? 'no-preference' : 'reduce',
      hasTouch: Boolean(command.touch), isMobile: Boolean(command.touch),
    });
  if (!command.like && command.languages) {
    await context.addInitScript((languages) => {
      Object.defineProperty(navigator, 'languages', { get: () => languages });
    }, command.languages);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(WITHIN_MS);
  const one = { context, page, errors: [] };
  page.on('pageerror', (error) => one.errors.push(String(error)));
  page.on('console', (message) => {
    // A refused connection is what some tests are about; anything else on the console is a fault.
    const expected = /ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection to/;
    if (message.type() === 'error' && !expected.test(message.text())) one.errors.push(message.text());
  });
  pages.set(command.page ?? 'a', one);
  if (command.url) await page.goto(command.url);
}

/** What has the focus, in words: role-ish tag, name. */
function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return 'body';
  const label = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
  const box = at.getBoundingClientRect();
  const outline = getComputedStyle(at).outlineStyle !== 'none';
  // Inside a shadow root the button has no parent element.
  const around = at.parentElement;
  const ring = outline || (around !== null && getComputedStyle(around).boxShadow !== 'none');
  return { tag: at.tagName.toLowerCase(), id: at.id, name: label.trim().slice(0, 80), visible: box.width > 0, ring };
}

/** Faults a person with weak sight or a screen reader would meet; an empty list is good. */
function audit() {
  const faults = [];
  const parse = (css) => {
    const [r, g, b, a = 1] = css.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a), a: 1,
  });
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
  };
  const hidden = (element) => !element.checkVisibility({ visibilityProperty: true }) || element.closest('.unseen');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || hidden(element) || element.closest('.star')) continue;
    const under = ground(element);
    const [dark, light] = [luminance(over(parse(getComputedStyle(element).color), under)), luminance(under)].sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)} of "${node.data.trim().slice(0, 40)}"`);
  }
  for (const control of document.querySelectorAll('button, input, textarea, a[href]')) {
    if (hidden(control)) continue;
    const name = control.getAttribute('aria-label') || control.labels?.[0]?.textContent
      || control.textContent || control.querySelector('img')?.alt || '';
    if (!name.trim()) faults.push(`no name: ${control.outerHTML.slice(0, 80)}`);
    const box = control.getBoundingClientRect();
    if (control.tagName === 'BUTTON' && (box.width < 24 || box.height < 24)) faults.push(`small: ${name.trim()}`);
  }
  for (const image of document.querySelectorAll('img')) if (!image.alt) faults.push('an image without words');
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`wider than the screen: ${document.documentElement.scrollWidth}`);
  if (!document.documentElement.lang) faults.push('no language');
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  if (new Set(ids).size !== ids.length) faults.push('an id twice');
  return faults;
}

/** The conversation as shown, without times: who and what. */
function lines() {
  return [...document.querySelectorAll('#log .line')].map((line) => {
    const from = ['customer', 'bot', 'agent', 'system'].find((kind) => line.classList.contains(kind));
    const text = line.querySelector('.bubble')?.textContent ?? '';
    return { from, text, pending: line.classList.contains('pending') };
  });
}

async function walk(command) {
  const { page } = tab(command);
  const path = [];
  for (let step = 0; step < (command.keys ?? 10); step += 1) {
    await page.keyboard.press(command.key ?? 'Tab');
    path.push(await page.evaluate(focused));
  }
  return path;
}

async function download(command) {
  const { page } = tab(command);
  const [file] = await Promise.all([page.waitForEvent('download'), target(command).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

async function say(command) {
  const box = place(command).locator('#text');
  await box.fill(command.text);
  await box.press('Enter');
}

const commands = {
  open,
  goto: (c) => tab(c).page.goto(c.url).then(() => null),
  reload: (c) => tab(c).page.reload().then(() => null),
  close: async (c) => { await tab(c).page.close(); pages.delete(c.page ?? 'a'); },
  say,
  type: (c) => tab(c).page.keyboard.type(c.text),
  press: (c) => tab(c).page.keyboard.press(c.key),
  fill: (c) => target(c).fill(c.text),
  click: (c) => target(c).click(),
  wait: (c) => target(c).waitFor({ state: c.state ?? 'visible' }),
  gone: (c) => target(c).waitFor({ state: 'hidden' }),
  text: (c) => target(c).innerText(),
  texts: (c) => place(c).locator(c.selector).allInnerTexts(),
  attribute: (c) => target(c).getAttribute(c.name),
  count: (c) => place(c).locator(c.selector).count(),
  lines: (c) => place(c).evaluate(lines),
  offline: (c) => tab(c).context.setOffline(true),
  online: (c) => tab(c).context.setOffline(false),
  focus: (c) => tab(c).page.evaluate(focused),
  walk,
  audit: (c) => place(c).evaluate(audit),
  upload: (c) => place(c).locator('input[type=file]').setInputFiles(c.path),
  download,
  screenshot: (c) => tab(c).page.screenshot({ path: c.path }).then(() => null),
  stored: (c) => place(c).evaluate(() => ({ ...localStorage })),
  errors: (c) => tab(c).errors,
  evaluate: (c) => place(c).evaluate(c.script),
};

function answer(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

answer({ id: null, ok: true, value: 'ready' });
for await (const line of createInterface({ input: process.stdin })) {
  let id = null;
  try {
    const command = JSON.parse(line);
    id = command.id ?? null;
    const run = commands[command.do];
    if (!run) throw new Error(`no such command: ${command.do}`);
    answer({ id, ok: true, value: (await run(command)) ?? null });
  } catch (error) {
    answer({ id, ok: false, error: String(error.message ?? error).split('\n').slice(0, 4).join(' ') });
  }
}
await browser.close();
