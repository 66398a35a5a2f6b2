import { LINE_CODES } from '#libs/catalog';
import { recipes, taskName, taskOf } from './recipes.js';

describe('the recipes', () => {
  it.each(LINE_CODES)('%s begins with gathering and ends with packing', line => {
    const steps = recipes[line].tasks.map(task => task.step);
    expect(steps[0]).toBe('gather');
    expect(steps.indexOf('pack')).toBe(steps.length - 1);
    expect(steps.filter(step => step === 'pack')).toHaveLength(1);
  });

  it.each(LINE_CODES)('%s names each task once, in both languages', line => {
    const { tasks } = recipes[line];
    expect(new Set(tasks.map(task => task.kind)).size).toBe(tasks.length);
    for (const task of tasks) {
      expect(task.kind).toMatch(/^[a-z-]+$/);
      expect([task.vi, task.en].every(name => name.length > 2)).toBe(true);
    }
  });

  it('say what each task of tea is called', () => {
    expect(taskName('vi', 'tea', 'pluck')).toBe('Hái chè');
    expect(taskName('en', 'tea', 'roll')).toBe('Rolling');
    expect(taskName('vi', 'tea', 'gone-from-the-recipe')).toBe('gone-from-the-recipe');
  });

  it('let weight grow only where something is added', () => {
    expect(taskOf('tea', 'dry')?.mostPercent).toBe(100);
    expect(taskOf('vermicelli', 'spread')?.mostPercent).toBeGreaterThan(100);
    expect(taskOf('constructor', 'pluck')).toBeUndefined();
  });
});
