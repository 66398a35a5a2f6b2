// Type as outlines. A print shop or a label printer has no font of ours: what it gets are shapes, with every Vietnamese mark where it belongs.
import { openSync, type Font } from 'fontkit';
import type { MeasureType, SetLine, Typeface } from '../label-layout.js';
import { TYPEFACES } from '../typefaces.js';

export interface Outlines {
  readonly measure: MeasureType;
  /** A line as SVG, in points from the top left of its label. */
  svgOf(line: SetLine): string;
}

/** Both typefaces, read once. */
export function openOutlines(): Outlines {
  const fonts = { regular: openFont('regular'), bold: openFont('bold') };
  const shapes = new Map<string, string>();
  const shapeOf = (typeface: Typeface, glyph: { id: number; path: { toSVG(): string } }): string => {
    const key = `${typeface}${glyph.id}`;
    const shape = shapes.get(key) ?? glyph.path.toSVG();
    shapes.set(key, shape);
    return shape;
  };
  return {
    measure: (text, typeface, size) => {
      const font = fonts[typeface];
      return (font.layout(text).advanceWidth * size) / font.unitsPerEm;
    },
    svgOf: ({ text, typeface, size, left, baseline }) => {
      const font = fonts[typeface];
      const { glyphs, positions } = font.layout(text);
      let at = 0;
      const drawn = glyphs.map((glyph, n) => {
        const shape = shapeOf(typeface, glyph);
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[n] ?? {};
        const x = at + xOffset;
        at += xAdvance;
        return shape && `<path transform="translate(${x} ${yOffset})" d="${shape}"/>`;
      });
      const scale = short(size / font.unitsPerEm);
      // Fonts count upwards from the baseline, pictures downwards.
      return `<g transform="translate(${short(left)} ${short(baseline)}) scale(${scale} -${scale})">${drawn.join('')}</g>`;
    },
  };
}

function openFont(typeface: Typeface): Font {
  const font = openSync(TYPEFACES[typeface]);
  if (!('layout' in font)) throw new Error(`${TYPEFACES[typeface]} is a collection of fonts`);
  return font;
}

/** A hundred-thousandth of a point is finer than any printer. */
const short = (length: number): number => Number(length.toFixed(5));
