import { isLine, type LineCode } from '#libs/catalog';
import { inLocale, type Locale } from '#platform/language';

/** What a task does to the goods: brings them in, changes them, or puts them into packs. */
export type Step = 'gather' | 'make' | 'pack';

/** Whole base units in which a batch is weighed, measured or counted. */
export type BatchUnit = 'g' | 'ml' | 'piece' | 'night';

export interface RecipeTask {
  kind: string;
  step: Step;
  vi: string;
  en: string;
  /**
   * The most that can come out, in percent of what went in. 100 unless water or other ingredients are added: drying, milling and
   * cutting lose weight, and nothing comes from nothing.
   */
  mostPercent: number;
}

export interface Recipe {
  /** For a product that has no pack yet; otherwise the batch counts as the packs do. */
  unit: BatchUnit;
  tasks: readonly RecipeTask[];
}

const task = (step: Step, kind: string, vi: string, en: string, mostPercent = 100): RecipeTask => ({
  kind,
  step,
  vi,
  en,
  mostPercent,
});
const gather = (kind: string, vi: string, en: string): RecipeTask => task('gather', kind, vi, en);
const make = (kind: string, vi: string, en: string): RecipeTask => task('make', kind, vi, en);
/** A task that adds water, salt, sugar or another ingredient. */
const mix = (kind: string, mostPercent: number, vi: string, en: string): RecipeTask =>
  task('make', kind, vi, en, mostPercent);
const pack = (vi = 'Đóng gói', en = 'Packing'): RecipeTask => task('pack', 'pack', vi, en);

/** The work on each product line in the co-ops' own words, in its usual order. Not every batch goes through every task. */
export const recipes: Readonly<Record<LineCode, Recipe>> = {
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

/** Undefined for a line we have never heard of. */
export const recipeOf = (line: string): Recipe | undefined => (isLine(line) ? recipes[line] : undefined);

export const taskOf = (line: string, kind: string): RecipeTask | undefined =>
  recipeOf(line)?.tasks.find(one => one.kind === kind);

/** How people call the task; its code when the recipe of old batches no longer has it. */
export function taskName(locale: Locale, line: string, kind: string): string {
  const found = taskOf(line, kind);
  return found ? inLocale(locale, found.vi, found.en) : kind;
}
