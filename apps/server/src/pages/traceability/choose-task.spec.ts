import type { Seat } from '#libs/identity';
import { taskOf } from '#libs/traceability';
import type { TaskOfBatch } from './batch-page.query.js';
import { suggested, tasksFor } from './choose-task.js';

const seat = (...roles: Seat['roles']): Seat => ({ cooperativeId: 'c', slug: 'htx', name: 'HTX', roles });
const done = (kind: string) => ({ kind, wrong: null, step: taskOf('tea', kind)?.step }) as TaskOfBatch;
const batch = (change: object = {}) => ({
  line: 'tea',
  recipeVersion: 2,
  balance: 0n,
  recalledAt: null,
  packedOn: null,
  tasks: [] as TaskOfBatch[],
  ...change,
});
const kinds = (tasks: readonly { kind: string }[]) => tasks.map(task => task.kind);

describe('the tasks at the desk', () => {
  it('are all of the recipe for a clerk, and packing, testing and storing for a packer', () => {
    expect(kinds(tasksFor(seat('clerk'), batch()))).toContain('pluck');
    expect(kinds(tasksFor(seat('director'), batch()))).toContain('roast');
    expect(kinds(tasksFor(seat('packer'), batch()))).toEqual(['pack', 'test', 'store']);
  });

  it('are no gathering and no making once it was packed, and none after a recall', () => {
    expect(kinds(tasksFor(seat('clerk'), batch({ packedOn: '2026-11-20' })))).toEqual([
      'pack',
      'test',
      'store',
      'lose',
    ]);
    expect(tasksFor(seat('director'), batch({ recalledAt: new Date() }))).toEqual([]);
  });

  it('begin with gathering and go on after the last one', () => {
    const tasks = tasksFor(seat('clerk'), batch());
    expect(suggested(batch(), tasks)?.kind).toBe('pluck');
    expect(suggested(batch({ balance: 5n, tasks: [done('pluck')] }), tasks)?.kind).toBe('wither');
    expect(suggested(batch({ balance: 5n, tasks: [done('pluck'), done('sort')] }), tasks)?.kind).toBe('pack');
    expect(suggested(batch({ balance: 5n, tasks: [done('pack')] }), tasks)?.kind).toBe('pack');
    expect(suggested(batch(), [])).toBeUndefined();
  });
});
