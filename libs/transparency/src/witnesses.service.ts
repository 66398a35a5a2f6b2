import { Injectable } from '@nestjs/common';
import { readCheckpoint, readNote, verifyLine, type Verified } from '#libs/tlog';
import { Invalid } from '#platform/errors';
import { Database, statement, type Tx } from '#platform/database';
import { LogSettings } from './log-settings.js';
import { checkpointOfSize } from './publishing.js';
import { EXTENDING_LOCK, waitToExtend } from './sequencing.js';

const addCosignature = statement<{ number: bigint }, [bigint, string]>(
  'transparency.add-cosignature',
  `INSERT INTO transparency_cosignature (number, checkpoint, line)
   SELECT COALESCE(max(number), 0) + 1, $1, $2 FROM transparency_cosignature
   ON CONFLICT (checkpoint, witness) DO NOTHING RETURNING number`,
);

/** Not one of our checkpoints with a signature of a witness we know. */
export class NotCosigned extends Invalid {
  readonly code = 'not-cosigned';
}

/** Takes in what the witnesses have signed. Nobody needs to sign in for that: the signature is the key to this door. */
@Injectable()
export class Witnesses {
  constructor(
    private readonly db: Database,
    private readonly settings: LogSettings,
  ) {}

  /** A checkpoint of ours with further signature lines. Returns how many were new; those of strangers are left out. Throws NotCosigned. */
  async accept(note: string): Promise<number> {
    const read = readNote(note);
    const checkpoint = read && readCheckpoint(read.text);
    if (!read || !checkpoint) throw new NotCosigned();
    const lines = read.signatures.flatMap(line => {
      const key = this.settings.witnesses.find(({ name, id }) => name === line.name && id === line.keyId);
      return (key && verifyLine(read.text, line, key)) ?? [];
    });
    if (lines.length === 0) throw new NotCosigned();
    return this.db.transaction(tx => this.keep(tx, read.text, checkpoint.size, lines));
  }

  private async keep(tx: Tx, text: string, size: bigint, lines: Verified[]): Promise<number> {
    // Numbers without a gap: a row that is gone shows.
    await this.db.run(tx, waitToExtend, [EXTENDING_LOCK]);
    const [own] = await this.db.run(tx, checkpointOfSize, [size]);
    if (!own?.note.startsWith(`${text}\n`)) throw new NotCosigned();
    let added = 0;
    for (const { line } of lines) added += (await this.db.run(tx, addCosignature, [own.number, line])).length;
    return added;
  }
}
