import { HttpLog, readVerifierKey, verifyCheckpoint, writeVerifierKey } from '#libs/tlog';
import { finding, type Finding } from './finding.js';
import { judgeLabels } from './judge-labels.js';
import { judgeRows } from './judge-rows.js';
import { auditLog, type AuditMemory, type TrustedKeys } from './public-log.js';
import { entriesFrom, readRows } from './rows.js';

export interface AuditWish {
  /** `https://cho.example/log` */
  log: HttpLog;
  keys: TrustedKeys;
  /** Opens the rows behind the log; without it only the log itself is looked at. */
  token?: string;
  before?: AuditMemory;
}

export interface AuditReport {
  findings: Finding[];
  entries: number;
  rows: number;
  /** To be kept for the next time; undefined when the log could not be read. */
  memory?: AuditMemory;
}

/** One look at everything. Throws LogUnreachable. */
export async function audit({ log, keys, token, before }: AuditWish): Promise<AuditReport> {
  const first = await log.bytes('checkpoint');
  // Without a good checkpoint to begin with, no entry counts as younger than the rows.
  const known = Number((first && verifyCheckpoint(first, keys.log)?.size) ?? Number.MAX_SAFE_INTEGER);
  const rows = token === undefined ? undefined : await readRows(log, token);
  const { findings, entries, memory } = await auditLog(log, keys, {
    before,
    openEntries: token === undefined ? undefined : entriesFrom(log, token),
  });
  const judged = rows ? [...judgeRows(rows, entries, known), ...judgeLabels(rows.rolls, rows.changes)] : [];
  return {
    findings: [...(await judgeKeys(log, keys)), ...findings, ...judged],
    entries: entries.length,
    rows: rows
      ? rows.events.length + rows.changes.length + rows.rolls.reduce((sum, roll) => sum + 1 + roll.labels.length, 0)
      : 0,
    memory,
  };
}

async function judgeKeys(log: HttpLog, keys: TrustedKeys): Promise<Finding[]> {
  const served = await log.json<{ log: string; witnesses: string[] }>('keys');
  const known = keys.witnesses.map(writeVerifierKey);
  return [
    ...(served?.log === writeVerifierKey(keys.log)
      ? []
      : [finding('transparency_key', 'the log has another key than the one you gave')]),
    ...(served?.witnesses ?? [])
      .filter(key => !known.includes(key))
      .map(key => finding('LOG_WITNESSES', `${readVerifierKey(key)?.name ?? key} is no witness that you know`)),
  ];
}
