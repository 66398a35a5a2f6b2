import { render, type ComponentType } from 'preact';
import { App } from './app.js';
import { pageFacts } from './desk-words.js';
import { signInPath } from './head.js';
import { Recorder, type PageFacts } from './recorder.js';
import type { Belief, SyncOutcome } from './sync.js';

/** While something waits, a network that came back is noticed at last after a minute. */
const RETRY_MS = 60_000;

export async function openApp(
  Screens: ComponentType<{ recorder: Recorder }> = App,
  isBelieved: Belief = () => true,
): Promise<void> {
  const place = document.getElementById('recorder');
  if (!place) return;
  const facts = pageFacts<PageFacts>('recorder-facts');
  const kept = keepForOffline(facts.worker);
  const recorder = await Recorder.open(facts, isBelieved);
  place.textContent = '';
  if (!(recorder instanceof Recorder)) return render(<NotYet facts={facts} why={recorder} />, place);
  render(<Screens recorder={recorder} />, place);
  void kept.then(async isKept => {
    recorder.isKept = isKept;
    recorder.onChange();
    // The app itself comes first: the program that reads codes is larger than all of it.
    recorder.isScannerKept = isKept && (await keepScanner());
    recorder.onChange();
  });
  const send = (): void => void recorder.send();
  addEventListener('online', send);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && send());
  setInterval(() => recorder.outcome?.state !== 'done' && send(), RETRY_MS);
  send();
}

/** Only on https (or this very machine): elsewhere browsers keep no app. True once it opens without a network. */
async function keepForOffline(worker: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  try {
    await navigator.serviceWorker.register(worker, { scope: location.pathname });
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    // Without a network now, but kept before.
    return navigator.serviceWorker.controller !== null;
  }
}

/** True once a code can be scanned without a network although the scanner was never opened: a worker is active when it has all its files. */
async function keepScanner(): Promise<boolean> {
  try {
    const { active, waiting, installing } = await navigator.serviceWorker.register('/scanner-worker.js', {
      scope: '/scanner',
    });
    const worker = active ?? waiting ?? installing;
    if (!worker || worker.state === 'activated') return worker !== null;
    return await new Promise(resolve =>
      worker.addEventListener('statechange', () => {
        if (worker.state === 'activated' || worker.state === 'redundant') resolve(worker.state === 'activated');
      }),
    );
  } catch {
    return false;
  }
}

function NotYet({ facts: { words, refusals }, why }: { facts: PageFacts; why: SyncOutcome }) {
  const isSignedOut = why.state === 'signed-out';
  const text =
    why.state === 'refused'
      ? (refusals[why.code] ?? words.refusedByServer)
      : why.state === 'forged'
        ? words.forgedText
        : words.firstTime;
  return (
    <div class="stack">
      <h1>{words.title}</h1>
      <p class="notice notice-warning">{isSignedOut ? words.signInWhy : text}</p>
      <p>
        <a class="button button-primary" href={isSignedOut ? signInPath() : location.pathname}>
          {isSignedOut ? words.signInNow : words.tryAgain}
        </a>
      </p>
    </div>
  );
}
