import { HttpLog, LogUnreachable, readVerifierKey, verifyCheckpoint, writeVerifierKey } from '#libs/tlog';
import { finding, type Finding } from './finding.js';
import { judgeLabels } from './judge-labels.js';
import { judgeRows } from './judge-rows.js';
import { auditLog, type AuditMemory, type TrustedKeys } from './public-log.js';
import { entriesFrom, readRows } from './rows.js';
import { readTold } from './told-events.js';

export interface AuditWish {
  /** `https://cho.example` */
  site: string;
  keys: TrustedKeys;
  /** An API key of the department: opens the EPCIS query interface, and the salts and labels behind the log. Without it only the log is looked at. */
  apiKey?: string;
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
export async function audit({ site, keys, apiKey, before }: AuditWish): Promise<AuditReport> {
  const log = new HttpLog(`${site}/log`);
  const first = await log.bytes('checkpoint');
  // Without a good checkpoint to begin with, no entry counts as younger than the rows.
  const known = Number((first && verifyCheckpoint(first, keys.log)?.size) ?? Number.MAX_SAFE_INTEGER);
  const rows = apiKey === undefined ? undefined : await readRows(log, apiKey, () => readTold(site, apiKey));
  const { findings, entries, memory } = await auditLog(log, keys, {
    before,
    openEntries: apiKey === undefined ? undefined : entriesFrom(log, apiKey),
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

interface ServedKeys {
  log: string;
  witnesses: string[];
}

async function judgeKeys(log: HttpLog, keys: TrustedKeys): Promise<Finding[]> {
  // It answered everything else a moment ago.
  const served = await log.json<ServedKeys>('keys').catch((error: unknown) => {
    if (error instanceof LogUnreachable) return error;
    throw error;
  });
  if (!served || served instanceof LogUnreachable)
    return [finding('transparency_key', `the log does not tell its key${served ? `: ${served.message}` : ''}`)];
  const known = keys.witnesses.map(writeVerifierKey);
  return [
    ...(served.log === writeVerifierKey(keys.log)
      ? []
      : [finding('transparency_key', 'the log has another key than the one you gave')]),
    ...served.witnesses
      .filter(key => !known.includes(key))
      .map(key => finding('LOG_WITNESSES', `${readVerifierKey(key)?.name ?? key} is no witness that you know`)),
  ];
}
