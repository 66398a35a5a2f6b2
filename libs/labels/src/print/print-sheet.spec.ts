import { picturesOf } from '../../../../test/support/symbol-outputs.js';
import { seen, STRAIGHT, symbolIn } from '../../../../test/support/symbol-matrix.js';
import { LINE_CODES } from '#libs/catalog';
import { newSerials } from '../rolls/serial.js';
import { sheetFor } from './print-sheet.js';

const aRollOf = (line: string) => ({
  ...{ cooperativeId: 'c', cooperative: 'HTX Tả Leng', isRecalled: false, line, gtin: '09520123456788', lot: 'L-1' },
  ...{ productVi: 'Hàng', productEn: 'Goods', netQuantity: 500, netUnit: 'g' as const, isPerishable: false },
  ...{ producedOn: '2026-11-20' as const, bestBefore: null, issuedAt: new Date('2026-11-24T02:00:00Z') },
  ...{ serials: newSerials(1), insideCodes: [] },
});

describe('the sheet of a roll', () => {
  it('is drawn at level Q for what is wet, cold, worn or dragged, and at M for boxes and jars (Q05)', async () => {
    const wish = { locale: 'vi', origin: 'https://chophien.example' } as const;
    const drawn = LINE_CODES.map(async line => {
      const [picture] = await picturesOf(sheetFor('r', aRollOf(line), wish), {
        form: 'png',
        size: 'standard',
        dpi: 203,
      });
      const { level } = await symbolIn(await seen(picture?.png ?? Buffer.alloc(0), STRAIGHT, 4));
      return [line, level];
    });
    expect(Object.fromEntries(await Promise.all(drawn))).toEqual({
      ...{ fish: 'Q', livestock: 'Q', flowers: 'Q', textile: 'Q', rice: 'Q' },
      ...{ tea: 'M', honey: 'M', herbs: 'M', fruit: 'M', vermicelli: 'M', wood: 'M', tourism: 'M' },
    });
  });
});
