import { weightField } from '#libs/ordering';
import { pickField, pickForm } from './pick-form.js';

const line = '01930000-0000-7000-8000-000000000001';
const batch = '01930000-0000-7000-8000-000000000002';

describe('the packing form', () => {
  it('names a line and a batch in each field', () => {
    expect(pickForm.parse({ [pickField(line, batch)]: '3', other: 'x' })).toEqual({
      picks: [{ lineId: line, batchId: batch, quantity: 3 }],
      weights: [],
    });
  });

  it('takes an empty field for none', () => {
    expect(pickForm.parse({ [pickField(line, batch)]: '', [weightField(line)]: '' })).toEqual({
      picks: [{ lineId: line, batchId: batch, quantity: 0 }],
      weights: [],
    });
  });

  it.each([
    ['0,93', 930],
    ['0.93', 930],
    ['12', 12_000],
    ['1,005', 1005],
  ])('reads what the scale shows, %s kg, in whole grams', (typed, grams) => {
    expect(pickForm.parse({ [weightField(line)]: typed }).weights).toEqual([{ lineId: line, grams }]);
  });

  it.each(['-1', 'nặng', '1,0005'])('refuses a weight of %s, at that field', typed => {
    const read = pickForm.safeParse({ [weightField(line)]: typed });
    expect(read.error?.issues.map(issue => issue.path)).toEqual([[weightField(line)]]);
  });

  it.each(['-1', '1.5', 'ba', '100000'])('refuses %s packs, at that field', typed => {
    const read = pickForm.safeParse({ [pickField(line, batch)]: typed });
    expect(read.error?.issues.map(issue => issue.path)).toEqual([[pickField(line, batch)]]);
  });

  it('refuses what is no line of ours', () => {
    expect(pickForm.safeParse({ 'pick.x.y': '1' }).success).toBe(false);
  });
});
