import fc from 'fast-check';
import { layOut, setHeader, setSerial, type LabelFacts, type MeasureType } from './label-layout.js';
import { A4_24, STRIP } from './label-template.js';

/** A typewriter: every letter is 0.6 as wide as the type is high, bold or not. */
const measure: MeasureType = (text, _typeface, size) => text.length * size * 0.6;

const tea: LabelFacts = {
  cooperative: 'HTX Chè Tả Leng',
  product: 'Chè Shan tuyết',
  netContent: '100 g',
  gtin: '09520123456788',
  lot: 'CHE-2026-11',
  producedOn: '20/11/2026',
  bestBefore: '20/11/2028',
  captions: { lot: 'Lô', producedOn: 'NSX', bestBefore: 'HSD' },
};

describe('the layout of a label', () => {
  it('says the name above, the lot and the dates below, the GTIN on the strip (Q07)', () => {
    expect(layOut(tea, 33, measure).lines.map(line => line.text)).toEqual([
      'Chè Shan tuyết',
      '100 g',
      'HTX Chè Tả Leng',
      'Lô: CHE-2026-11',
      'NSX: 20/11/2026',
      'HSD: 20/11/2028',
      '(01)09520123456788',
    ]);
  });

  it('leaves out the best-before date of what does not spoil', () => {
    const { bestBefore: _none, ...basket } = tea;
    expect(layOut(basket, 33, measure).lines.map(line => line.text)).not.toContainEqual(expect.stringContaining('HSD'));
  });

  it('sets the serial, with its AI and in groups, under the symbol, clear of the GTIN, also when it has twenty symbols (Q07)', () => {
    const layout = layOut(tea, 33, measure);
    const gtin = layout.lines.at(-1);
    for (const serial of ['8F3K2MNP7QRT', '8F3K2MNP7QRT8F3K2MNP']) {
      const line = setSerial(serial, layout, measure);
      expect(line.text.replaceAll(/\u00a0+/g, '')).toBe(`(21)${serial}`);
      expect(line.left).toBe(layout.place.left);
      expect(line.left + measure(line.text, 'bold', line.size)).toBeLessThan(gtin?.left ?? 0);
    }
  });

  it('has room for all its lines in their largest sizes', () => {
    const full = {
      ...tea,
      product: 'Chè Shan tuyết cổ thụ Tả Leng',
      cooperative: 'Hợp tác xã Nông nghiệp hữu cơ Tả Leng',
    };
    const lines = layOut(full, 37, measure).lines.slice(0, -1);
    expect(lines.map(line => line.size)).toEqual([8.5, 8.5, 7, 6, 6, 6.5, 6.5, 6.5]);
    for (const [i, line] of lines.entries()) {
      const above = lines[i - 1];
      if (above) expect(line.baseline - above.baseline).toBeGreaterThanOrEqual(above.size * 0.23 + line.size); // no ợ touches an Ẫ
    }
  });

  it('keeps every line inside the label, off the symbol and off the next line, whatever the texts', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), {
      minLength: 1,
      maxLength: 20,
    });
    const texts = text.map(words => words.join(' '));
    const facts = fc.record({
      ...{ cooperative: texts, product: texts, netContent: texts, lot: texts, producedOn: texts, bestBefore: texts },
      gtin: fc.constant(tea.gtin),
      captions: fc.constant(tea.captions),
    });
    fc.assert(
      fc.property(facts, fc.constantFrom(21, 37, 57), (said, size) => {
        const { place, lines } = layOut(said, size, measure);
        const beside = lines.slice(0, -1);
        for (const line of lines) {
          expect(line.left + measure(line.text, line.typeface, line.size)).toBeLessThanOrEqual(
            A4_24.width - A4_24.margin + 1e-9,
          );
          expect(line.size).toBeGreaterThanOrEqual(5);
        }
        for (const line of beside) expect(line.left).toBeGreaterThanOrEqual(place.right);
        for (const [i, line] of beside.entries()) {
          const above = beside[i - 1]?.baseline ?? A4_24.margin - line.size * 0.3;
          expect(line.baseline - above).toBeGreaterThanOrEqual(line.size - 1e-9);
        }
        expect(beside.at(-1)?.baseline).toBeLessThan(STRIP.baseline - STRIP.size);
      }),
    );
  });

  it('cuts a long title before it meets the page number', () => {
    const [title, page] = setHeader('Tờ tem '.repeat(40), 'tờ 1/4', measure);
    expect(title?.text).toMatch(/…$/);
    expect((title?.left ?? 0) + measure(title?.text ?? '', 'regular', title?.size ?? 0)).toBeLessThan(page?.left ?? 0);
    expect((page?.left ?? 0) + measure('tờ 1/4', 'regular', 8)).toBeCloseTo(A4_24.page[0] - A4_24.left, 9);
  });
});
