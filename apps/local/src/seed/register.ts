import { gln } from '#libs/gs1';
import { addDays, addMonths, startOfDay, type Day } from '#platform/clock';
import { cooperatives, type CooperativeOfSeed } from './cooperatives.js';
import { idOf } from './dice.js';
import type { Row } from './insert-rows.js';
import { officerId } from './people.js';

export const cooperativeId = (slug: string): string => idOf(`cooperative ${slug}`);

export type SiteRole = 'source' | 'workshop' | 'store';

/** Sites of a co-op with a role, in the order of the list. */
export const sitesOf = (slug: string, role: SiteRole): string[] =>
  (cooperatives.find(one => one.slug === slug)?.sites ?? [])
    .filter(site => site.role === role)
    .map(site => siteId(slug, site.name));

const siteId = (slug: string, name: string): string => idOf(`site ${slug} ${name}`);

/** Nine digits and their check digit (Decree 112/2013 weights); the block that begins with 99 is not given out. */
function taxCode(number: number): string {
  const digits = `9900${String(number).padStart(5, '0')}`;
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const check = 10 - ([...digits].reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0) % 11);
  return check === 10 ? taxCode(number + 100) : digits + check;
}

/** A household pays under the 12-digit number of a person; 000 is no province. */
const taxCodeOf = (of: CooperativeOfSeed, at: number): string =>
  of.legalForm === 'HKD' ? `0000${String(at + 1).padStart(8, '0')}` : taxCode(at + 1);

function verificationOf(of: CooperativeOfSeed, today: Day): Row {
  if (of.waiting) return { verification: 'waiting', verified_at: null, verified_by: null, verification_note: null };
  const verified_at = startOfDay(addDays(addMonths(today, -16), 10));
  return {
    verification: 'verified',
    verified_at,
    verified_by: officerId,
    verification_note: 'Đã đối chiếu giấy đăng ký và người đại diện.',
  };
}

export function registerRows(today: Day): { cooperatives: Row[]; sites: Row[] } {
  return {
    cooperatives: cooperatives.map((of, at) => ({
      id: cooperativeId(of.slug),
      slug: of.slug,
      legal_form: of.legalForm,
      name: of.name,
      sector: of.sector,
      tax_code: taxCodeOf(of, at),
      registered_on: addDays(addMonths(today, -12 * of.years), -17 * (at + 1)),
      founded_by_union: of.union ?? null,
      members: of.members,
      commune_code: of.commune,
      address_line: of.address,
      // Area 0213 without a first digit that a line may have: nobody's phone rings.
      phone: `+84213000${String(at + 1).padStart(4, '0')}`,
      email: `lienhe.${of.slug}@demo.test`,
      story_vi: of.story[0],
      story_en: of.story[1],
      gs1_prefix: of.gs1Prefix,
      gln: gln(of.gs1Prefix, 0),
      standing: of.suspended ? 'suspended' : 'active',
      ...verificationOf(of, today),
      created_at: startOfDay(of.waiting ? addDays(today, -3) : addMonths(today, -16)),
    })),
    sites: cooperatives.flatMap(of =>
      of.sites.map((site, at) => ({
        id: siteId(of.slug, site.name),
        cooperative_id: cooperativeId(of.slug),
        kind: site.kind,
        name: site.name,
        commune_code: ('commune' in site && site.commune) || of.commune,
        extension: String(at + 1),
        planted_year: ('planted' in site && site.planted) || null,
      })),
    ),
  };
}
