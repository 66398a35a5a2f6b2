import type { DeskRole, Seat } from '#libs/identity';
import { tasksAt } from './desk-tasks.js';

const seat = (...roles: DeskRole[]): Seat => ({ cooperativeId: 'c', slug: 'che', name: 'Chè', roles });
const quiet = {
  toPack: 0,
  toSend: 0,
  onTheWay: 0,
  unlabelled: 0,
  idleRolls: 0,
  refused: 0,
  drafts: 0,
  soldOut: 0,
  expiring: 0,
  alerts: 0,
  complaints: 0,
};
const busy = { ...quiet, toPack: 9, unlabelled: 90, drafts: 1, idleRolls: 2 };

describe('what waits at a desk', () => {
  it('is nothing on a quiet day', () => {
    expect(tasksAt(seat('director'), quiet)).toEqual([]);
  });

  it('is for a packer the orders and the labels to stick on', () => {
    expect(tasksAt(seat('packer'), busy).map(({ task, count }) => [task, count])).toEqual([
      ['toPack', 9],
      ['idleRolls', 2],
    ]);
  });

  it('leads a clerk to the page of each, orders first', () => {
    expect(tasksAt(seat('clerk'), busy).map(({ href }) => href)).toEqual([
      '/desk/che/orders/today',
      '/desk/che/labels',
      '/desk/che/labels',
      '/desk/che/products',
    ]);
  });

  it('is all of it for a director', () => {
    expect(tasksAt(seat('director'), busy)).toHaveLength(4);
  });
});
