// A long roll on paper: 10,000 labels with a serial each, drawn by the worker's own verb, in a process of its own so that its memory is its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';

export const part = 'labels';

const LABELS = 10_000;

export async function measure({ url }) {
  const child = fork(new URL('../label-roll.mjs', import.meta.url), [url, String(LABELS)], {
    env: { ...process.env, NODE_OPTIONS: '' },
    // Held tight, so that what is seen is what the work needs and not what the collector leaves lying while there is room.
    execArgv: ['--max-old-space-size=96', '--max-semi-space-size=4'],
  });
  const [found] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the roll was not drawn: the process ended with ${code}`);
    }),
  ]);
  const { seconds, processor, peak, bytes, looks } = found;
  return [
    {
      what: `${LABELS.toLocaleString('en')} serial labels to PDF`,
      found: `${seconds.toFixed(1)} s, of which ${processor.toFixed(1)} s of processor; ${(bytes / 1e6).toFixed(1)} MB of PDF`,
      goal: '< 30 s',
      isMet: seconds < 30,
    },
    {
      what: 'memory of the process that draws them, its heap held to 96 MB',
      found: `${(peak / 1e6).toFixed(0)} MB at most`,
      goal: '< 200 MB',
      isMet: peak < 200e6,
    },
    {
      what: 'standings seen on the way',
      found: `${looks} different ones`,
      goal: 'more than 10',
      isMet: looks > 10,
    },
  ];
}
