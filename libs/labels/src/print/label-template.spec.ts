import { A4_24, cornerOf, cutMarks, LABELS_PER_PAGE, placeSymbol, STRIP } from './label-template.js';

const MM = 72 / 25.4;
const SIZES = [21, 25, 29, 33, 37, 41, 45, 49, 53, 57]; // QR versions 1 to 10

describe('the place of a symbol on its label', () => {
  it.each(SIZES)('of %d modules keeps the GS1 module size in whole dots, and its quiet zone (Q02, Q03)', size => {
    const { module, left, top, right } = placeSymbol(size);
    expect(module / MM).toBeGreaterThanOrEqual(0.396);
    expect(module / MM).toBeLessThanOrEqual(0.99);
    for (const inch of [300, 600, 1200]) expect((module / 72) * inch).toBeCloseTo(Math.round((module / 72) * inch), 9);

    const quiet = 4 * module;
    expect(left - quiet).toBeGreaterThanOrEqual(0);
    expect(top - quiet).toBeGreaterThanOrEqual(0);
    expect(right).toBeCloseTo(left + size * module + quiet, 9);
    expect(top + size * module + quiet).toBeLessThanOrEqual(STRIP.baseline - STRIP.size * 0.74); // below stands the serial
  });

  it('has larger modules where there are fewer', () => {
    expect(placeSymbol(33).module / MM).toBeCloseTo(0.593, 3);
    expect(placeSymbol(57).module / MM).toBeCloseTo(0.423, 3);
  });

  it('is refused to a symbol that would have to shrink below the minimum', () => {
    expect(() => placeSymbol(61)).toThrow(RangeError);
  });
});

describe('the sheet of paper', () => {
  it('holds 24 labels that touch no other and lie on the page', () => {
    const corners = Array.from({ length: LABELS_PER_PAGE }, (_, position) => cornerOf(position));
    const slack = 0.25; // a corner moves to the next dot
    for (const { left, top } of corners) {
      expect(left).toBeGreaterThan(4 * MM); // what a printer leaves white
      expect(left + A4_24.width).toBeLessThan(A4_24.page[0] - 4 * MM);
      expect(top).toBeGreaterThan(A4_24.headerBaseline + 2);
      expect(top + A4_24.height).toBeLessThan(A4_24.page[1] - 4 * MM);
    }
    for (const [i, a] of corners.entries()) {
      for (const b of corners.slice(i + 1)) {
        const apart =
          Math.abs(a.left - b.left) >= A4_24.width - slack || Math.abs(a.top - b.top) >= A4_24.height - slack;
        expect(apart).toBe(true);
      }
    }
  });
});

describe('the marks for the cuts', () => {
  const marks = cutMarks();
  const bottom = A4_24.top + A4_24.rows * A4_24.height;
  const right = A4_24.page[0] - A4_24.left;

  it('stand at both ends of nine cuts across and six down', () => {
    const across = marks.filter(({ from, to }) => from[1] === to[1]);
    expect([across.length, marks.length - across.length]).toEqual([18, 12]);
  });

  it('touch no label, and not the line above the labels', () => {
    for (const { from, to } of marks)
      for (const [x, y] of [from, to]) {
        expect(x < A4_24.left || x > right || y < A4_24.top || y > bottom).toBe(true);
        expect(y).toBeGreaterThan(A4_24.headerBaseline);
        expect(x).toBeGreaterThan(0);
        expect(y).toBeLessThan(A4_24.page[1]);
      }
  });

  it('continue the edges of the labels', () => {
    const edges = Array.from({ length: LABELS_PER_PAGE }, (_, position) => cornerOf(position));
    for (const { top } of edges)
      expect(marks.some(({ from, to }) => from[1] === to[1] && Math.abs(from[1] - top) < 0.2)).toBe(true);
    for (const { left } of edges)
      expect(marks.some(({ from, to }) => from[0] === to[0] && Math.abs(from[0] - left) < 0.2)).toBe(true);
  });
});
