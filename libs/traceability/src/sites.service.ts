import { Injectable } from '@nestjs/common';
import { requireSeat, type Actor } from '#libs/identity';
import { Places } from '#libs/places';
import { Database, isTaken, statement } from '#platform/database';
import { newId } from '#platform/ids';
import { NoSuchCommune, SiteKindUnknown } from './refusals.js';

/** Where a step happens, as co-ops name such places. */
export const SITE_KINDS = {
  plot: { vi: 'Nương, ruộng, vườn', en: 'Field or garden' },
  forest: { vi: 'Rừng', en: 'Forest' },
  apiary: { vi: 'Bãi đặt đàn ong', en: 'Apiary' },
  pond: { vi: 'Ao, bể, lồng cá', en: 'Pond, tank or cage' },
  workshop: { vi: 'Xưởng', en: 'Workshop' },
  store: { vi: 'Kho', en: 'Store' },
  village: { vi: 'Bản', en: 'Village' },
} as const satisfies Record<string, { vi: string; en: string }>;

export type SiteKind = keyof typeof SITE_KINDS;

export interface SiteInput {
  /** Of the site to be: a form sent twice adds one. */
  id?: string;
  kind: SiteKind;
  name: string;
  communeCode: string;
}

export interface Site {
  id: string;
  kind: SiteKind;
  name: string;
  communeCode: string;
  commune: string;
  /** Extension of the co-op's GLN, GS1 AI 254. */
  extension: string;
}

const sites = statement<Site, [cooperativeId: string]>(
  'traceability.sites',
  `SELECT s.id, s.kind, s.name, s.commune_code AS "communeCode", u.full_name AS commune, s.extension
   FROM traceability_site s JOIN places_unit u ON u.code = s.commune_code WHERE s.cooperative_id = $1 ORDER BY f_fold(s.name), s.id`,
);

/** Extensions are counted: 1, 2, 3 … */
const insertSite = statement<
  { id: string },
  [id: string, cooperativeId: string, kind: string, name: string, communeCode: string]
>(
  'traceability.insert-site',
  `INSERT INTO traceability_site (id, cooperative_id, kind, name, commune_code, extension)
   SELECT $1, $2, $3, $4, $5, (COALESCE(max(extension::int) FILTER (WHERE extension ~ '^[0-9]{1,6}$'), 0) + 1)::text
   FROM traceability_site WHERE cooperative_id = $2
   ON CONFLICT (id) DO NOTHING RETURNING id`,
);

const ONE_EXTENSION = 'traceability_site_cooperative_id_extension_key';

@Injectable()
export class Sites {
  constructor(
    private readonly db: Database,
    private readonly places: Places,
  ) {}

  /** The places of a co-op, by name; for anybody with a seat there. */
  list(actor: Actor, cooperativeId: string): Promise<Site[]> {
    requireSeat(actor, cooperativeId, 'clerk', 'packer');
    return this.db.read(sites, [cooperativeId]);
  }

  /** Throws NoSuchCommune, SiteKindUnknown. */
  async add(actor: Actor, cooperativeId: string, site: SiteInput): Promise<{ id: string }> {
    requireSeat(actor, cooperativeId, 'clerk', 'packer');
    if (!Object.hasOwn(SITE_KINDS, site.kind)) throw new SiteKindUnknown();
    if (!(await this.places.address(site.communeCode))) throw new NoSuchCommune();
    return this.insert(cooperativeId, site, site.id ?? newId());
  }

  /** Two that are added at the same moment ask for the same number: the second asks again. */
  private async insert(cooperativeId: string, site: SiteInput, id: string): Promise<{ id: string }> {
    try {
      await this.db.write(insertSite, [id, cooperativeId, site.kind, site.name, site.communeCode]);
      return { id };
    } catch (error) {
      if (isTaken(error, ONE_EXTENSION)) return this.insert(cooperativeId, site, id);
      throw error;
    }
  }
}
