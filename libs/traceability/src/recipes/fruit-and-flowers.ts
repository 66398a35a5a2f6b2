import { brix, count, drug, invoice, moisture, variety, withdrawal, workers } from './fields.js';
import { gather, make, mix, observe, ofInput, pack, type Recipe } from './recipe.js';
import { second } from './second.js';

const care = observe('care', 'Bón phân, phun thuốc', 'Fertilising, spraying', {
  bizStep: 'other',
  fields: [drug, withdrawal, invoice],
});

export const fruit: Recipe = second('fruit', 'g', [
  care,
  gather('pick', 'Thu hoạch', 'Picking', { fields: [variety, brix] }),
  make('sort', 'Phân loại', 'Sorting', { yield: ofInput(60, 100) }),
  make('wash', 'Rửa, làm sạch', 'Washing', { yield: ofInput(90, 100) }),
  make('cut', 'Gọt, cắt lát', 'Peeling and slicing', { yield: ofInput(45, 95) }),
  mix('sweeten', 200, 'Ướp đường, sên mứt', 'Sugaring', { yield: ofInput(90, 200), fields: [brix] }),
  make('dry', 'Sấy', 'Drying', { yield: ofInput(8, 40), fields: [moisture] }),
  make('blend', 'Phối trộn các lô', 'Blending lots', { yield: ofInput(98, 100), blends: true }),
  pack(),
]);

export const flowers: Recipe = second('flowers', 'piece', [
  care,
  gather('cut', 'Cắt hoa, xuất vườn', 'Cutting, leaving the garden', { fields: [variety, workers] }),
  make('sort', 'Phân loại', 'Sorting', { yield: ofInput(50, 100), fields: [count] }),
  pack('Bó, đóng chậu', 'Bunching and potting'),
]);
