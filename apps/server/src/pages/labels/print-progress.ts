// How far a print has come, told as it happens: server-sent events (HTML Living Standard §9.2), each with the standing as JSON.
import { setTimeout as wait } from 'node:timers/promises';
import type { PrintStanding } from '#libs/labels';

/** Often enough to be seen to move. */
const LOOK_EVERY_MS = 400;
/** Then the browser asks again by itself: whoever was signed out meanwhile, or sits behind a proxy, is not kept for ever. */
const LOOKS = 300;

export const isOver = ({ state }: PrintStanding): boolean => state !== 'waiting' && state !== 'working';

/** Ends with the print. `display` says the standing in the reader's words. */
export async function* progressEvents(
  look: () => Promise<PrintStanding>,
  display: (standing: PrintStanding) => string,
): AsyncGenerator<string> {
  let told = '';
  for (let looks = 0; looks < LOOKS; looks++) {
    const standing = await look();
    const { done, total } = standing;
    const event = JSON.stringify({ done, total, display: display(standing), isOver: isOver(standing) });
    // A comment keeps the line open while nothing moves.
    yield event === told ? ':\n\n' : `data: ${event}\n\n`;
    told = event;
    if (isOver(standing)) return;
    await wait(LOOK_EVERY_MS, undefined, { ref: false });
  }
}
