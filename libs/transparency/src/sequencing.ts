// The sentences of the sequencer and of whoever reads what it wrote.
import { statement } from '#platform/database';

/** A number of our own for pg_advisory_xact_lock: one at a time extends the log, or adds a cosignature. */
export const EXTENDING_LOCK = 994_2019;

export const tryToExtend = statement<{ isOurs: boolean }, [number]>(
  'transparency.try-to-extend',
  'SELECT pg_try_advisory_xact_lock($1) AS "isOurs"',
);
export const waitToExtend = statement<never, [number]>(
  'transparency.wait-to-extend',
  'SELECT pg_advisory_xact_lock($1)',
);
/** What is served must be on disk: a checkpoint that a crash takes back would be signed differently the second time. */
export const onDisk = statement<never>('transparency.on-disk', 'SET LOCAL synchronous_commit = on');

export interface LastCheckpoint {
  number: bigint;
  size: bigint;
  note: string;
  /** How many entries there really are. */
  entries: bigint;
}
export const lastCheckpoint = statement<LastCheckpoint>(
  'transparency.last-checkpoint',
  `SELECT number, size, note, COALESCE((SELECT max(index) + 1 FROM transparency_entry), 0) AS entries
   FROM transparency_checkpoint ORDER BY number DESC LIMIT 1`,
);

export interface TileRow {
  level: number;
  tile: bigint;
  hashes: Buffer;
}
export const tilesAt = statement<TileRow, [number[], bigint[]]>(
  'transparency.tiles-at',
  `SELECT level, tile, hashes FROM transparency_tile JOIN unnest($1::int[], $2::bigint[]) AS wanted (level, tile) USING (level, tile)`,
);

/** In the order of the log. */
export const takeLines = statement<{ entry: string }, [Date, number]>(
  'transparency.take-lines',
  `WITH taken AS (
     DELETE FROM transparency_pending WHERE id IN (
       SELECT id FROM transparency_pending WHERE record_time < $1 ORDER BY record_time, id LIMIT $2)
     RETURNING id, record_time, entry)
   SELECT entry FROM taken ORDER BY record_time, id`,
);
export const addEntries = statement<never, [bigint, string[]]>(
  'transparency.add-entries',
  `INSERT INTO transparency_entry (index, entry)
   SELECT $1::bigint + line.place - 1, line.entry FROM unnest($2::text[]) WITH ORDINALITY AS line (entry, place)`,
);
export const growTiles = statement<{ width: number }, [number[], bigint[], Buffer[]]>(
  'transparency.grow-tiles',
  `INSERT INTO transparency_tile (level, tile, hashes) SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])
   ON CONFLICT (level, tile) DO UPDATE SET hashes = transparency_tile.hashes || excluded.hashes`,
);
export const addCheckpoint = statement<never, [bigint, string]>(
  'transparency.add-checkpoint',
  'INSERT INTO transparency_checkpoint (number, note) VALUES ($1, $2)',
);
