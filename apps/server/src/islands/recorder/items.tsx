import { say } from './desk-words.js';
import type { ScreenProps } from './home.js';
import { kindOf } from './outlook.js';
import type { Recorder } from './recorder.js';
import type { OutItem } from './store.js';

const TONE: Record<OutItem['state'], string> = {
  queued: 'info',
  received: 'info',
  stored: 'success',
  waiting: 'warning',
  refused: 'danger',
  withdrawn: 'info',
};

/** What was recorded with this phone, newest first, and what became of it. */
export function ItemsScreen({ recorder, items, locale }: Pick<ScreenProps, 'recorder' | 'items'> & { locale: string }) {
  const { words } = recorder.facts;
  return (
    <div class="stack">
      <h1>{say(words.recorded, { n: items.length })}</h1>
      {items.length === 0 && <p>{words.nothingRecorded}</p>}
      <ol class="field-list">
        {items.map(item => (
          <li class="field-item" key={item.seq}>
            <p>
              <strong>{item.title}</strong>{' '}
              <span class={`badge badge-${TONE[item.state]}`}>{words.states[item.state]}</span>
            </p>
            <p>{item.detail}</p>
            <p class="hint">{new Date(item.at).toLocaleString(locale)}</p>
            <Remarks recorder={recorder} item={item} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Remarks({ recorder, item }: { recorder: Recorder; item: OutItem }) {
  const { words } = recorder.facts;
  const { deed, flags = [], sentence, state } = item;
  const isOpen = state === 'waiting' || state === 'refused';
  return (
    <>
      {flags.includes('clock') && <p class="hint">{words.clockWrong}</p>}
      {flags.includes('lot-changed') && <p class="error">{say(words.lotChanged, { lot: String(deed['lot']) })}</p>}
      {deed.what === 'give' && state !== 'refused' && (
        <p class="field-send">
          <a class="button button-secondary" href={`#/given/${item.id}`}>
            {words.showCode}
          </a>
        </p>
      )}
      {isOpen && sentence && <p class="error">{sentence}</p>}
      {isOpen && deed.what !== 'withdraw' && (
        <p class="field-send">
          {state === 'waiting' && (
            <button class="button button-secondary" type="button" onClick={() => void withdraw(recorder, item)}>
              {words.withdraw}
            </button>
          )}
          {deed['batch'] !== undefined && (
            <a class="button button-secondary" href={againAt(deed)}>
              {words.again}
            </a>
          )}
        </p>
      )}
    </>
  );
}

const againAt = (deed: OutItem['deed']): string =>
  deed.what === 'receive' ? `#/receive/${String(deed['code'])}` : `#/batch/${String(deed['batch'])}/${kindOf(deed)}`;

const withdraw = (recorder: Recorder, item: OutItem): Promise<OutItem> =>
  recorder.record(
    { what: 'withdraw', item: item.id },
    { title: recorder.facts.words.withdraw, detail: `${item.title}, ${item.detail}` },
  );
