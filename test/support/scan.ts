import jsQR from 'jsqr';

/**
 * Reads a QR symbol as a phone would: from pixels. `isDark` says which modules are dark; `size` counts them on a side,
 * and a light border of `quietZone` modules is painted around them.
 */
export function scan(
  symbol: { size: number; isDark(row: number, column: number): boolean },
  { pixels = 4, quietZone = 4 } = {},
): string | undefined {
  const side = (symbol.size + 2 * quietZone) * pixels;
  const rgba = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (!symbol.isDark(Math.floor(y / pixels) - quietZone, Math.floor(x / pixels) - quietZone)) continue;
      rgba.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return jsQR.default(rgba, side, side)?.data;
}

/** Reads the first QR symbol that stands as SVG in a page: its path draws each row in runs of dark modules. */
export function scanSvg(html: string): string | undefined {
  const path = /<path fill="#000"[^>]* d="([^"]+)"/.exec(html)?.[1] ?? '';
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(
    run => run.slice(1).map(Number) as [number, number, number],
  );
  const size = Math.max(...runs.map(([column, , length]) => column + length));
  const dark = new Set(
    runs.flatMap(([column, row, length]) => Array.from({ length }, (_, at) => row * size + column + at)),
  );
  const isDark = (row: number, column: number) => 0 <= column && column < size && dark.has(row * size + column);
  return scan({ size, isDark });
}
