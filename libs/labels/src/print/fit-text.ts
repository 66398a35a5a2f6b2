// Text in a cell of fixed size: set in the largest size that fits, then cut with an ellipsis. It never overflows.

export interface Room {
  /** In the unit in which `measure` answers. */
  readonly width: number;
  readonly lines: number;
  readonly largest: number;
  readonly smallest: number;
}

export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

export type Measure = (text: string, size: number) => number;

const STEP = 0.25;
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

export function fitText(text: string, room: Room, measure: Measure): FittedText {
  // Composed letters: the font draws ẩ as one glyph, but has no marks to stack when it comes as a + ̂ + ̉.
  const words = text
    .normalize('NFC')
    .split(/[ \t\r\n]+/)
    .filter(Boolean);
  for (let size = room.largest; size > room.smallest; size -= STEP) {
    const lines = wrap(words, room.width, line => measure(line, size));
    if (lines.length <= room.lines && lines.every(line => measure(line, size) <= room.width)) return { size, lines };
  }
  return { size: room.smallest, lines: cut(words, room, line => measure(line, room.smallest)) };
}

function wrap(words: readonly string[], width: number, widthOf: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function cut(words: readonly string[], room: Room, widthOf: (line: string) => number): string[] {
  const lines = wrap(words, room.width, widthOf);
  const kept = lines.slice(0, room.lines - 1);
  const last = lines.slice(room.lines - 1).join(' ');
  return [...kept, ...(last ? [last] : [])].map(line => withEllipsis(line, room.width, widthOf));
}

function withEllipsis(line: string, width: number, widthOf: (line: string) => number): string {
  if (widthOf(line) <= width) return line;
  const kept = Array.from(letters.segment(line), part => part.segment);
  while (kept.length > 0 && widthOf(`${kept.join('').trimEnd()}…`) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}
