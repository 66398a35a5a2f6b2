// A part of a page, told again as it changes: server-sent events (HTML Living Standard §9.2), each with the part as HTML, drawn by the view of the page.
import { setTimeout as wait } from 'node:timers/promises';
import type { VNode } from 'preact';
import { renderPart } from '../ui/render.js';

export interface Telling {
  part: VNode;
  /** Nothing more will change: the browser asks for the page again. */
  isOver: boolean;
}

/** Then the browser asks again by itself: whoever was signed out meanwhile, or sits behind a proxy, is not kept for ever. */
const TOLD_FOR_MS = 120_000;

export interface Pace {
  everyMs: number;
  /** For who did not ask for a stream: a program that follows links, a person who opens the address. */
  isOnce: boolean;
}

/** Ends with what it tells of. */
export async function* tellings(look: () => Promise<Telling>, { everyMs, isOnce }: Pace): AsyncGenerator<string> {
  let told = '';
  for (let looks = 0; looks < TOLD_FOR_MS / everyMs; looks++) {
    const { part, isOver } = await look();
    const event = JSON.stringify({ html: renderPart(part), isOver });
    // A comment keeps the line open while nothing moves.
    yield event === told ? ':\n\n' : `data: ${event}\n\n`;
    told = event;
    if (isOver || isOnce) return;
    await wait(everyMs, undefined, { ref: false });
  }
}
