import { SECTORS, type Sector } from '#libs/cooperatives';
import type { PlanBoard, SectorCount, Target } from './plan.query.js';

export interface BoardRow extends SectorCount {
  sector: Sector;
  target?: Target;
}

/** One row per sector with its target and its counts; a sector that has neither is left out for unions. */
export function boardOf({ targets, sectors }: PlanBoard, indicator: SectorCount['indicator']): BoardRow[] {
  const rows = SECTORS.map((sector): BoardRow => {
    const of = <T extends { sector: string; indicator: string }>(all: readonly T[]) =>
      all.find(one => one.sector === sector && one.indicator === indicator);
    return { registered: 0, active: 0, selling: 0, ...of(sectors), sector, indicator, target: of(targets) };
  });
  return indicator === 'unions' ? rows.filter(row => row.target || row.registered > 0) : rows;
}
