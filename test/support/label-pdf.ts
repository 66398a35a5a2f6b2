import { inflateSync } from 'node:zlib';

/** The unpacked streams of a PDF: pages, and the maps that fonts carry for copying text. */
export function streamsOf(pdf: Buffer): string[] {
  const heads = pdf.toString('latin1').matchAll(/\/Length (\d+)\n\/Filter \/FlateDecode\n>>\nstream\n/g);
  return [...heads].map(head => {
    const start = head.index + head[0].length;
    return inflateSync(pdf.subarray(start, start + Number(head[1]))).toString('latin1');
  });
}

/** What the pages paint, in PDF operators. */
export const pagesOf = (pdf: Buffer): string[] => streamsOf(pdf).filter(stream => / re f$/m.test(stream));

/** The symbols on a page, rebuilt from the rectangles that were painted. */
export function symbolsOn(page: string): { size: number; isDark(row: number, column: number): boolean }[] {
  return page
    .split('\n')
    .filter(line => line.endsWith(' re f'))
    .map(line => {
      const runs = [...line.matchAll(/(\d+) (\d+) (\d+) 1 re/g)].map(
        run => run.slice(1).map(Number) as [number, number, number],
      );
      const size = Math.max(...runs.map(([column, , length]) => column + length)); // the finder patterns touch the right edge
      const dark = new Set(
        runs.flatMap(([column, row, length]) => Array.from({ length }, (_, at) => row * size + column + at)),
      );
      return {
        size,
        isDark: (row: number, column: number) => 0 <= column && column < size && dark.has(row * size + column),
      };
    });
}
