import { hours, maker, origin, result, species, technique } from './fields.js';
import { gather, make, ofInput, pack, type Recipe } from './recipe.js';
import { second } from './second.js';

export const textile: Recipe = second('textile', 'piece', [
  gather('weave', 'Dệt, thêu xong', 'Weaving and embroidering', { fields: [maker, hours] }),
  make('dye', 'Nhuộm', 'Dyeing', { yield: ofInput(90, 100), fields: [technique] }),
  make('sew', 'May, hoàn thiện', 'Sewing and finishing', { yield: ofInput(80, 100), fields: [maker] }),
  make('check', 'Kiểm tra', 'Checking', { yield: ofInput(50, 100), fields: [result] }),
  pack(),
]);

export const wood: Recipe = second('wood', 'piece', [
  gather('craft', 'Làm xong sản phẩm thô', 'Raw pieces made', { fields: [maker, origin] }),
  make('dry', 'Sấy, xử lý mối mọt', 'Drying and treating', { yield: ofInput(85, 100), fields: [species] }),
  make('finish', 'Chà nhám, sơn dầu', 'Sanding and oiling', { yield: ofInput(85, 100), fields: [technique] }),
  make('check', 'Kiểm tra', 'Checking', { yield: ofInput(50, 100), fields: [result] }),
  pack(),
]);

export const tourism: Recipe = second('tourism', 'night', [
  gather('open', 'Mở phòng đón khách', 'Opening rooms'),
  pack('Mở bán', 'Putting on sale'),
]);
