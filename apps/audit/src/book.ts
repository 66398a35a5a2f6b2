/** What a line of the log says. */
export interface Entry {
  row: string;
  kind: string;
  subject: string;
  sha256: string;
  recordTime: string;
  actor: string;
}

/** The lines of the log, each to be found by one row. */
export class Book {
  private readonly lines = new Map<string, Entry[]>();

  constructor(
    lines: readonly Entry[],
    private readonly young: ReadonlySet<string>,
  ) {
    for (const line of lines) {
      const key = `${line.kind} ${line.subject}`;
      const same = this.lines.get(key);
      if (same) same.push(line);
      else this.lines.set(key, [line]);
    }
  }

  /** The line of a row, by its hash; or one that is about it but says something else; or none. */
  take(kind: string, subject: string, sha256: string): { line: Entry | undefined; isSame: boolean } {
    const lines = this.lines.get(`${kind} ${subject}`) ?? [];
    const at = Math.max(
      lines.findIndex(line => line.sha256 === sha256),
      lines.length > 0 ? 0 : -1,
    );
    const [line] = at < 0 ? [] : lines.splice(at, 1);
    return { line, isSame: line?.sha256 === sha256 };
  }

  left(): Entry[] {
    return [...this.lines.values()].flat().filter(line => !this.isYoung(line));
  }

  isYoung(line: Entry): boolean {
    return this.young.has(line.row);
  }
}
