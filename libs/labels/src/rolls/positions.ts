/** From and to, both included. */
export type Stretch = readonly [first: number, last: number];

/** `[3, 1, 2, 7]` -> `[[1, 3], [7, 7]]`: positions on a roll as stretches, in ascending order. */
export function stretches(positions: readonly number[]): Stretch[] {
  const found: [number, number][] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && position <= last[1] + 1) last[1] = position;
    else found.push([position, position]);
  }
  return found;
}

/** As PostgreSQL writes an int4multirange: `{[1,4),[7,8)}`. */
export const asMultirange = (found: readonly Stretch[]): string =>
  `{${found.map(([first, last]) => `[${first},${last + 1})`).join(',')}}`;
