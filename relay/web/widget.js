// Puts the chat into any page: <script src="https://RELAY/widget.js" async></script>
// Options as attributes of that tag: data-language, data-label, data-position="left", data-identity (a
// signed JWT that says who is signed in). The one name it adds to the page is `Baton`, with open(),
// close(), toggle() and identify(jwt).

(() => {
  const tag = document.currentScript;
  if (window.Baton || !tag) return;
  const relay = new URL('./', tag.src);
  const words = {
    en: { open: 'Open chat', close: 'Close chat', unread: (n) => `${n} unread`, frame: 'Chat' },
    de: { open: 'Chat öffnen', close: 'Chat schließen', unread: (n) => `${n} ungelesen`, frame: 'Chat' },
    es: { open: 'Abrir el chat', close: 'Cerrar el chat', unread: (n) => `${n} sin leer`, frame: 'Chat' },
  };
  const wanted = [tag.dataset.language, ...(navigator.languages ?? [])].filter(Boolean);
  const language = wanted.map((one) => one.slice(0, 2).toLowerCase()).find((one) => words[one]) ?? 'en';
  const say = words[language];
  const MARK = 'baton.widget.used';

  const style = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    .launch {
      position: fixed; inset-block-end: 20px; inset-inline-end: 20px; z-index: 2147483000;
      display: grid; place-items: center; width: 56px; height: 56px; padding: 0;
      border: 0; border-radius: 50%; background: #0f6b62; color: #fff; cursor: pointer;
      box-shadow: 0 2px 6px rgb(0 0 0 / 20%), 0 10px 30px rgb(0 0 0 / 18%);
      transition: transform .15s;
    }
    .launch:hover { transform: scale(1.05); }
    .launch:focus-visible { outline: 3px solid #0f6b62; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    .launch svg { width: 28px; height: 28px; fill: none; stroke: currentcolor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
    .badge {
      position: absolute; inset-block-start: -4px; inset-inline-end: -4px;
      min-width: 22.4px; padding: 0 5.6px; border-radius: 16px; background: #b3261e; color: #fff;
      font: 650 13px/22.4px system-ui, sans-serif; text-align: center;
    }
    .frame {
      position: fixed; inset-block-end: 92px; inset-inline-end: 20px; z-index: 2147483000;
      width: 384px; height: min(640px, calc(100vh - 120px));
      border: 0; border-radius: 20px; background: #fdfcfa; color-scheme: normal;
      box-shadow: 0 2px 6px rgb(0 0 0 / 12%), 0 20px 60px rgb(0 0 0 / 22%);
    }
    .left.launch, .left.frame { inset-inline: 20px auto; }
    [hidden] { display: none; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (prefers-color-scheme: dark) { .frame { background: #171b1e; } }
    @media (max-width: 480px) {
      .frame { inset: 0; width: 100vw; height: 100vh; height: 100dvh; border-radius: 0; }
      .launch[aria-expanded="true"] { display: none; }
    }
    @media (prefers-reduced-motion: reduce) { .launch { transition: none; } }
  `;

  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  const name = document.createElement('span');
  const badge = document.createElement('span');
  let frame = null;
  let shown = false;
  let unread = 0;
  let identity = tag.dataset.identity || null;

  function picture(path) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  }
  const bubble = picture('M4 6.5A2.500 2.500 0 0 1 6.500 4h11A2.500 2.500 0 0 1 20 6.500v7a2.500 2.500 0 0 1-2.500 2.500H12l-5 4v-4h-.5A2.500 2.500 0 0 1 4 13.500z');
  const cross = picture('M6 6l12 12M18 6L6 18');

  function draw() {
    const label = shown ? say.close : tag.dataset.label || say.open;
    name.textContent = unread && !shown ? `${label}, ${say.unread(unread)}` : label;
    button.title = label;
    button.setAttribute('aria-expanded', String(shown));
    bubble.style.display = shown ? 'none' : '';
    cross.style.display = shown ? '' : 'none';
    badge.hidden = shown || unread === 0;
    badge.textContent = unread > 99 ? '99+' : String(unread || '');
    if (frame) frame.hidden = !shown;
  }

  function remember() {
    try {
      localStorage.setItem(MARK, '1');
    } catch {
      // Without storage the badge waits for the first opening.
    }
  }

  function remembered() {
    try {
      return localStorage.getItem(MARK) !== null;
    } catch {
      return false;
    }
  }

  /** The page without query and fragment: those may hold what is nobody's business. */
  function tell(what) {
    frame?.contentWindow?.postMessage({ baton: what, page: location.origin + location.pathname, identity }, relay.origin);
  }

  function load() {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.className = button.className.replace('launch', 'frame');
    frame.title = say.frame;
    frame.id = 'frame';
    frame.hidden = !shown;
    const options = tag.dataset.language ? `#embed&language=${encodeURIComponent(tag.dataset.language)}` : '#embed';
    frame.src = new URL('chat', relay).href + options;
    frame.addEventListener('load', () => tell(shown ? 'open' : 'load'));
    root.append(frame);
  }

  function open() {
    shown = true;
    remember();
    load();
    draw();
    frame.focus();
    tell('open');
  }

  /** Says who is signed in, by a JWT of the site's server; a fresh one when the old one ended. */
  function identify(jwt) {
    identity = String(jwt);
    tell('identify');
  }

  function close() {
    if (!shown) return;
    shown = false;
    draw();
    tell('close');
    button.focus();
  }

  window.addEventListener('message', (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== relay.origin) return;
    const { baton, count } = event.data ?? {};
    if (baton === 'close') close();
    if (baton === 'unread' && Number.isInteger(count)) {
      unread = Math.max(0, count);
      draw();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown && !event.defaultPrevented) close();
  });

  button.type = 'button';
  button.className = tag.dataset.position === 'left' ? 'launch left' : 'launch';
  button.setAttribute('aria-controls', 'frame');
  button.setAttribute('aria-haspopup', 'dialog');
  name.className = 'unseen';
  badge.className = 'badge';
  badge.setAttribute('aria-hidden', 'true');
  button.append(bubble, cross, name, badge);
  button.addEventListener('click', () => (shown ? close() : open()));
  // A sheet made here needs no exception in the page's own content security policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  root.append(button);
  draw();

  function attach() {
    document.body.append(host);
    if (remembered()) load();
  }
  if (document.body) attach();
  else document.addEventListener('DOMContentLoaded', attach, { once: true });

  Object.defineProperty(window, 'Baton', {
    value: Object.freeze({ open, close, toggle: () => (shown ? close() : open()), identify }),
  });
})();
