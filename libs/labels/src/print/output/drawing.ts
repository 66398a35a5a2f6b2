// Files are drawn on a thread of their own, with a heap of their own that has a limit: a long roll neither holds up what else the
// process does nor takes its memory. `npm run bench -- labels` measures both.
import { existsSync } from 'node:fs';
import { on } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Piece } from '../label-sheet.js';
import { sheetFor, type PrintWish } from '../print-sheet.js';
import type { RollOnPaper } from '../print-statements.js';
import type { PrintChoice } from '../print-choice.js';
import { drawPieces } from './draw-pieces.js';

export interface Drawing {
  readonly rollId: string;
  readonly roll: RollOnPaper;
  readonly wish: PrintWish & PrintChoice;
}

/** Megabytes. Ten thousand labels are drawn within it; V8 collects before it asks for more, so the limit is also what keeps it small. */
export const DRAWING_HEAP = { maxOldGenerationSizeMb: 44, maxYoungGenerationSizeMb: 4 } as const;

const THREAD = fileURLToPath(new URL('./draw-thread.js', import.meta.url));

/** The heap of the thread was too small for this roll, and will be the next time. */
export const isOutOfRoom = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Run from its sources, as tests do, the house has no compiled file for a thread to begin with, and draws on the spot. */
export const drawOnce = (drawing: Drawing): AsyncIterable<Piece> =>
  existsSync(THREAD)
    ? drawOnThread(drawing)
    : drawPieces(sheetFor(drawing.rollId, drawing.roll, drawing.wish), drawing.wish);

/** One piece at a time: the next one is drawn when this one has been taken. Whoever stops taking ends the thread. */
export async function* drawOnThread(drawing: Drawing, thread = THREAD, limits = DRAWING_HEAP): AsyncGenerator<Piece> {
  const worker = new Worker(thread, { workerData: drawing, resourceLimits: limits, execArgv: [] });
  try {
    for await (const [{ bytes, done }] of on(worker, 'message', { close: ['exit'] })) {
      yield { bytes: Buffer.from((bytes as Uint8Array).buffer), done: done as number };
      worker.postMessage('next');
    }
  } finally {
    await worker.terminate();
  }
}
