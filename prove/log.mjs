// The transparency log is killed with -9 a hundred times while it takes up lines and signs.
export const name = 'log';
export const what = 'the public log under kill -9: one history, no line lost or doubled (T07, T15)';

export async function run({ url, size }) {
  const { crashLog } = await import('../dist/test/support/log-crashes.js');
  const { kills, entries, checkpoints } = await crashLog(url, size === 'full' ? 100 : 5);
  return `${kills} kills, ${entries} entries, ${checkpoints} checkpoints seen, each contained in all later ones`;
}
