import { Icon } from '../../ui/icons.js';
import { say } from './desk-words.js';
import type { Recorder } from './recorder.js';
import type { OutItem } from './store.js';

const UNSENT: ReadonlySet<string> = new Set(['queued', 'received']);

/** Where one is, and whether anything is still only on this phone. */
export function Head({ recorder, items, isHome }: { recorder: Recorder; items: readonly OutItem[]; isHome: boolean }) {
  const { words } = recorder.facts;
  const unsent = items.filter(item => UNSENT.has(item.state)).length;
  return (
    <div class="field-head">
      {isHome ? (
        <h1>{words.title}</h1>
      ) : (
        <a class="button button-quiet" href="#/">
          <Icon name="chevron" />
          <span>{words.back}</span>
        </a>
      )}
      <p class="field-state" role="status">
        {recorder.isSending ? words.sending : unsent > 0 ? say(words.unsent, { n: unsent }) : words.allSent}
      </p>
      <Trouble recorder={recorder} unsent={unsent} />
    </div>
  );
}

function Trouble({ recorder, unsent }: { recorder: Recorder; unsent: number }) {
  const { facts, outcome, isSending } = recorder;
  const { words } = facts;
  if (outcome?.state === 'signed-out')
    return (
      <div class="notice notice-warning">
        <div>
          <p class="notice-title">{words.signIn}</p>
          <p class="notice-text">{words.signInWhy}</p>
          <a class="button button-primary" href={signInPath()}>
            {words.signInNow}
          </a>
        </div>
      </div>
    );
  if (outcome?.state === 'forged')
    return (
      <div class="notice notice-danger" role="alert">
        <div>
          <p class="notice-title">{words.forged}</p>
          <p class="notice-text">{words.forgedText}</p>
        </div>
      </div>
    );
  if (outcome?.state === 'refused')
    return (
      <div class="notice notice-danger" role="alert">
        <p class="notice-text">{facts.refusals[outcome.code] ?? words.refusedByServer}</p>
      </div>
    );
  if (unsent === 0 && outcome?.state !== 'offline') return null;
  return (
    <p class="field-send">
      {outcome?.state === 'offline' && <span>{words.offline} </span>}
      {unsent > 0 && (
        <button class="button button-secondary" type="button" disabled={isSending} onClick={() => void recorder.send()}>
          {words.send}
        </button>
      )}
    </p>
  );
}

export const signInPath = (): string => `/sign-in?back=${encodeURIComponent(location.pathname)}`;
