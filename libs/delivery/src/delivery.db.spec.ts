import { dong } from '#platform/money';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Delivery } from './delivery.service.js';
import { NoTariffToday, UnknownDestination } from './refusals.js';
import { loadTariff } from './tariff/load-tariff.js';

/** Communes: Bình Lư and Than Uyên of Lai Châu; Ba Đình of Hà Nội. */
const BINH_LU = '03390';
const THAN_UYEN = '03595';
const BA_DINH = '00004';
/** A remote commune of the first lists. */
const THU_LUM = '03439';

describe('delivery', () => {
  let t: TestDatabase;
  let delivery: Delivery;

  beforeAll(async () => {
    t = await testDatabase('bare');
    await loadTariff(t.db);
    delivery = new Delivery(t.db, t.clock);
  });
  afterAll(() => t.drop());

  const parcel = (fromCommuneCode: string, grams: number, mm3 = 0) => {
    return { cooperativeId: 'any', fromCommuneCode, grams, mm3, goods: dong(200_000) };
  };
  const asked = async (toCommuneCode: string, ...parcels: ReturnType<typeof parcel>[]) =>
    (await delivery.quote({ toCommuneCode, isPaidAtDoor: false }, parcels)).map(quote => quote.asked);

  it('costs less within the province than beyond it, parcel by parcel', async () => {
    expect(await asked(THAN_UYEN, parcel(BINH_LU, 400), parcel(BA_DINH, 400))).toEqual([dong(18_000), dong(30_000)]);
  });

  it('asks more for room, and of a remote commune at either end', async () => {
    expect(await asked(THAN_UYEN, parcel(BINH_LU, 400, 6_000 * 900))).toEqual([dong(21_000)]);
    expect(await asked(THU_LUM, parcel(BINH_LU, 400))).toEqual([dong(33_000)]);
    expect(await asked(BINH_LU, parcel(THU_LUM, 400), parcel(THU_LUM, 0))).toEqual([dong(33_000), dong(0)]);
  });

  it('is asked by the list of the day', async () => {
    const now = t.clock.now();
    t.clock.moveTo(new Date('2026-06-30T16:59:00Z')); // 23:59 in Lai Châu, the last day of the first list
    expect(await asked(BINH_LU, parcel(BINH_LU, 400))).toEqual([dong(16_000)]);
    t.clock.moveTo(new Date('2026-06-30T17:00:00Z'));
    expect(await asked(BINH_LU, parcel(BINH_LU, 400))).toEqual([dong(18_000)]);
    t.clock.moveTo(new Date('2025-06-30T16:00:00Z'));
    expect(await asked(BINH_LU, parcel(BINH_LU, 0))).toEqual([dong(0)]);
    await expect(asked(BINH_LU, parcel(BINH_LU, 400))).rejects.toThrow(NoTariffToday);
    t.clock.moveTo(now);
  });

  it('does not go to a place that is not a commune', async () => {
    await expect(asked('12', parcel(BINH_LU, 400))).rejects.toThrow(UnknownDestination);
    await expect(asked('99999')).rejects.toThrow(UnknownDestination);
  });

  it('gets its first price lists once: what became of them since is the operator’s', async () => {
    const rows = () =>
      t.ask(
        'SELECT l.valid_from, s.zone, s.up_to_grams, s.fee, s.xmin::text FROM delivery_list l JOIN delivery_step s ON s.list_id = l.id ORDER BY 1, 2, 3',
      );
    const before = await rows();
    expect(before).toHaveLength(24);
    await Promise.all([loadTariff(t.db), loadTariff(t.db)]);
    expect(await rows()).toEqual(before);
  });
});
