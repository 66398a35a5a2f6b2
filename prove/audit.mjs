// A thousand rows of events, labels and the log are changed, removed or added by SQL, and the auditor names each.
export const name = 'audit';
export const what =
  'every row of event, label or log tables that was changed by SQL is named by the auditor (T12, T13)';

export async function run({ url, size }) {
  const { mutateAndAudit } = await import('../dist/test/support/audit-mutations.js');
  const wish = size === 'full' ? { rounds: 30, perRound: 34 } : { rounds: 2, perRound: 20 };
  const { rows, rounds, tables } = await mutateAndAudit(url, wish);
  return `${rows} rows of ${tables} tables changed in ${rounds} rounds, every one named`;
}
