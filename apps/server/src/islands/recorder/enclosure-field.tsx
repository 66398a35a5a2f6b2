import { useState } from 'preact/hooks';
import { FieldSet } from '../../ui/forms.js';
import { Icon } from '../../ui/icons.js';
import { say, type AppWords } from './desk-words.js';
import { canRecordVoice, recordVoice, shrink } from './files.js';
import type { OutFile } from './store.js';

/** As the server takes them: libs/recorder/src/item.ts. */
const MOST = 4;

interface Props {
  words: AppWords;
  files: readonly OutFile[];
  onChange: (files: OutFile[]) => void;
}

/** A note in words, in a picture, or spoken: all of them may be left out. */
export function EnclosureField({ words, files, onChange }: Props) {
  const [trouble, setTrouble] = useState<string>();
  const add = (work: Promise<OutFile>): void => {
    setTrouble(undefined);
    work.then(
      file => onChange([...files.filter(one => one.hash !== file.hash), file].slice(0, MOST)),
      () => setTrouble(words.unreadableFile),
    );
  };
  return (
    <FieldSet name="enclosures" label={words.note} error={trouble}>
      {() => (
        <>
          <textarea name="note" rows={2} maxLength={300} aria-label={words.note} />
          <div class="field-enclose">
            <label class="button button-secondary">
              <Icon name="camera" />
              <span>{words.photo}</span>
              <input
                class="sr"
                type="file"
                accept="image/*"
                capture="environment"
                onChange={({ currentTarget: input }) => {
                  const [photo] = input.files ?? [];
                  if (photo) add(shrink(photo));
                  input.value = '';
                }}
              />
            </label>
            {canRecordVoice() && <VoiceButton words={words} onNote={note => add(note)} />}
          </div>
          {files.length > 0 && (
            <p role="status">
              {say(words.enclosed, { n: files.length })}{' '}
              <button class="button button-quiet" type="button" onClick={() => onChange([])}>
                {words.removeFiles}
              </button>
            </p>
          )}
        </>
      )}
    </FieldSet>
  );
}

function VoiceButton({ words, onNote }: { words: AppWords; onNote: (note: Promise<OutFile>) => void }) {
  const [stop, setStop] = useState<() => void>();
  const start = async (): Promise<void> => {
    const voice = await recordVoice();
    setStop(() => voice.stop);
    onNote(voice.note.finally(() => setStop(undefined)));
  };
  return (
    <button
      class="button button-secondary"
      type="button"
      aria-pressed={stop !== undefined}
      onClick={() => (stop ? stop() : void start().catch((error: Error) => onNote(Promise.reject(error))))}
    >
      <span>{stop ? words.stopVoice : words.voice}</span>
    </button>
  );
}
