import type { Children } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';

/** A file that a phone named; its type is null until the file itself has come. */
export interface Enclosed {
  /** SHA-256, hex. */
  hash: string;
  type: string | null;
  /** What everybody may see of it; null when nobody ever asked for that. */
  shown: ShownPhoto | null;
}

export interface ShownPhoto {
  id: string;
  isPublic: boolean;
  /** Why the department took it down; null when it did not. */
  takenDown: string | null;
}

/** For a page's query: what an item names, in its order. Its id is that of the task or the check it made. */
export const enclosedSql = (
  itemId: string,
): string => `COALESCE((SELECT json_agg(json_build_object('hash', encode(n.hash, 'hex'),
    'type', f.media_type, 'shown', CASE WHEN s.id IS NOT NULL
      THEN json_build_object('id', s.id, 'isPublic', s.bytes IS NOT NULL, 'takenDown', s.takedown_reason) END) ORDER BY n.position)
  FROM recorder_enclosed n LEFT JOIN recorder_enclosure f ON f.cooperative_id = n.cooperative_id AND f.hash = n.hash
  LEFT JOIN recorder_public_photo s ON s.item_id = n.item_id AND s.position = n.position WHERE n.item_id = ${itemId}), '[]')`;

interface Props {
  visit: Visit;
  files: readonly Enclosed[];
  /** The address of a file. */
  at: (hash: string) => string;
  /** What they were taken at: "Hái chè". */
  of: string;
  /** What may be done about a photo that everybody may see, or might. */
  act?: (photo: Enclosed, n: number) => Children;
}

/** Photos as small pictures that open large, voice notes to be played, and what has not been sent yet. */
export function EnclosedFiles({ visit, files, at, of, act }: Props) {
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
      {act && photos.map(act)}
      {voices.map(({ hash }, n) => (
        <audio class="enclosed-voice" controls preload="none" src={at(hash)} aria-label={words.voice(of, n + 1)} />
      ))}
      {missing > 0 && <p class="hint">{words.missing(missing)}</p>}
    </>
  );
}
