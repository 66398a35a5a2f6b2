import type { Visit } from '../../web/visit.js';

/** A file that a phone named; its type is null until the file itself has come. */
export interface Enclosed {
  /** SHA-256, hex. */
  hash: string;
  type: string | null;
}

/** For a page's query: what the item of the task `t` names, in its order. The item's id is the task's. */
export const ENCLOSED_SQL = `COALESCE((SELECT json_agg(json_build_object('hash', encode(n.hash, 'hex'), 'type', f.media_type) ORDER BY n.position)
  FROM recorder_enclosed n LEFT JOIN recorder_enclosure f ON f.cooperative_id = n.cooperative_id AND f.hash = n.hash WHERE n.item_id = t.id), '[]')`;

interface Props {
  visit: Visit;
  files: readonly Enclosed[];
  /** The address of a file. */
  at: (hash: string) => string;
  /** What they were taken at: "Hái chè". */
  of: string;
}

/** Photos as small pictures that open large, voice notes to be played, and what has not been sent yet. */
export function EnclosedFiles({ visit, files, at, of }: Props) {
  const { enclosed: words } = visit.words.recorder;
  if (files.length === 0) return null;
  const photos = files.filter(file => file.type === 'image/jpeg');
  const voices = files.filter(file => file.type?.startsWith('audio/'));
  const missing = files.filter(file => file.type === null).length;
  return (
    <>
      {photos.length > 0 && (
        <p class="enclosed">
          {photos.map(({ hash }, n) => (
            <a href={at(hash)}>
              <img src={at(hash)} alt={words.photo(of, n + 1)} width={112} height={112} loading="lazy" />
            </a>
          ))}
        </p>
      )}
      {voices.map(({ hash }, n) => (
        <audio class="enclosed-voice" controls preload="none" src={at(hash)} aria-label={words.voice(of, n + 1)} />
      ))}
      {missing > 0 && <p class="hint">{words.missing(missing)}</p>}
    </>
  );
}
