import { paths } from '../../paths.js';
import { RoomNav } from '../../ui/room-nav.js';
import type { Visit } from '../../web/visit.js';
import { departmentRooms } from '../department/department-rooms.js';
import { OperatorNav } from '../operator/operator-nav.js';

/** The pages of the money are in two rooms: the operator's, and the department's. */
export function TreasuryNav({
  visit,
  here,
}: {
  visit: Visit;
  here: 'exceptions' | 'payouts' | 'ledger' | 'withholding';
}) {
  if (visit.me.offices.includes('operator'))
    return <OperatorNav visit={visit} here={here === 'withholding' ? paths.withholding() : paths[here]} />;
  return <RoomNav {...departmentRooms(visit, here)} />;
}
