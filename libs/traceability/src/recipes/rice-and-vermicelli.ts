import { drug, invoice, moisture, variety, withdrawal, workers } from './fields.js';
import { gather, make, mix, observe, ofInput, pack, type Recipe } from './recipe.js';
import { second } from './second.js';

export const rice: Recipe = second('rice', 'g', [
  observe('care', 'Bón phân, phun thuốc', 'Fertilising, spraying', {
    bizStep: 'other',
    fields: [drug, withdrawal, invoice],
  }),
  gather('harvest', 'Gặt lúa', 'Harvesting', { fields: [variety, workers] }),
  make('thresh', 'Tuốt, quạt sạch', 'Threshing and winnowing', { yield: ofInput(75, 100) }),
  make('dry', 'Phơi, sấy thóc', 'Drying the paddy', { yield: ofInput(84, 92), fields: [moisture] }),
  make('mill', 'Xay xát', 'Milling', {
    yield: ofInput(58, 70),
    byProduct: { vi: 'Cám, trấu, tấm', en: 'Bran, husk, broken rice' },
  }),
  make('husk', 'Xay bóc vỏ (gạo lứt)', 'Husking (brown rice)', {
    yield: ofInput(72, 82),
    byProduct: { vi: 'Trấu', en: 'Husk' },
  }),
  make('sort', 'Sàng, loại tấm', 'Sorting out broken grains', { yield: ofInput(80, 100) }),
  make('blend', 'Phối trộn các lô', 'Blending lots', { yield: ofInput(98, 100), blends: true }),
  pack(),
]);

export const vermicelli: Recipe = second('vermicelli', 'g', [
  gather('dig', 'Thu củ dong', 'Digging canna roots', { fields: [variety] }),
  make('starch', 'Xay, lọc tinh bột', 'Grinding and washing out starch', { yield: ofInput(15, 30) }),
  mix('spread', 300, 'Tráng bánh', 'Steaming sheets', { yield: ofInput(150, 300) }),
  make('cut', 'Cắt sợi', 'Cutting', { yield: ofInput(95, 100) }),
  make('dry', 'Phơi, sấy khô', 'Drying', { yield: ofInput(35, 65), fields: [moisture] }),
  make('blend', 'Phối trộn các lô', 'Blending lots', { yield: ofInput(98, 100), blends: true }),
  pack(),
]);
