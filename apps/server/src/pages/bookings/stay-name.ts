import type { Visit } from '../../web/visit.js';
import { netOf } from '../ordering/basket.view.js';
import type { DeskStay } from './bookings.query.js';

export const stayName = (visit: Visit, row: Pick<DeskStay, 'nameVi' | 'nameEn' | 'netQuantity' | 'netUnit'>): string =>
  `${visit.say(row.nameVi, row.nameEn)}, ${netOf(visit, row)}`;
