import { render, type ComponentType } from 'preact';
import { App } from './app.js';
import { pageFacts } from './desk-words.js';
import { signInPath } from './head.js';
import { Recorder, type PageFacts } from './recorder.js';
import type { SyncOutcome } from './sync.js';

/** While something waits, a network that came back is noticed at last after a minute. */
const RETRY_MS = 60_000;

export async function openApp(Screens: ComponentType<{ recorder: Recorder }> = App): Promise<void> {
  const place = document.getElementById('recorder');
  if (!place) return;
  const facts = pageFacts<PageFacts>('recorder-facts');
  const kept = keepForOffline(facts.worker);
  const recorder = await Recorder.open(facts);
  place.textContent = '';
  if (!(recorder instanceof Recorder)) return render(<NotYet facts={facts} why={recorder} />, place);
  render(<Screens recorder={recorder} />, place);
  void kept.then(isKept => {
    recorder.isKept = isKept;
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

function NotYet({ facts: { words, refusals }, why }: { facts: PageFacts; why: SyncOutcome }) {
  const isSignedOut = why.state === 'signed-out';
  const text = why.state === 'refused' ? (refusals[why.code] ?? words.refusedByServer) : words.firstTime;
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
