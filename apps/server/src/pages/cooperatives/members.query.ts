import type { DeskRole } from '#libs/identity';
import { statement } from '#platform/database';

export interface MemberRow {
  personId: string;
  name: string;
  login: string | null;
  roles: DeskRole[];
  since: Date;
}

export const membersOfDesk = statement<MemberRow, [cooperativeId: string]>(
  'cooperatives-pages.members',
  `SELECT p.id AS "personId", p.full_name AS name, COALESCE(p.phone, p.email) AS login, array_agg(m.role ORDER BY m.role) AS roles, min(m.since) AS since
   FROM cooperatives_membership m JOIN identity_person p ON p.id = m.person_id WHERE m.cooperative_id = $1
   GROUP BY p.id ORDER BY min(m.since), p.id`,
);
