// A thousand rows of events, labels and the log are changed, removed or added by SQL, and the auditor names each.
export const name = 'audit';
export const what =
  'every row of event, label or log tables that was changed by SQL is named by the auditor (T12, T13)';

export async function run({ url, size, say }) {
  const { ALL_ROUNDS, mutateAndAudit } = await import('../dist/test/support/mutate-and-audit.js');
  const rounds = size === 'full' ? ALL_ROUNDS : 2;
  const perRound = size === 'full' ? Math.ceil(1000 / rounds) : 20;
  const { rows, tables } = await mutateAndAudit(url, { rounds, perRound, say });
  return `${rows} rows of ${tables} tables changed in ${rounds} rounds, every one named`;
}
