import { certificate, cites, count, drug, feed, hatchery, temperature, withdrawal, origin } from './fields.js';
import { gather, make, mix, observe, ofInput, pack, type Recipe } from './recipe.js';
import { second } from './second.js';

export const fish: Recipe = second('fish', 'g', [
  observe('stock', 'Thả cá giống', 'Stocking fingerlings', { bizStep: 'other', fields: [count, hatchery, cites] }),
  observe('feed', 'Cho ăn', 'Feeding', { bizStep: 'other', fields: [feed] }),
  observe('treat', 'Trị bệnh', 'Treating', { bizStep: 'other', fields: [drug, withdrawal] }),
  observe('mortality', 'Cá chết', 'Dead fish', { bizStep: 'other', fields: [count] }),
  gather('catch', 'Bắt cá', 'Catching', { fields: [count, temperature] }),
  make('gut', 'Mổ, làm sạch', 'Gutting and cleaning', { yield: ofInput(78, 90) }),
  make('fillet', 'Phi lê, cắt khúc', 'Filleting', { yield: ofInput(40, 95) }),
  mix('marinate', 130, 'Ướp muối, gia vị', 'Salting and marinating', { yield: ofInput(95, 130) }),
  make('smoke', 'Hun khói, sấy', 'Smoking and drying', { yield: ofInput(50, 70), fields: [temperature] }),
  make('shred', 'Sao ruốc', 'Cooking into floss', { yield: ofInput(25, 45) }),
  make('chill', 'Cấp đông, ướp lạnh', 'Chilling', { yield: ofInput(95, 100), fields: [temperature] }),
  pack('Đóng gói', 'Packing', { fields: [temperature] }),
]);

export const livestock: Recipe = second('livestock', 'g', [
  observe('treat', 'Tiêm phòng, trị bệnh', 'Vaccinating, treating', { bizStep: 'other', fields: [drug, withdrawal] }),
  gather('slaughter', 'Giết mổ (thịt móc hàm)', 'Slaughtering (carcass weight)', { fields: [count, certificate] }),
  make('cut', 'Pha lóc', 'Cutting', { yield: ofInput(70, 98), fields: [origin] }),
  mix('marinate', 130, 'Ướp gia vị', 'Marinating', { yield: ofInput(95, 130) }),
  make('smoke', 'Hun khói, sấy gác bếp', 'Smoking over the hearth', { yield: ofInput(30, 65), fields: [temperature] }),
  make('chill', 'Cấp đông, bảo quản lạnh', 'Chilling', { yield: ofInput(95, 100), fields: [temperature] }),
  pack(),
]);
