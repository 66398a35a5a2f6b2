import fc from 'fast-check';
import { completenessOf, REQUIREMENTS } from './completeness.js';
import { documentOf } from './document.js';
import type { Passport } from './passport.js';

const place = { gln: '9529001010005', extension: '1', name: 'Nương Bản Mẫu', commune: 'Xã Tả Lèng' };
const full: Passport = {
  gtin: '09529001010012',
  lot: 'CHE-1',
  nameVi: 'Chè Shan tuyết',
  nameEn: 'Shan tea',
  photos: ['a'],
  line: 'tea',
  brand: 'HTX Chè Bản Mẫu',
  netQuantity: 100,
  netUnit: 'g',
  ingredientsVi: 'Búp chè',
  usageVi: 'Pha nước 90 °C',
  warningsVi: 'Để nơi khô',
  standard: 'TCCS 01:2025',
  shelfLifeDays: 730,
  producedOn: '2026-11-20',
  packedOn: '2026-11-21',
  bestBefore: '2028-11-19',
  recalledOn: null,
  recallReasonVi: null,
  responsible: {
    slug: 'x',
    name: 'HTX Chè Bản Mẫu',
    legalForm: 'HTX',
    taxCode: '6200000001',
    gln: '9529001010005',
    address: 'Bản Mẫu',
    commune: 'Xã Tả Lèng',
    province: 'Tỉnh Lai Châu',
    phone: '+84912345678',
  },
  stages: [
    {
      kind: 'pluck',
      step: 'gather',
      at: '2026-11-19T00:00:00Z',
      productCode: '/01/99529001010015/10/CHE-1.1',
      place,
      photos: null,
    },
    {
      kind: 'pack',
      step: 'pack',
      at: '2026-11-21T00:00:00Z',
      productCode: '/01/09529001010012/10/CHE-1',
      place,
      photos: null,
    },
  ],
  certificates: [
    {
      kind: 'ocop',
      stars: 4,
      decisionNumber: '1/QĐ-UBND',
      issuer: 'province',
      issuedOn: '2026-01-01',
      expiresOn: '2028-12-31',
    },
  ],
  from: [],
  parcels: 3,
};
const lacking = (over: Partial<Passport>) => completenessOf({ ...full, ...over }, '2026-11-24');

describe('how complete a passport is (T9; Decree 37/2026, Art. 32; Circular 02/2024)', () => {
  it('is whole when everything is said', () => {
    expect(lacking({})).toEqual({ percent: 100, missing: [] });
  });

  it('names what is missing, with where it is written', () => {
    expect(lacking({ producedOn: null, photos: [] })).toEqual({
      percent: 87,
      missing: [
        {
          id: 'picture',
          source: { vi: 'Thông tư 02/2024/TT-BKHCN', en: 'Circular 02/2024/TT-BKHCN' },
          strength: 'must',
        },
        {
          id: 'produced-on',
          source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 32, điểm f', en: 'Decree 37/2026/NĐ-CP, Art. 32, point f' },
          strength: 'must',
        },
      ],
    });
  });

  it('asks for a last day only of what expires, and for ingredients only of food', () => {
    expect(lacking({ shelfLifeDays: null, bestBefore: null }).percent).toBe(100);
    expect(lacking({ bestBefore: null }).missing.map(one => one.id)).toEqual(['best-before']);
    expect(lacking({ line: 'textile', ingredientsVi: '', usageVi: '', warningsVi: '' }).percent).toBe(100);
  });

  it('only points out what should be there', () => {
    expect(lacking({ nameEn: '', certificates: [] })).toMatchObject({
      percent: 100,
      missing: [{ id: 'english-name' }, { id: 'certificate' }],
    });
  });

  it('wants a product and a location code at every stage (Draft of Decree 37)', () => {
    const nowhere = { ...place, extension: '' };
    expect(
      lacking({ stages: full.stages.map(stage => ({ ...stage, place: nowhere })) }).missing.map(one => one.id),
    ).toEqual(['stage-places']);
  });

  it('is 100 only when no must is missing, whatever is left out', () => {
    const keys = ['nameVi', 'gtin', 'standard', 'ingredientsVi', 'usageVi', 'lot'] as const;
    fc.assert(
      fc.property(fc.subarray([...keys]), left => {
        const { percent, missing } = lacking(Object.fromEntries(left.map(key => [key, ''])));
        expect(missing).toHaveLength(left.length);
        expect(percent === 100).toBe(left.length === 0);
      }),
    );
  });

  it('knows a rule set for today', () => {
    expect(REQUIREMENTS.map(set => set.validFrom)).toEqual(REQUIREMENTS.map(set => set.validFrom).toSorted());
  });
});

describe('the passport for programs', () => {
  const written = documentOf(full, {
    origin: 'https://cho.example',
    photo: id => `/p/${id}`,
    taskName: (_line, kind) => kind,
  });

  it('is named by the Digital Link that is on the label', () => {
    expect(written.id).toBe('https://cho.example/01/09529001010012/10/CHE-1');
    expect(written.canonicalId).toBe('https://id.gs1.org/01/09529001010012/10/CHE-1');
    expect(written.stages[0]).toMatchObject({
      productCode: 'https://cho.example/01/99529001010015/10/CHE-1.1',
      locationCode: 'https://cho.example/414/9529001010005/254/1',
      place: 'Nương Bản Mẫu, Xã Tả Lèng',
    });
  });

  it('leaves out what nobody said', () => {
    const bare = documentOf(
      { ...full, nameEn: '', standard: '', bestBefore: null },
      { origin: '', photo: String, taskName: String },
    );
    expect(Object.keys(bare)).not.toContain('standard');
    expect(bare.product.name).toEqual({ vi: 'Chè Shan tuyết' });
    expect(bare.batch).toEqual({ lot: 'CHE-1', producedOn: '2026-11-20', packedOn: '2026-11-21' });
  });
});
