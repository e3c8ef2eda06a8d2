// Where this relay is, what the admin set, and which language the page speaks.

/** Addresses are relative to the page, so that the relay may live below a path of a proxy. */
export function address(path) {
  return new URL(`chat/${path}`, new URL('./', location.href.split(/[?#]/)[0]));
}

/** The admin's settings. */
export async function loadConfig() {
  const answer = await fetch(address('config.json'));
  if (!answer.ok) throw new Error(`config ${answer.status}`);
  return answer.json();
}

/**
 * The first of the wanted languages that is offered: the exact tag, then its language alone.
 * Else the first offered.
 */
export function pick(wanted, offered) {
  const lower = offered.map((tag) => tag.toLowerCase());
  for (const tag of wanted.map((one) => one.toLowerCase())) {
    for (const candidate of [tag, tag.split('-')[0]]) {
      const found = lower.indexOf(candidate);
      if (found >= 0) return offered[found];
    }
  }
  return offered[0];
}

/** What the browser asks for, best first; a page that embeds the chat may force one. */
export function wantedLanguages() {
  const forced = new URLSearchParams(location.hash.slice(1)).get('language');
  const own = navigator.languages?.length ? navigator.languages : [navigator.language || 'en'];
  return (forced ? [forced, ...own] : [...own]).slice(0, 10);
}

/** The words of the page: the policy's language where the page has it too, else English. */
export function uiLanguage(config, wanted) {
  const common = config.languages.filter((tag) => config.strings.includes(tag.split('-')[0].toLowerCase()));
  const chosen = common.length ? pick(wanted, common) : 'en';
  return { tag: chosen, file: chosen.split('-')[0].toLowerCase() };
}
