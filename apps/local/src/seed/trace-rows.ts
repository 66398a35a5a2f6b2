import { recipeOn } from '#libs/traceability';
import { dayOf } from '#platform/clock';
import { daysOfWork, gatherTask, packsOf, workDay, type Batch } from './batches.js';
import { later, momentOf } from './calendar.js';
import { Dice, idOf } from './dice.js';
import type { Row } from './insert-rows.js';
import { memberId } from './people.js';
import { sitesOf } from './register.js';

const NOTES: Record<string, readonly string[]> = {
  pluck: ['Hái một tôm hai lá, trời khô ráo.', 'Hái từ 5 giờ sáng, sương tan muộn.'],
  dry: ['Sấy đủ khô, kiểm tra bằng tay.', 'Trời nắng cả ngày.'],
  extract: ['Bánh tổ vít nắp trên bảy phần.'],
  catch: ['Nước bể 17 °C.'],
  harvest: ['Lúa chín đều, không đổ.'],
};

interface Flow {
  kind: string;
  input: bigint;
  output: bigint;
}

/** Amounts told backwards, from the packs to the field, so that every task leaves what the next one takes. */
function flowsOf(batch: Batch, loose: bigint): { gathered: bigint; works: Flow[] } {
  const packed = batch.shelves.reduce((sum, shelf) => sum + BigInt(packsOf(shelf)) * BigInt(shelf.variant.net), 0n);
  let amount = packed + loose;
  const works: Flow[] = [];
  for (const [kind, left] of [...batch.product.goods.works].reverse()) {
    const input = BigInt(Math.ceil(Number(amount) / left));
    works.unshift({ kind, input, output: amount });
    amount = input;
  }
  return { gathered: amount, works };
}

/** Batches with the work on them; what is left of each is what was gathered and made minus what was packed. */
export function traceRows(batches: readonly Batch[]): { batches: Row[]; tasks: Row[] } {
  const dice = new Dice(37);
  const told = batches.map(batch => tellBatch(batch, dice));
  return { batches: told.map(one => one.row), tasks: told.flatMap(one => one.tasks) };
}

function tellBatch(batch: Batch, dice: Dice): { row: Row; tasks: Row[] } {
  const { product, gatheredOn } = batch;
  const { line, of } = product.goods;
  // A little is left over where goods are weighed; pieces and nights are packed to the last.
  const loose = product.variants[0]?.unit === 'g' ? BigInt(dice.whole(0, 60)) * 10n : 0n;
  const { gathered, works } = flowsOf(batch, loose);
  const clerk = memberId(of, 'clerk');
  const note = (kind: string) => (dice.falls(0.5) && NOTES[kind] ? dice.pick(NOTES[kind]) : '');
  const base = { batch_id: batch.id, variant_id: null, packs: null, recorded_by: clerk };
  const gathering = {
    ...base,
    kind: gatherTask(line),
    step: 'gather',
    happened_at: momentOf(gatheredOn, 6 * 60 + dice.whole(0, 50)),
    site_id: dice.pick(sitesOf(of, 'source')),
    input: 0n,
    output: gathered,
    note: note(gatherTask(line)),
  };
  const making = works.map((flow, at) => ({
    ...base,
    ...flow,
    step: 'make',
    happened_at: momentOf(workDay(line, gatheredOn, at, works.length), (8 + at) * 60 + dice.whole(0, 50)),
    site_id: sitesOf(of, 'workshop')[0],
    note: note(flow.kind),
  }));
  const packing = batch.shelves.map((shelf, at) => ({
    ...base,
    kind: 'pack',
    step: 'pack',
    happened_at: later(batch.packedAt, at * 40 * 60_000),
    site_id: batch.storeId,
    input: BigInt(packsOf(shelf)) * BigInt(shelf.variant.net),
    output: 0n,
    variant_id: shelf.variant.id,
    packs: packsOf(shelf),
    note: '',
    recorded_by: memberId(of, 'packer'),
    id: shelf.packTaskId,
  }));
  const tasks = [gathering, ...making, ...packing].map((task, at) => ({
    ...task,
    id: 'id' in task ? task.id : idOf(`task ${batch.id} ${at}`),
    position: at + 1,
    recorded_at: later(task.happened_at, 25 * 60_000),
  }));
  return { row: { ...batchRow(batch, loose), created_by: clerk }, tasks };
}

function batchRow(batch: Batch, balance: bigint): Row {
  const { product, recalledAt } = batch;
  return {
    id: batch.id,
    cooperative_id: product.cooperativeId,
    product_id: product.id,
    lot: batch.lot,
    balance,
    unit: product.variants[0]?.unit,
    recipe_version: recipeOn(product.goods.line, batch.gatheredOn)?.version ?? 1,
    produced_on: batch.producedOn,
    packed_on: dayOf(batch.packedAt),
    best_before: batch.bestBefore,
    recalled_at: recalledAt,
    recall_reason_vi:
      recalledAt &&
      'Kiểm tra lại cho thấy thuỷ phần cao hơn mức công bố; mật có thể lên men. Không dùng, gửi lại hợp tác xã để được hoàn tiền.',
    recall_reason_en:
      recalledAt &&
      'A second test found more moisture than declared; the honey may ferment. Do not use it; send it back to the co-operative for a refund.',
    created_at: momentOf(batch.gatheredOn, 7 * 60 - daysOfWork(product.goods.line)),
  };
}
