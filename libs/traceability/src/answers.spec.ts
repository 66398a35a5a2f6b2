import { readAnswers } from './answers.js';
import { moisture, treeClass, withdrawal, workers } from './recipes/fields.js';
import { typedHash, typedText } from './typed-task.js';
import { waitUntil } from './withdrawal.js';

const task = { fields: [moisture, treeClass, workers] };

describe('answers to the questions of a task', () => {
  it('are kept as plain numbers and choices; what was left empty was not said', () => {
    expect(readAnswers(task, { moisture: '6,5', treeClass: 'old', workers: ' 7 ', stranger: 'x' })).toEqual({
      moisture: '6.5',
      treeClass: 'old',
      workers: '7',
    });
    expect(readAnswers(task, { moisture: '', treeClass: undefined })).toEqual({});
  });

  it.each([
    ['moisture', '101'],
    ['moisture', '6,5,1'],
    ['workers', '1,5'],
    ['treeClass', 'young'],
  ])('refuse %s = %s', (key, value) => {
    expect(() => readAnswers(task, { [key]: value })).toThrow(
      expect.objectContaining({ code: 'answer-unreadable', field: key }),
    );
  });
});

describe('a task as typed', () => {
  it('has one hash however its fields are ordered, and another when anything differs', () => {
    expect(typedText({ b: '2', a: '1', c: '' })).toBe('{"a":"1","b":"2"}');
    expect(typedHash(typedText({ a: '1', b: '2' }))).toBe(typedHash(typedText({ b: '2', a: '1' })));
    expect(typedHash(typedText({ a: '1' }))).not.toBe(typedHash(typedText({ a: '1 ' })));
  });
});

describe('the days after a treatment', () => {
  const treated = (date: string, days: string) => ({
    happenedAt: new Date(`${date}T02:00:00Z`),
    answers: { [withdrawal.key]: days },
  });

  it('must pass before the harvest', () => {
    const treatments = [treated('2026-11-01', '14'), treated('2026-11-03', '7')];
    expect(waitUntil(treatments, new Date('2026-11-14T02:00:00Z'))).toBe('2026-11-15');
    expect(waitUntil(treatments, new Date('2026-11-15T02:00:00Z'))).toBeUndefined();
    expect(waitUntil(treatments, new Date('2026-10-31T02:00:00Z'))).toBeUndefined();
  });
});
