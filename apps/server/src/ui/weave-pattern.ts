// One repeat of the woven band, thread by thread, so that the pattern can be read and changed here.
// R red, S saffron, G leaf green, W white, a dot is the indigo ground.
export const REPEAT = [
  'SSSSSSSSSSSSSSSSSSSSSSSS',
  '........................',
  'RRR.W.R.W.RRRRR.W.S.W.RR',
  'RR.W.RRR.W.RRR.W.SSS.W.R',
  'R.W.RRSRR.W.R.W.SSGSS.W.',
  'SW.RRSWSRR.WSW.SSGWGSS.W',
  'R.W.RRSRR.W.R.W.SSGSS.W.',
  'RR.W.RRR.W.RRR.W.SSS.W.R',
  'RRR.W.R.W.RRRRR.W.S.W.RR',
  '........................',
  'SSSSSSSSSSSSSSSSSSSSSSSS',
];

export const THREADS = { R: '#c8362b', S: '#eda922', G: '#5aa653', W: '#fff' };
export const GROUND = '#1d2050';
/** One thread is two pixels square. */
const THREAD = 2;
export const REPEAT_WIDTH = 24 * THREAD;
export const BAND_HEIGHT = REPEAT.length * THREAD;

/** The path of all threads of one colour, each unbroken run as one rectangle. */
export function threadPath(letter: keyof typeof THREADS): string {
  return REPEAT.flatMap((row, y) =>
    [...row.matchAll(new RegExp(`${letter}+`, 'g'))].map(({ 0: run, index: x }) => rectangle(x, y, run.length)),
  ).join('');
}

const rectangle = (x: number, y: number, length: number) =>
  `M${x * THREAD} ${y * THREAD}h${length * THREAD}v${THREAD}h-${length * THREAD}z`;
