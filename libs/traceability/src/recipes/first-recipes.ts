// The first version of every recipe: tasks and amounts, no questions of their own, no bounds but that nothing comes from nothing.
import type { LineCode } from '#libs/catalog';
import { gather, make, mix, pack, type Recipe } from './recipe.js';

const LINES: Readonly<Record<LineCode, Pick<Recipe, 'unit' | 'tasks'>>> = {
  tea: {
    unit: 'g',
    tasks: [
      gather('pluck', 'Hái chè', 'Plucking'),
      make('wither', 'Làm héo', 'Withering'),
      make('roast', 'Sao chè (diệt men)', 'Pan-firing'),
      make('roll', 'Vò chè', 'Rolling'),
      make('ferment', 'Ủ lên men', 'Fermenting'),
      make('dry', 'Sấy chè', 'Drying'),
      make('sort', 'Sàng, phân loại', 'Sorting'),
      pack(),
    ],
  },
  rice: {
    unit: 'g',
    tasks: [
      gather('harvest', 'Gặt lúa', 'Harvesting'),
      make('thresh', 'Tuốt, quạt sạch', 'Threshing and winnowing'),
      make('dry', 'Phơi, sấy thóc', 'Drying the paddy'),
      make('mill', 'Xay xát', 'Milling'),
      make('husk', 'Xay bóc vỏ (gạo lứt)', 'Husking (brown rice)'),
      make('sort', 'Sàng, loại tấm', 'Sorting out broken grains'),
      pack(),
    ],
  },
  honey: {
    unit: 'g',
    tasks: [
      gather('extract', 'Quay mật', 'Extracting'),
      make('filter', 'Lọc mật', 'Filtering'),
      make('dewater', 'Hạ thuỷ phần', 'Removing water'),
      make('settle', 'Để lắng', 'Settling'),
      pack('Đóng chai', 'Bottling'),
    ],
  },
  herbs: {
    unit: 'g',
    tasks: [
      gather('collect', 'Thu hái', 'Collecting'),
      make('clean', 'Làm sạch', 'Cleaning'),
      make('slice', 'Thái, cắt lát', 'Slicing'),
      make('dry', 'Phơi, sấy khô', 'Drying'),
      make('grind', 'Nghiền, tán bột', 'Grinding'),
      make('extract', 'Nấu cao, chiết xuất', 'Extracting'),
      pack(),
    ],
  },
  fish: {
    unit: 'g',
    tasks: [
      gather('catch', 'Bắt cá', 'Catching'),
      make('gut', 'Mổ, làm sạch', 'Gutting and cleaning'),
      make('fillet', 'Phi lê, cắt khúc', 'Filleting'),
      mix('marinate', 130, 'Ướp muối, gia vị', 'Salting and marinating'),
      make('smoke', 'Hun khói, sấy', 'Smoking and drying'),
      make('shred', 'Sao ruốc', 'Cooking into floss'),
      make('chill', 'Cấp đông, ướp lạnh', 'Chilling'),
      pack(),
    ],
  },
  fruit: {
    unit: 'g',
    tasks: [
      gather('pick', 'Thu hoạch', 'Picking'),
      make('sort', 'Phân loại', 'Sorting'),
      make('wash', 'Rửa, làm sạch', 'Washing'),
      make('cut', 'Gọt, cắt lát', 'Peeling and slicing'),
      mix('sweeten', 200, 'Ướp đường, sên mứt', 'Sugaring'),
      make('dry', 'Sấy', 'Drying'),
      pack(),
    ],
  },
  flowers: {
    unit: 'piece',
    tasks: [
      gather('cut', 'Cắt hoa, xuất vườn', 'Cutting, leaving the garden'),
      make('sort', 'Phân loại', 'Sorting'),
      pack('Bó, đóng chậu', 'Bunching and potting'),
    ],
  },
  wood: {
    unit: 'piece',
    tasks: [
      gather('craft', 'Làm xong sản phẩm thô', 'Raw pieces made'),
      make('dry', 'Sấy, xử lý mối mọt', 'Drying and treating'),
      make('finish', 'Chà nhám, sơn dầu', 'Sanding and oiling'),
      make('check', 'Kiểm tra', 'Checking'),
      pack(),
    ],
  },
  livestock: {
    unit: 'g',
    tasks: [
      gather('slaughter', 'Giết mổ (thịt móc hàm)', 'Slaughtering (carcass weight)'),
      make('cut', 'Pha lóc', 'Cutting'),
      mix('marinate', 130, 'Ướp gia vị', 'Marinating'),
      make('smoke', 'Hun khói, sấy gác bếp', 'Smoking over the hearth'),
      make('chill', 'Cấp đông, bảo quản lạnh', 'Chilling'),
      pack(),
    ],
  },
  tourism: {
    unit: 'night',
    tasks: [gather('open', 'Mở phòng đón khách', 'Opening rooms'), pack('Mở bán', 'Putting on sale')],
  },
  textile: {
    unit: 'piece',
    tasks: [
      gather('weave', 'Dệt, thêu xong', 'Weaving and embroidering'),
      make('dye', 'Nhuộm', 'Dyeing'),
      make('sew', 'May, hoàn thiện', 'Sewing and finishing'),
      make('check', 'Kiểm tra', 'Checking'),
      pack(),
    ],
  },
  vermicelli: {
    unit: 'g',
    tasks: [
      gather('dig', 'Thu củ dong', 'Digging canna roots'),
      make('starch', 'Xay, lọc tinh bột', 'Grinding and washing out starch'),
      mix('spread', 300, 'Tráng bánh', 'Steaming sheets'),
      make('cut', 'Cắt sợi', 'Cutting'),
      make('dry', 'Phơi, sấy khô', 'Drying'),
      pack(),
    ],
  },
};

const VALID_FROM = '2025-01-01';
const SOURCE = 'Lời kể của các hợp tác xã trong tỉnh / As told by co-operatives of the province';

export const firstRecipes: readonly Recipe[] = Object.entries(LINES).map(([line, recipe]) => ({
  line,
  version: 1,
  validFrom: VALID_FROM,
  source: SOURCE,
  ...recipe,
}));
