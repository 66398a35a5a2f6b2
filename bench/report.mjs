import { cpus, totalmem } from 'node:os';

const number = (value, digits = 0) =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** On what it was measured. */
export const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${number(totalmem() / 2 ** 30)} GB, Node ${process.version}; PostgreSQL, server and driver share it`;

const RESULT = [
  ['what', row => row.what],
  ['conn', row => String(row.connections)],
  ['ours req/s', row => number(row.ours.perSecond)],
  ['floor req/s', row => number(row.floor.perSecond)],
  ['ratio', row => `${number((row.ours.perSecond / row.floor.perSecond) * 100)} %`],
  ['goal', row => `${row.goal * 100} %${isAt64(row) ? `, p99 < ${row.p99At64}` : ''}`],
  ['', row => mark(isMet(row))],
  ['p50 ms', row => number(row.ours.p50, 1)],
  ['p95', row => number(row.ours.p95, 1)],
  ['p99', row => number(row.ours.p99, 1)],
  ['floor p99', row => number(row.floor.p99, 1)],
  ['CPU s/1,000', row => number(row.ours.cpuPerThousand, 2)],
  ['floor CPU', row => number(row.floor.cpuPerThousand, 2)],
  ['wrong', row => String(row.ours.wrong + row.floor.wrong)],
];

const isAt64 = ({ connections, p99At64 }) => connections === 64 && p99At64 !== undefined;
const isMet = row =>
  row.ours.perSecond / row.floor.perSecond >= row.goal &&
  !(isAt64(row) && row.ours.p99 >= row.p99At64) &&
  row.ours.wrong === 0;

export const mark = isMet => (isMet ? 'met' : 'MISSED');

/** A table in Markdown, as printed and as pasted. */
export function table(rows, columns = RESULT) {
  const titles = columns.map(([title]) => title);
  const cells = rows.map(row => columns.map(([, text]) => text(row)));
  const widths = titles.map((title, at) => Math.max(title.length, ...cells.map(row => row[at].length)));
  const line = row =>
    `| ${row.map((cell, at) => (at < 1 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  return [line(titles), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...cells.map(line)].join('\n');
}
