import { reviewRule } from './review-rules.js';

it('reviews have terms for today, and say when there are none', () => {
  expect(reviewRule('2026-11-24')).toMatchObject({ writeDays: 180, editDays: 30 });
  expect(() => reviewRule('2000-01-01')).toThrow('no terms');
});
