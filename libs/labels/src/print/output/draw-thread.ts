// A thread that draws one file and ends. It draws the next piece only when it is told to: what was drawn has been stored by then.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { sheetFor } from '../print-sheet.js';
import { drawPieces } from './draw-pieces.js';
import type { Drawing } from './drawing.js';

const port = parentPort;
if (!port) throw new Error('this is not a program but a thread of one');
const { rollId, roll, wish } = workerData as Drawing;

for await (const { bytes, done } of drawPieces(sheetFor(rollId, roll, wish), wish)) {
  // A copy of its own: it is handed over, and what is left here is nothing.
  const own = new Uint8Array(bytes);
  const isWanted = once(port, 'message');
  port.postMessage({ bytes: own, done }, [own.buffer]);
  await isWanted;
}
port.close();
