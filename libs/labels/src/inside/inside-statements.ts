// The sentences of inside codes: made with a roll, printed until the labels are on packs, given by whoever opens one.
import { statement } from '#platform/database';

export const addInsideCodes = statement<
  never,
  [rollId: string, gtin: string, serials: string[], hashes: Buffer[], sealed: Buffer[]]
>(
  'labels.add-inside-codes',
  `WITH roll AS (UPDATE labels_roll SET has_inside_codes = true WHERE id = $1)
   INSERT INTO labels_inside (gtin, serial, hash, sealed) SELECT $2, * FROM unnest($3::text[], $4::bytea[], $5::bytea[])`,
);

/** The codes of these labels can be printed no more. */
export const forgetCodes = statement<never, [rollId: string, positions: number[]]>(
  'labels.forget-codes',
  `UPDATE labels_inside i SET sealed = NULL FROM labels_label l
   WHERE l.roll_id = $1 AND l.position = ANY ($2) AND i.gtin = l.gtin AND i.serial = l.serial AND i.sealed IS NOT NULL`,
);

/** Files of the roll, in which the codes stand in the clear. */
export const dropPrints = statement<never, [rollId: string]>(
  'labels.drop-prints',
  'DELETE FROM labels_print WHERE roll_id = (SELECT id FROM labels_roll WHERE id = $1 AND has_inside_codes)',
);

export interface OpeningRow {
  outcome: 'opened' | 'again' | 'wrong' | 'locked';
  /** The first time; null unless the code was right. */
  openedAt: Date | null;
}

/** Wrong codes of one label that are borne, and hours until it listens again. */
export const MOST_TRIES = 5;
const LOCK = `interval '1 day'`;

// One sentence for every case, so that the time it takes says nothing: unknown, on no pack, without a code, wrong. The UPDATE works on the locked row, so of two
// who give the right code at the same moment exactly one is the first, and of ten wrong ones only five are compared.
export const openPack = statement<OpeningRow, [gtin: string, serial: string, hash: Buffer, at: Date]>(
  'labels.open-pack',
  `WITH own AS (
     SELECT i.gtin, i.serial FROM labels_inside i JOIN labels_label l ON l.gtin = i.gtin AND l.serial = i.serial
     WHERE i.gtin = $1 AND i.serial = $2 AND l.state IN ('active', 'sold')
   ), tried AS (
     UPDATE labels_inside i SET
       opened_at = CASE WHEN i.hash = $3 THEN COALESCE(i.opened_at, $4) ELSE i.opened_at END,
       openings = i.openings + (i.hash = $3)::int,
       tries = CASE WHEN i.hash = $3 THEN i.tries WHEN i.tried_at > $4::timestamptz - ${LOCK} THEN i.tries + 1 ELSE 1 END,
       tried_at = CASE WHEN i.hash = $3 THEN i.tried_at ELSE $4 END
     FROM own WHERE i.gtin = own.gtin AND i.serial = own.serial AND (i.tries < ${MOST_TRIES} OR i.tried_at <= $4::timestamptz - ${LOCK})
     RETURNING i.hash = $3 AS is_right, i.openings, i.opened_at
   )
   SELECT CASE WHEN t.is_right IS NULL THEN CASE WHEN o.gtin IS NULL THEN 'wrong' ELSE 'locked' END
               WHEN NOT t.is_right THEN 'wrong' WHEN t.openings = 1 THEN 'opened' ELSE 'again' END AS outcome,
     CASE WHEN t.is_right THEN t.opened_at END AS "openedAt"
   FROM (SELECT 1) one LEFT JOIN own o ON true LEFT JOIN tried t ON true`,
);
