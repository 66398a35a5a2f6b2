// What happens in the field, for tests: phones of a co-op, the deeds they write down, and bringing them home.
import { HarvestPromises, Packings } from '#libs/inventory';
import type { Actor } from '#libs/identity';
import { Devices, Enclosures, Inspections, PublicPhotos, Recorder, type Registered, type Synced } from '#libs/recorder';
import { Deeds } from '../../../libs/recorder/src/deeds.service.js';
import { rowIdOf } from '../../../libs/recorder/src/ulid.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { FieldDevice, type FieldItem } from '../device.js';
import { aFarm, traceabilityOn, type Farm } from './traceability.js';

export const HOUR = 3_600_000;

type Phone = FieldDevice & { letters: string };

/** The verbs, put together by hand. */
export function recorderOn(market: TestDatabase) {
  const { db, clock } = market;
  const verbs = traceabilityOn(market);
  const inspections = new Inspections(db, clock);
  const deeds = new Deeds(
    db,
    clock,
    verbs.batches,
    new Packings(db, clock, verbs.batches, new HarvestPromises(db, market.outbox, clock)),
    verbs.handOvers,
    inspections,
  );
  const recorder = new Recorder(db, clock, deeds);
  return {
    ...verbs,
    devices: new Devices(db, clock),
    enclosures: new Enclosures(db, clock),
    inspections,
    photos: new PublicPhotos(db, clock),
    recorder,
  };
}

export type RecorderVerbs = ReturnType<typeof recorderOn>;

interface OnFarms {
  market: TestDatabase;
  verbs: RecorderVerbs;
  farm: Farm;
  field: Field;
}

/** Gives each test of a file a farm of its own, half a day after the test before, on one database. */
export function withFarms(take: (opened: OnFarms) => void): void {
  let market: TestDatabase;
  beforeAll(async () => {
    market = await testDatabase();
  });
  beforeEach(async () => {
    market.clock.moveBy(10 * HOUR);
    const [verbs, farm] = [recorderOn(market), await aFarm(market)];
    take({ market, verbs, farm, field: new Field(market, verbs, farm) });
  });
  afterAll(() => market.drop());
}

/** One co-op's phones and deeds. */
export class Field {
  constructor(
    readonly market: TestDatabase,
    readonly verbs: RecorderVerbs,
    readonly farm: Farm,
  ) {}

  /** A phone, of the clerk unless somebody else is named, that has just been told the time. */
  async aDevice(who = this.farm.clerk): Promise<Phone> {
    const device = new FieldDevice();
    const told = await this.registered(device, who);
    device.tell(told.now);
    return Object.assign(device, { letters: told.letters });
  }

  registered(device: FieldDevice, who: Actor, proof = device.proof(this.farm.slug)): Promise<Registered> {
    const { publicKey } = device;
    return this.verbs.devices.register(who, this.farm.cooperativeId, { publicKey, proof, name: 'Máy thử' });
  }

  sync(device: FieldDevice, items: readonly FieldItem[], who = this.farm.clerk): Promise<Synced> {
    const sent = items.map(({ body, signature }) => ({ body, signature }));
    return this.verbs.recorder.sync(who, this.farm.cooperativeId, device.publicKey, sent);
  }

  start(lot: string) {
    return { what: 'start', product: this.farm.productId, lot };
  }

  pluck(batch: string, grams: number, change: object = {}) {
    const what = { what: 'work', kind: 'pluck', batch, site: this.farm.plotId, ago: 0, output: String(grams) };
    return { ...what, ...change };
  }

  dry(batch: string, input: number, output: number, change: object = {}) {
    const drying = { kind: 'dry', site: this.farm.workshopId, input: String(input) };
    return { ...this.pluck(batch, output, drying), ...change };
  }

  pack(batch: string, packs: number) {
    return { what: 'pack', batch, site: this.farm.workshopId, ago: 0, variant: this.farm.variantId, packs };
  }

  give(batch: string, grams: number, code: string) {
    return { what: 'give', batch, site: this.farm.workshopId, ago: 0, amount: String(grams), code };
  }

  receive(batch: string, grams: number, code: string) {
    return { ...this.give(batch, grams, code), what: 'receive' };
  }

  /** A morning without a network: a batch, two pluckings, a drying and a packing, an hour apart. */
  aMorning(device: FieldDevice, lot: string): FieldItem[] {
    const later = (): void => void (device.elapsed += HOUR);
    const first = device.record(this.start(lot));
    const batch = rowIdOf(first.id);
    const deeds = [this.pluck(batch, 10_000), this.pluck(batch, 6_000), this.dry(batch, 16_000, 4_000)];
    return [first, ...[...deeds, this.pack(batch, 20)].map(deed => (later(), device.record(deed)))];
  }

  tasksOf(batch: string) {
    return this.market.ask<{ kind: string; input: bigint; output: bigint; happened_at: Date }>(
      'SELECT kind, input, output, happened_at FROM traceability_task WHERE batch_id = $1 ORDER BY position',
      [batch],
    );
  }

  async itemOf(item: FieldItem) {
    const [row] = await this.market.ask<{
      state: string;
      flags: string[];
      code: string | null;
      recorded_at: Date;
      batch_id: string;
    }>('SELECT state, flags, code, recorded_at, batch_id FROM recorder_item WHERE id = $1', [rowIdOf(item.id)]);
    return row;
  }
}
