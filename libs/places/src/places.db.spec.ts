import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { LAI_CHAU, Places } from './index.js';

describe('the register of places', () => {
  let market: TestDatabase;
  let places: Places;
  beforeAll(async () => {
    market = await testDatabase();
    places = new Places(market.db);
  });
  afterAll(() => market.drop());

  it('knows 34 provinces and the 38 communes of Lai Châu', async () => {
    expect(await places.provinces()).toHaveLength(34);
    const communes = await places.communes(LAI_CHAU);
    expect(communes).toHaveLength(38);
    expect(communes.filter(unit => unit.fullName.startsWith('Phường')).map(unit => unit.name)).toEqual([
      'Đoàn Kết',
      'Tân Phong',
    ]);
  });

  it('writes an address in two levels', async () => {
    expect(await places.address('03390')).toEqual({
      communeCode: '03390',
      commune: 'Xã Bình Lư',
      provinceCode: '12',
      province: 'Tỉnh Lai Châu',
    });
    expect(await places.address('12')).toBeUndefined();
    expect(await places.address('99999')).toBeUndefined();
  });

  it('knows that an old name is no proof: old Mường Than lies in Than Uyên today', async () => {
    const rows = await market.ask<{ name: string }>(
      `SELECT u.name FROM places_succession s JOIN places_unit u ON u.code = s.new_code
       WHERE s.old_name = 'Xã Mường Than' AND s.old_district = 'Huyện Than Uyên'`,
    );
    expect(rows).toEqual([{ name: 'Than Uyên' }]);
  });

  it('pins every commune of the home province on the map', async () => {
    const [row] = await market.ask<{ n: number }>(
      `SELECT count(latitude)::int AS n FROM places_unit WHERE parent_code = '12'`,
    );
    expect(row?.n).toBe(38);
  });
});
