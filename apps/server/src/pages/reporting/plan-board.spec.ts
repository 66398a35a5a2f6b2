import type { PlanBoard } from './plan.query.js';
import { SECTORS } from '#libs/cooperatives';
import { boardOf } from './plan-board.js';

const target = { year: 2030, moreThan: 200, wording: 'trên 200 hợp tác xã', source: '994' };
const board: PlanBoard = {
  targets: [
    { sector: 'agriculture', indicator: 'cooperatives', ...target },
    { sector: 'trade-service', indicator: 'unions', ...target },
  ],
  sectors: [
    { sector: 'agriculture', indicator: 'cooperatives', registered: 7, active: 5, selling: 4 },
    { sector: 'agriculture', indicator: 'unions', registered: 1, active: 1, selling: 1 },
  ],
  years: [],
};

describe('the plan board', () => {
  it('has every sector of the plan, also those of which there is none yet', () => {
    const rows = boardOf(board, 'cooperatives');
    expect(rows.map(row => row.sector)).toEqual(SECTORS);
    expect(rows[0]).toMatchObject({ registered: 7, active: 5, target: { moreThan: 200 } });
    expect(rows[6]).toMatchObject({ sector: 'social-service', registered: 0, target: undefined });
  });

  it('has unions only where the plan wants some or there is one', () => {
    expect(boardOf(board, 'unions').map(row => row.sector)).toEqual(['agriculture', 'trade-service']);
  });
});
