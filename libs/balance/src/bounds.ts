// Which yields are believed (B2). Bounds are dated data: a rule of thumb for everybody at first, then what the department approved for a co-op.

export interface Bound {
  kind: 'yield' | 'capacity';
  line: string;
  /** Of a yield: the task, `*` for the whole way to the pack, or `task@gathered` when it is measured against what was once gathered. */
  task: string;
  cooperativeId: string | null;
  /** Thousandths of what went in; for a capacity base units per measure and year. */
  least: bigint;
  most: bigint;
  validFrom: string;
  validTo: string | null;
  /** Of a capacity: what it counts in, and up to which size a place is believed of which no claim is countersigned. */
  unit: string | null;
  usualSize: bigint | null;
  /** Of a capacity: from which year of the planting on it holds. */
  fromAge: number;
}

export interface Scope {
  line: string;
  cooperativeId: string;
  /** `YYYY-MM-DD` */
  day: string;
}

/** The bounds that hold for a co-op on a day: its own before everybody's, the latest before older ones, one for each task and age. */
export function inScope(bounds: readonly Bound[], { line, cooperativeId, day }: Scope): Bound[] {
  const found = new Map<string, Bound>();
  for (const bound of bounds) {
    if (bound.line !== line || (bound.cooperativeId !== null && bound.cooperativeId !== cooperativeId)) continue;
    if (bound.validFrom > day || (bound.validTo !== null && bound.validTo < day)) continue;
    const key = `${bound.kind} ${bound.task} ${bound.fromAge}`;
    const other = found.get(key);
    if (!other || isNearer(bound, other)) found.set(key, bound);
  }
  return [...found.values()];
}

const isNearer = (a: Bound, b: Bound): boolean =>
  (a.cooperativeId !== null) !== (b.cooperativeId !== null) ? a.cooperativeId !== null : a.validFrom > b.validFrom;

export interface Made {
  task?: string;
  isPacking: boolean;
  in: bigint;
  /** Of the goods themselves. */
  out: bigint;
  /** With all that fell off beside. */
  total: bigint;
  /** What was once gathered for it; null when that is not known. */
  gathered: bigint | null;
}

/** Undefined when it may be so. Without a bound for the task, no more may come out than went in, and no packing makes goods. */
export function judgeYield(scope: readonly Bound[], made: Made): Record<string, string> | undefined {
  const of = (task: string) => scope.find(bound => bound.kind === 'yield' && bound.task === task);
  const named = (task: string) => (made.task === undefined ? undefined : of(task));
  const own = named(`${made.task}`);
  const most = own && own.most > 1000n ? own.most : 1000n;
  const all = outside(made.in, made.total, 0n, most);
  if (all) return { ...all, of: 'input' };
  const first = own && outside(made.in, made.out, own.least, own.most);
  if (first) return { ...first, of: 'input' };
  const whole = named(`${made.task}@gathered`) ?? (made.isPacking ? of('*') : undefined);
  if (!whole || made.gathered === null || made.gathered === 0n) return undefined;
  const second = outside(made.gathered, made.out, whole.least, whole.most);
  return second && { ...second, of: 'gathered' };
}

/** Amounts are whole: one base unit is forgiven at either end of a kilogram and more. Of a few grams it would be a way to win goods, a gram at a time. */
const FORGIVEN_FROM = 1000n;

function outside(into: bigint, out: bigint, least: bigint, most: bigint): Record<string, string> | undefined {
  const forgiven = into >= FORGIVEN_FROM ? 1n : 0n;
  const isBelow = (out + forgiven) * 1000n < into * least;
  const isAbove = (out - forgiven) * 1000n >= into * most && out * 1000n > into * most;
  if (!isBelow && !isAbove) return undefined;
  return { in: String(into), out: String(out), least: String(least), most: String(most) };
}
