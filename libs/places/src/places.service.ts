import { Injectable } from '@nestjs/common';
import { Database, statement } from '#platform/database';

export interface Unit {
  code: string;
  name: string;
  fullName: string;
}

export interface Address {
  communeCode: string;
  commune: string;
  provinceCode: string;
  province: string;
}

const provinces = statement<Unit>(
  'places.provinces',
  `SELECT code, name, full_name AS "fullName" FROM places_unit WHERE parent_code IS NULL AND valid_to IS NULL ORDER BY f_fold(name)`,
);
const communes = statement<Unit, [string]>(
  'places.communes',
  `SELECT code, name, full_name AS "fullName" FROM places_unit WHERE parent_code = $1 AND valid_to IS NULL ORDER BY f_fold(name), code`,
);
const address = statement<Address, [string]>(
  'places.address',
  `SELECT c.code AS "communeCode", c.full_name AS commune, p.code AS "provinceCode", p.full_name AS province
   FROM places_unit c JOIN places_unit p ON p.code = c.parent_code WHERE c.code = $1 AND c.valid_to IS NULL`,
);

@Injectable()
export class Places {
  constructor(private readonly db: Database) {}

  provinces(): Promise<Unit[]> {
    return this.db.read(provinces, []);
  }

  /** The communes of a province in Vietnamese order; none when there is no such province. */
  communes(provinceCode: string): Promise<Unit[]> {
    return this.db.read(communes, [provinceCode]);
  }

  /** The commune and its province, or undefined when the code is not a commune of today. */
  async address(communeCode: string): Promise<Address | undefined> {
    return (await this.db.read(address, [communeCode]))[0];
  }
}
