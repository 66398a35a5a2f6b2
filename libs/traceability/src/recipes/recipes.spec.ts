import { LINE_CODES } from '#libs/catalog';
import { houseTasks } from './house-tasks.js';
import { fieldsAsked, MOST_FIELDS } from './recipe.js';
import { recipeOf, recipeOn, recipes, recipeVersions, taskName, taskOf } from './recipes.js';

describe('the recipes', () => {
  it.each(LINE_CODES)('%s begins with gathering and ends with packing', line => {
    const steps = recipes[line].tasks.map(task => task.step).filter(step => step !== 'observe' && step !== 'move');
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

  it('ask no more than five things of a task, in both languages', () => {
    for (const task of [...recipeVersions.flatMap(recipe => recipe.tasks), ...houseTasks]) {
      expect(fieldsAsked(task)).toBeLessThanOrEqual(MOST_FIELDS);
      for (const field of task.fields) expect([field.vi, field.en].every(name => name.length > 1)).toBe(true);
    }
  });

  it('are dated: a batch keeps the version of the day on which it was started', () => {
    expect(recipeOn('tea', '2026-10-31')?.version).toBe(1);
    expect(recipeOn('tea', '2026-11-01')?.version).toBe(2);
    expect(recipeOn('tea', '2019-01-01')?.version).toBe(1);
    expect(taskOf('tea', 'dry', 1)?.yield).toBeUndefined();
    expect(taskOf('tea', 'dry', 2)?.yield).toEqual({ least: 18, most: 26, of: 'gathered' });
    expect(recipeOf('tea', 7)).toBeUndefined();
    for (const { validFrom, source } of recipeVersions) {
      expect(validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(source.length).toBeGreaterThan(10);
    }
  });

  it('keep every task of an earlier version readable by its name', () => {
    for (const { line, tasks } of recipeVersions)
      for (const task of tasks) expect(taskName('vi', line, task.kind)).not.toBe(task.kind);
  });

  it('have no yield that nothing could reach', () => {
    for (const task of recipeVersions.flatMap(recipe => recipe.tasks))
      if (task.yield) expect(task.yield.least < task.yield.most && task.yield.most <= task.mostPercent).toBe(true);
  });

  it('know on every line how goods are tested, lost, handed over and taken over', () => {
    for (const line of LINE_CODES)
      for (const { kind, step } of houseTasks) expect(taskOf(line, kind, 1)?.step).toBe(step);
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
