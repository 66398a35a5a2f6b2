// A paper of the packing table: text that flows from top to bottom and never breaks within a part that is kept together.
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { TYPEFACES } from '#libs/labels';

export interface PaperKind {
  size: 'A4' | 'A6';
  marginPt: number;
  title: string;
  author: string;
  language: string;
  /** So that the same paper is the same file. */
  at: Date;
}

export interface TextStyle {
  bold?: boolean;
  size?: number;
  align?: 'left' | 'right';
  /** From the left edge of the text, in points; and how wide. By default the whole line. */
  left?: number;
  width?: number;
}

const BODY = 10;
const LEADING = 2;

export class Pen {
  readonly doc: PDFKit.PDFDocument;
  private y: number;

  constructor(private readonly kind: PaperKind) {
    const { size, title, author, language, at } = kind;
    const info = { Title: title, Author: author, Creator: 'Chợ Phiên', CreationDate: at };
    this.doc = new PDFDocument({ size, margin: 0, lang: language, displayTitle: true, info });
    this.y = kind.marginPt;
  }

  get width(): number {
    return this.doc.page.width - 2 * this.kind.marginPt;
  }

  /** How high a text becomes. */
  heightOf(text: string, style: TextStyle = {}): number {
    return this.set(style).heightOfString(composed(text), { width: style.width ?? this.width }) + LEADING;
  }

  /** Goes to the next page unless so much still fits on this one. */
  keep(height: number): void {
    if (this.y + height <= this.doc.page.height - this.kind.marginPt) return;
    if (this.y === this.kind.marginPt) return;
    this.doc.addPage();
    this.y = this.kind.marginPt;
  }

  /** A line of cells beside each other; the highest decides where the next one begins. */
  row(cells: readonly (readonly [text: string, style: TextStyle])[]): void {
    const height = this.heightOfRow(cells);
    this.keep(height);
    for (const [text, style] of cells) {
      const { left = 0, width = this.width - left, align = 'left' } = style;
      this.set(style).text(composed(text), this.kind.marginPt + left, this.y, { width, align });
    }
    this.y += height;
  }

  heightOfRow(cells: readonly (readonly [text: string, style: TextStyle])[]): number {
    return Math.max(
      ...cells.map(([text, style]) =>
        this.heightOf(text, { ...style, width: style.width ?? this.width - (style.left ?? 0) }),
      ),
    );
  }

  text(text: string, style: TextStyle = {}): void {
    this.row([[text, style]]);
  }

  gap(points: number): void {
    this.y += points;
  }

  rule(): void {
    this.doc
      .moveTo(this.kind.marginPt, this.y)
      .lineTo(this.kind.marginPt + this.width, this.y)
      .lineWidth(0.5)
      .strokeColor('#666666')
      .stroke();
    this.y += 4;
  }

  /** An empty square to tick, at the left edge of the next row. */
  box(): void {
    this.doc
      .rect(this.kind.marginPt, this.y + 2, 9, 9)
      .lineWidth(0.75)
      .strokeColor('#000000')
      .stroke();
  }

  /** Black modules as one shape at a place of the page, each so many points wide. */
  symbol(
    runs: readonly { row: number; column: number; length: number }[],
    left: number,
    top: number,
    module: number,
  ): void {
    this.doc.save().translate(left, top).scale(module);
    this.doc.addContent(`${runs.map(run => `${run.column} ${run.row} ${run.length} 1 re`).join(' ')} f`);
    this.doc.restore();
  }

  async end(): Promise<Buffer> {
    this.doc.end();
    return buffer(this.doc);
  }

  private set({ bold = false, size = BODY }: TextStyle): PDFKit.PDFDocument {
    return this.doc
      .fillColor('#000000')
      .font(TYPEFACES[bold ? 'bold' : 'regular'])
      .fontSize(size);
  }
}

/** The type draws ẩ as one glyph, but has no marks to stack when it comes as a + ̂ + ̉. */
const composed = (text: string): string => text.normalize('NFC');
