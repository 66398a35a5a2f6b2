import type { CooperativeAction, LegalForm, Sector, SellerState, Union } from '#libs/cooperatives';
import { statement } from '#platform/database';

export interface SellerRow extends SellerState {
  id: string;
  slug: string;
  legalForm: LegalForm;
  name: string;
  sector: Sector;
  taxCode: string;
  registeredOn: string;
  foundedByUnion: Union | null;
  members: number;
  commune: string;
  addressLine: string;
  phone: string;
  email: string | null;
  gs1Prefix: string;
  gln: string;
  createdAt: Date;
  /** Names of other sellers under the same prefix. */
  sharedWith: string[];
  directors: { name: string; login: string }[];
  /** Newest first. */
  decisions: { decision: CooperativeAction; note: string; by: string; at: string }[];
}

export const sellerForDepartment = statement<SellerRow, [slug: string]>(
  'cooperatives-pages.seller',
  `SELECT c.id, c.slug, c.legal_form AS "legalForm", c.name, c.sector, c.tax_code AS "taxCode", c.registered_on AS "registeredOn",
     c.founded_by_union AS "foundedByUnion", c.members, u.full_name AS commune, c.address_line AS "addressLine", c.phone, c.email,
     c.gs1_prefix AS "gs1Prefix", c.gln, c.standing, c.verification, c.created_at AS "createdAt",
     ARRAY(SELECT o.name FROM cooperatives_cooperative o WHERE o.gs1_prefix = c.gs1_prefix AND o.id <> c.id ORDER BY f_fold(o.name)) AS "sharedWith",
     COALESCE((SELECT json_agg(json_build_object('name', p.full_name, 'login', COALESCE(p.phone, p.email)) ORDER BY m.since)
       FROM cooperatives_membership m JOIN identity_person p ON p.id = m.person_id WHERE m.cooperative_id = c.id AND m.role = 'director'), '[]') AS directors,
     COALESCE((SELECT json_agg(json_build_object('decision', d.decision, 'note', d.note, 'by', p.full_name, 'at', d.decided_at) ORDER BY d.id DESC)
       FROM cooperatives_decision d JOIN identity_person p ON p.id = d.decided_by WHERE d.cooperative_id = c.id), '[]') AS decisions
   FROM cooperatives_cooperative c JOIN places_unit u ON u.code = c.commune_code WHERE c.slug = $1`,
);
