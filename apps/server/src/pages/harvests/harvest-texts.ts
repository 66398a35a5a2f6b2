import { harvestStanding, type HarvestStanding } from '#libs/inventory';
import type { Visit } from '../../web/visit.js';
import { netOf } from '../ordering/basket.view.js';
import type { PackToDeclare } from './desk-harvests.query.js';
import type { HarvestRow } from './harvests.query.js';

type Named = Pick<PackToDeclare, 'nameVi' | 'nameEn' | 'netQuantity' | 'netUnit'>;

export const nameOf = (visit: Visit, row: Named): string =>
  `${visit.say(row.nameVi, row.nameEn)}, ${netOf(visit, row)}`;

export const standingOf = (visit: Visit, row: HarvestRow): HarvestStanding => harvestStanding(row, visit.today);

export const leftOf = ({ ahead, promised }: HarvestRow): number => ahead - promised;

export const daysOf = (visit: Visit, { from, to }: Pick<HarvestRow, 'from' | 'to'>): string =>
  visit.words.harvests.daysOf(visit.day(from), visit.day(to));
