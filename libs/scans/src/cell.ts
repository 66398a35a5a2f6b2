// Where somebody looked at a label, as coarse as it can be and still show that one label is in two towns at once.

/** Degrees: about 22 km from south to north and 20 km from west to east in Lai Châu. */
const SIZE = 0.2;
const EARTH_KM = 6_371;

/** A square of 0.2°, named by its south-west corner: `22.2,103.4`. Never finer, and never a person's position. */
export type Cell = string;

/** The cell of a position as a proxy writes it, `22.3964,103.4581`; undefined for anything else. */
export function cellOf(position: string): Cell | undefined {
  const [, lat, lon] = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(position) ?? [];
  if (lat === undefined || lon === undefined) return undefined;
  const [north, east] = [Number(lat), Number(lon)];
  if (Math.abs(north) > 90 || Math.abs(east) > 180) return undefined;
  return `${corner(north)},${corner(east)}`;
}

/** Kilometres between the middles of two cells, along the great circle (haversine). */
export function kmBetween(one: Cell, other: Cell): number {
  const [a, b] = [middle(one), middle(other)];
  const half = (from: number, to: number) => Math.sin((to - from) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(a.lat) * Math.cos(b.lat) * half(a.lon, b.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

// The tolerance keeps 22.4 / 0.2 = 111.99999999999999 in the cell that begins there.
const corner = (degrees: number): string => (Math.floor(degrees / SIZE + 1e-9) * SIZE).toFixed(1);

function middle(cell: Cell): { lat: number; lon: number } {
  const [lat = 0, lon = 0] = cell.split(',').map(text => ((Number(text) + SIZE / 2) * Math.PI) / 180);
  return { lat, lon };
}
