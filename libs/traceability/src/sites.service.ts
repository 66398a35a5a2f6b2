import { Injectable } from '@nestjs/common';
import { requireSeat, type Actor } from '#libs/identity';
import { Places } from '#libs/places';
import { Database, isTaken, statement } from '#platform/database';
import { newId } from '#platform/ids';
import type { BatchUnit } from './recipes/recipe.js';
import { AreaCodeUnreadable, NoSuchCommune, PositionUnreadable, SiteKindUnknown } from './refusals.js';

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
  /** What grows or is kept there. */
  crop?: string;
  /** Mã số vùng trồng. */
  growingAreaCode?: string;
  areaM2?: bigint;
  hives?: number;
  makers?: number;
  /** When what stands there was planted; not for what is sown every year. */
  plantedYear?: number;
  /** WGS 84, decimal degrees as text. */
  position?: { latitude: string; longitude: string };
  /** The most that one season gives, in whole base units. */
  season?: { capacity: bigint; unit: BatchUnit };
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

/** Extensions are counted: 1, 2, 3 … The same id again changes what the site is like, never its extension: it stands in events. */
const insertSite = statement<{ id: string; extension: string; gln: string }, [cooperativeId: string, site: string]>(
  'traceability.insert-site',
  `INSERT INTO traceability_site AS s (id, cooperative_id, kind, name, commune_code, crop, growing_area_code, area_m2, hives, makers, latitude, longitude,
     season_capacity, capacity_unit, planted_year, extension)
   SELECT n.id, $1, n.kind, n.name, n."communeCode", n.crop, n."growingAreaCode", n."areaM2", n.hives, n.makers, n.latitude, n.longitude,
     n."seasonCapacity", n."capacityUnit", n."plantedYear",
     (SELECT (COALESCE(max(extension::int) FILTER (WHERE extension ~ '^[0-9]{1,6}$'), 0) + 1)::text FROM traceability_site WHERE cooperative_id = $1)
   FROM jsonb_to_record($2::jsonb) AS n(id uuid, kind text, name text, "communeCode" text, crop text, "growingAreaCode" text, "areaM2" bigint, hives int,
     makers int, latitude numeric, longitude numeric, "seasonCapacity" bigint, "capacityUnit" text, "plantedYear" int)
   ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, commune_code = excluded.commune_code, crop = excluded.crop,
     growing_area_code = excluded.growing_area_code, area_m2 = excluded.area_m2, hives = excluded.hives, makers = excluded.makers,
     latitude = excluded.latitude, longitude = excluded.longitude, season_capacity = excluded.season_capacity, capacity_unit = excluded.capacity_unit,
     planted_year = excluded.planted_year
   WHERE s.cooperative_id = $1
   RETURNING id, extension, (SELECT gln FROM cooperatives_cooperative WHERE id = $1) AS gln`,
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

  /** Adds a site, or with the id of one changes what it is like. Throws NoSuchCommune, SiteKindUnknown, AreaCodeUnreadable, PositionUnreadable. */
  async add(actor: Actor, cooperativeId: string, site: SiteInput): Promise<{ id: string }> {
    requireSeat(actor, cooperativeId, 'clerk', 'packer');
    if (!Object.hasOwn(SITE_KINDS, site.kind)) throw new SiteKindUnknown();
    if (!(await this.places.address(site.communeCode))) throw new NoSuchCommune();
    if (site.growingAreaCode && !AREA_CODE.test(site.growingAreaCode)) throw new AreaCodeUnreadable();
    if (site.position && !isPlaceOnEarth(site.position)) throw new PositionUnreadable();
    return this.insert(cooperativeId, site, site.id ?? newId());
  }

  /** Two that are added at the same moment ask for the same number: the second asks again. */
  private async insert(cooperativeId: string, site: SiteInput, id: string): Promise<{ id: string }> {
    try {
      await this.db.write(insertSite, [cooperativeId, JSON.stringify(rowOf(id, site))]);
      return { id };
    } catch (error) {
      if (isTaken(error, ONE_EXTENSION)) return this.insert(cooperativeId, site, id);
      throw error;
    }
  }
}

/** Forms differ by market (domain of the plant protection office); read loosely. */
const AREA_CODE = /^[A-Z0-9.-]{4,30}$/;

const isPlaceOnEarth = ({ latitude, longitude }: { latitude: string; longitude: string }): boolean =>
  Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180;

const rowOf = (id: string, { position, season, ...site }: SiteInput) => ({
  ...site,
  id,
  crop: site.crop ?? '',
  growingAreaCode: site.growingAreaCode || null,
  areaM2: site.areaM2?.toString() ?? null,
  latitude: position?.latitude ?? null,
  longitude: position?.longitude ?? null,
  seasonCapacity: season?.capacity.toString() ?? null,
  capacityUnit: season?.unit ?? null,
});
