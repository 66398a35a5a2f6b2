import { randomBytes } from 'node:crypto';

/** Drawn anew by each process and shown to nobody: no text of a person can hold it. Letters and digits only, so that no escaping changes it. */
const MARK = `gap${randomBytes(16).toString('hex')}`;
const GAPS = new RegExp(`${MARK}x(\\w+)x`);

/** To be rendered in the place of a text that is written in later. */
const gap = (name: string): string => `${MARK}x${name}x`;

/** As preact-render-to-string escapes: good within an element and within a quoted attribute. */
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escape = (text: string): string =>
  /[&<"]/.test(text) ? text.replace(/[&<"]/g, one => ESCAPES[one] ?? one) : text;

/** A rendered page with gaps: what fills them is text, and is escaped. Kept as bytes, for it is filled far more often than it is made. */
export class Sheet<Texts extends { [name in keyof Texts]?: string }> {
  private constructor(
    private readonly pieces: readonly Buffer[],
    private readonly names: readonly (keyof Texts)[],
  ) {}

  /** @param texts Says which gaps there are; what stands in them is not looked at. */
  static render<Texts extends { [name in keyof Texts]?: string }>(
    texts: Texts,
    render: (gaps: Texts) => string,
  ): Sheet<Texts> {
    const gaps = Object.fromEntries(Object.keys(texts).map(name => [name, gap(name)])) as unknown as Texts;
    const parts = render(gaps).split(GAPS);
    const pieces = parts.filter((_, at) => at % 2 === 0).map(piece => Buffer.from(piece));
    return new Sheet(pieces, parts.filter((_, at) => at % 2 === 1) as (keyof Texts)[]);
  }

  /** In memory, roughly. */
  get bytes(): number {
    return this.pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  fill(texts: Texts): Buffer {
    const [first = Buffer.alloc(0), ...others] = this.pieces;
    const filled = [first];
    for (const [at, piece] of others.entries())
      filled.push(Buffer.from(escape(texts[this.names[at] as keyof Texts] ?? '')), piece);
    return Buffer.concat(filled);
  }
}
