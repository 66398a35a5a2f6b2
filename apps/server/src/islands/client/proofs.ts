// Checks every proof of the page in this browser, with the same functions as the auditor: the entry's hash, its path up to the root, the signatures of
// the log and of its witnesses. The keys come with the page, from the very server that is checked: it says so, and where to compare them.
import { readVerifierKey, toText, verifyProofFile, type VerifierKey } from '#libs/tlog';

interface IslandWords {
  checking: string;
  good: string;
  seen: string;
  notSeen: string;
  entry: string;
  bad: string;
  failed: string;
  keys: string;
}

type Seen = 'seen' | 'unseen' | 'bad';

const box = document.querySelector<HTMLElement>('[data-proofs]');
if (box) void checkAll(box);

async function checkAll(at: HTMLElement): Promise<void> {
  const words = JSON.parse(at.dataset['words'] ?? '{}') as IslandWords;
  const log = readVerifierKey(at.dataset['log'] ?? '');
  const witnesses = (at.dataset['witnesses'] ?? '').split(' ').flatMap(text => readVerifierKey(text) ?? []);
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-proof]')];
  if (!log || links.length === 0) return;
  say(at, 'info', words.checking, '');
  try {
    const times: Date[] = [];
    const results = await Promise.all(links.map(link => checkOne(link, log, witnesses, words, times)));
    const good = results.filter(result => result !== 'bad').length;
    if (good < results.length) return say(at, 'danger', fill(words.bad, { bad: results.length - good }), words.keys);
    const seen = times.length === 0 ? words.notSeen : fill(words.seen, { at: lastOf(times) });
    say(at, 'success', fill(words.good, { count: good }), `${seen} ${words.keys}`);
  } catch {
    say(at, 'warning', words.failed, '');
  }
}

async function checkOne(
  link: HTMLAnchorElement,
  log: VerifierKey,
  witnesses: VerifierKey[],
  words: IslandWords,
  times: Date[],
): Promise<Seen> {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(String(answer.status));
  const text = await answer.text();
  const proven = verifyProofFile(text, log, []);
  const said = link.parentElement?.querySelector('[data-said]');
  if (typeof proven === 'string') {
    if (said) said.textContent = '✗';
    return 'bad';
  }
  // A witness that has not signed yet is no fault; one whose signature is wrong is.
  const withWitnesses = witnesses.length === 0 ? proven : verifyProofFile(text, log, witnesses);
  if (withWitnesses === 'checkpoint') return 'bad';
  if (said) said.textContent = '✓';
  link.title = `${fill(words.entry, { index: String(proven.index), size: String(proven.checkpoint.size) })} ${toText(proven.entry)}`;
  if (typeof withWitnesses === 'string') return 'unseen';
  for (const { time } of withWitnesses.checkpoint.note.verified)
    if (time !== undefined) times.push(new Date(Number(time) * 1000));
  return 'seen';
}

const fill = (text: string, facts: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

const lastOf = (times: Date[]): string =>
  new Date(Math.max(...times.map(time => time.getTime()))).toLocaleString(document.documentElement.lang);

function say(at: HTMLElement, tone: string, title: string, text: string): void {
  const notice = document.createElement('div');
  notice.className = `notice notice-${tone}`;
  const inner = document.createElement('div');
  const [heading, body] = [document.createElement('p'), document.createElement('p')];
  heading.className = 'notice-title';
  heading.textContent = title;
  body.className = 'notice-text';
  body.textContent = text;
  inner.append(heading, body);
  notice.append(inner);
  at.replaceChildren(notice);
}
