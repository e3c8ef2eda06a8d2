// Puts the parts together: frames into the model, the model onto the page, acts to the relay.

import { Composer } from './composer.js';
import { loadConfig, uiLanguage, wantedLanguages } from './config.js';
import { iconButton } from './dom.js';
import { Panel } from './ending.js';
import { askToClose, embedded, identity, meetParent, tellUnread } from './frame.js';
import { Log } from './log.js';
import { addPending, apply, dropPending, emptyModel, lastSeq, unreadAfter } from './model.js';
import { Connection } from './socket.js';
import { drawBanner, drawTyping, drawWho } from './status.js';
import { seen } from './store.js';
import { loadStrings, t } from './strings.js';
import { saveTranscript } from './transcript.js';

const TYPING_FADES_MS = 12_000;
const byId = (id) => document.getElementById(id);

class Chat {
  #config;
  #model = emptyModel();
  #link;
  #log;
  #panel;
  #composer;
  #end;
  #save;
  #open = !embedded;
  #readTold = 0;
  #typingTimer = null;

  constructor(config, profile) {
    this.#config = config;
    this.#link = new Connection({
      hello: () => ({ cursor: this.#model.cursor, ...profile, identity: identity() }),
      frame: (frame) => this.#heard(frame),
      link: (state) => this.#linked(state),
    });
    for (const item of this.#link.unsettled) addPending(this.#model, { ...item });
    this.#build();
    this.#draw();
    this.#link.start();
  }

  /** The site said who this is: somebody else than the browser was, or the same once more. */
  identified() {
    // The cursor is of the conversation that was; whoever it is now is asked for from the beginning.
    this.#model.cursor = null;
    this.#link.anew();
  }

  /** The widget opened or closed the frame. */
  setOpen(open) {
    this.#open = open;
    if (open) this.#composer.focus();
    this.#read();
  }

  #build() {
    this.#log = new Log(byId('log'), byId('newer'), {
      choose: (choice) => this.#choose(choice),
      again: (id) => this.#again(id),
      edit: (id) => this.#edit(id),
      drop: (id) => this.#drop(id),
      correct: (changes) => changes.forEach((change) => this.#act({ type: 'correct', ...change })),
      scrolled: () => this.#read(),
    });
    this.#panel = new Panel(byId('panel'), {
      end: () => this.#act({ type: 'end' }),
      rate: (stars, comment) => this.#rate(stars, comment),
      done: () => this.#composer.focus(),
    });
    this.#composer = new Composer(byId('composer'), this.#config.files, {
      say: (text, files) => this.#say(text, files),
      typing: (on) => this.#link.tell({ type: 'typing', on }),
    });
    this.#save = iconButton('save', t('save_transcript'), () => saveTranscript(this.#model, this.#config.title));
    this.#end = iconButton('end', t('end_chat'), () => this.#panel.ask(this.#end), { id: 'end' });
    byId('tools').append(this.#save, this.#end);
    if (embedded) byId('tools').append(iconButton('close', t('close_window'), askToClose));
    document.addEventListener('visibilitychange', () => this.#read());
    addEventListener('focus', () => this.#read());
    byId('chat').dataset.ready = 'yes';
    if (!embedded && matchMedia('(pointer: fine)').matches) this.#composer.focus();
  }

  #heard(frame) {
    apply(this.#model, frame);
    if (frame.type === 'typing') this.#fadeTyping();
    if (frame.type === 'refused') this.#refused(frame);
    if (frame.type !== 'pong') this.#draw();
  }

  #linked(state) {
    this.#model.link = state;
    if (state === 'open') this.#model.wasOpen = true;
    this.#draw();
  }

  #fadeTyping() {
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => {
      this.#model.typing = null;
      this.#draw();
    }, TYPING_FADES_MS);
  }

  /** A refused message says so where it stands; any other refusal is said once, above. */
  #refused(frame) {
    if (frame.retry_ms !== undefined || this.#model.pending.get(frame.client_id)?.frame.type === 'say') return;
    dropPending(this.#model, frame.client_id);
    this.#model.rated = false;
    byId('say-aloud').textContent = frame.error.message;
  }

  #act(frame, shown) {
    addPending(this.#model, { ...this.#link.act(frame, shown) });
    this.#draw();
  }

  #say(text, files) {
    const frame = { type: 'say' };
    if (text) frame.text = text;
    if (files.length) frame.attachments = files.map((file) => file.id);
    this.#act(frame, { text, files });
    this.#log.toEnd();
  }

  #choose(choice) {
    this.#act({ type: 'say', choice: choice.id, text: choice.title }, { text: choice.title });
    this.#log.toEnd();
    this.#composer.focus();
  }

  #rate(stars, comment) {
    this.#model.rated = true;
    this.#act(comment ? { type: 'rate', stars, comment } : { type: 'rate', stars });
  }

  #again(id) {
    const item = this.#link.again(id);
    if (item) addPending(this.#model, item);
    this.#draw();
  }

  #edit(id) {
    const item = this.#model.pending.get(id);
    this.#drop(id);
    this.#composer.restore(item?.shown.text ?? '');
  }

  #drop(id) {
    this.#link.forget(id);
    dropPending(this.#model, id);
    this.#draw();
  }

  #draw() {
    const model = this.#model;
    const follow = this.#log.atEnd;
    this.#log.draw(model);
    this.#panel.draw(model);
    drawWho(byId('who'), model.state);
    drawBanner(byId('banner'), model);
    drawTyping(byId('typing'), model);
    const begun = model.entries.size > 0;
    this.#end.hidden = !begun || model.state.ended;
    this.#save.hidden = !begun;
    if (follow) this.#log.toEnd();
    this.#read();
  }

  /** What stood on a visible screen is read, here and at the desk; the rest is counted. */
  #read() {
    const last = lastSeq(this.#model);
    const watched = this.#open && document.visibilityState === 'visible' && this.#log.atEnd;
    if (watched && last > seen.get()) seen.set(last);
    if (watched && last > this.#readTold && this.#model.link === 'open') {
      this.#readTold = last;
      this.#link.tell({ type: 'read', seq: last });
    }
    const unread = this.#model.loading ? 0 : unreadAfter(this.#model, seen.get());
    document.title = unread ? `(${unread}) ${this.#config.title}` : this.#config.title;
    tellUnread(unread);
  }
}

/** Config and words; the relay may be restarting while the page loads, so it is asked again. */
async function prepare(pause) {
  try {
    const config = await loadConfig();
    await loadStrings(uiLanguage(config, wantedLanguages()));
    return config;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, pause));
    return prepare(Math.min(pause * 2, 15_000));
  }
}

async function start() {
  let chat = null;
  let open = false;
  const setOpen = (now) => { open = now; chat?.setOpen(now); };
  const parent = meetParent({
    open: () => setOpen(true),
    close: () => setOpen(false),
    identified: () => chat?.identified(),
  });
  document.documentElement.classList.toggle('embedded', embedded);
  const config = await prepare(1000);
  byId('title').textContent = config.title;
  chat = new Chat(config, {
    languages: wantedLanguages(),
    page: await parent,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? null,
  });
  if (open) chat.setOpen(true);
}

start();
