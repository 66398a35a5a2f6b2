import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { fold, plainAscii, tidy } from '#platform/language';
import type { Dong } from '#platform/money';
import { banks } from './bank-account.js';
import { UnreadableBankFile } from './refusals.js';

/** A transfer as a bank takes many of them at once. */
export interface Transfer {
  number: string;
  holder: string;
  bankBin: string;
  amount: Dong;
  reference: string;
}

const HEADER = [
  'STT',
  'So tai khoan',
  'Ten nguoi thu huong',
  'Ma ngan hang (BIN)',
  'Ten ngan hang',
  'So tien',
  'Noi dung',
];

/** The batch of a payout run for the bank's programme: no diacritics, whole đồng without separators, the account number as text. */
export function bankFile(transfers: readonly Transfer[]): string {
  const rows = transfers.map(({ number, holder, bankBin, amount, reference }, at) => [
    String(at + 1),
    number,
    holder,
    bankBin,
    plainAscii(banks.find(bank => bank.bin === bankBin)?.name ?? ''),
    amount.toString(),
    reference,
  ]);
  return stringify([HEADER, ...rows], { bom: true, record_delimiter: 'windows', quoted_string: true });
}

/** What the bank says of one transfer. With a reason: it did not go. */
export interface BankAnswer {
  reference: string;
  bankReference: string | null;
  reason?: string;
}

const DONE = new Set(['thanh cong', 'success', 'ok']);
const MOST_ROWS = 20_000;

/**
 * The bank's answer, a row per transfer: content of the transfer, state, the bank's number, reason. Banks put the content among other words,
 * so the reference is looked for in it. Throws UnreadableBankFile with the row.
 */
export function answersIn(csv: string): BankAnswer[] {
  const rows = rowsOf(csv);
  const first = rows[0] && referenceIn(rows[0][0] ?? '') ? 0 : 1;
  const answers = rows.slice(first).map((cells, at) => answerOf(cells.map(tidy), at + 1 + first));
  if (answers.length === 0) throw new UnreadableBankFile(1);
  return answers;
}

function rowsOf(csv: string): string[][] {
  try {
    return parse(csv, {
      bom: true,
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_ROWS,
    }) as string[][];
  } catch {
    throw new UnreadableBankFile(1);
  }
}

const referenceIn = (content: string): string | undefined => /TT\d{6}N\d{5}/.exec(content.toUpperCase())?.[0];

function answerOf([content = '', state = '', number = '', reason = '']: string[], row: number): BankAnswer {
  const reference = referenceIn(content);
  if (!reference) throw new UnreadableBankFile(row);
  const isDone = DONE.has(fold(state));
  if (isDone && number === '') throw new UnreadableBankFile(row);
  return isDone
    ? { reference, bankReference: number.slice(0, 60).toUpperCase() }
    : { reference, bankReference: null, reason: (reason || state || '?').slice(0, 200) };
}
