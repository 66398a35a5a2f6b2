import { brix, drug, flora, hives, temperature, withdrawal } from './fields.js';
import { gather, make, move, observe, ofInput, pack, type Recipe } from './recipe.js';
import { second } from './second.js';

export const honey: Recipe = second('honey', 'g', [
  observe('inspect', 'Kiểm tra đàn ong', 'Inspecting hives', { fields: [hives, drug, withdrawal] }),
  move('carry', 'Chuyển đàn đi lấy mật', 'Moving hives', { bizStep: 'transporting', fields: [hives, flora] }),
  gather('extract', 'Quay mật', 'Extracting', { fields: [hives, flora] }),
  make('filter', 'Lọc mật', 'Filtering', { yield: ofInput(88, 100) }),
  make('dewater', 'Hạ thuỷ phần', 'Removing water', { yield: ofInput(80, 100), fields: [brix] }),
  make('settle', 'Để lắng', 'Settling', { yield: ofInput(95, 100), fields: [temperature] }),
  make('blend', 'Phối trộn các lô', 'Blending lots', { yield: ofInput(98, 100), blends: true }),
  pack('Đóng chai', 'Bottling'),
]);
