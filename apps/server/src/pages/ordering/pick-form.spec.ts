import { pickField, pickForm } from './pick-form.js';

const line = '01930000-0000-7000-8000-000000000001';
const batch = '01930000-0000-7000-8000-000000000002';

describe('the packing form', () => {
  it('names a line and a batch in each field', () => {
    expect(pickForm.parse({ [pickField(line, batch)]: '3', other: 'x' })).toEqual([
      { lineId: line, batchId: batch, quantity: 3 },
    ]);
  });

  it('takes an empty field for none', () => {
    expect(pickForm.parse({ [pickField(line, batch)]: '' })).toEqual([{ lineId: line, batchId: batch, quantity: 0 }]);
  });

  it.each(['-1', '1.5', 'ba', '100000'])('refuses %s packs, at that field', typed => {
    const read = pickForm.safeParse({ [pickField(line, batch)]: typed });
    expect(read.error?.issues.map(issue => issue.path)).toEqual([[pickField(line, batch)]]);
  });

  it('refuses what is no line of ours', () => {
    expect(pickForm.safeParse({ 'pick.x.y': '1' }).success).toBe(false);
  });
});
