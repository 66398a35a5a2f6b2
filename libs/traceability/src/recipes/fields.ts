import type { RecipeField } from './recipe.js';

// Questions that several tasks ask. Numbers are kept as they were typed, in plain decimals.

const decimal = (
  key: string,
  vi: string,
  en: string,
  unit: string,
  [least, most]: readonly [number, number],
  tells: RecipeField['tells'],
): RecipeField => ({ key, vi, en, kind: 'decimal', unit, least, most, tells });
const whole = (
  key: string,
  vi: string,
  en: string,
  unit: string,
  most: number,
  name: `chophien:${string}`,
): RecipeField => ({ key, vi, en, kind: 'whole', unit, least: 0, most, tells: { as: 'fact', name } });
const text = (key: string, vi: string, en: string, tells: RecipeField['tells']): RecipeField => ({
  key,
  vi,
  en,
  kind: 'text',
  tells,
});
const fact = (name: `cbvmda:${string}` | `chophien:${string}`): RecipeField['tells'] => ({ as: 'fact', name });

/** Water in the goods, by weight. */
export const moisture = decimal('moisture', 'Độ ẩm', 'Moisture', '%', [0, 100], fact('chophien:moisturePercent'));
/** CEL is degree Celsius in UN/ECE Rec. 20. */
export const temperature = decimal('temperature', 'Nhiệt độ', 'Temperature', '°C', [-60, 400], {
  as: 'sensor',
  type: 'Temperature',
  uom: 'CEL',
});
/** What a refractometer shows of sugar; ripe honey has about 80. */
export const brix = decimal('brix', 'Độ đường', 'Sugar', '°Bx', [0, 90], fact('chophien:degreesBrix'));
export const feed = decimal('feed', 'Thức ăn', 'Feed', 'kg', [0, 100_000], fact('chophien:feedKilograms'));
export const ph = decimal('ph', 'Độ pH', 'pH', '', [0, 14], fact('chophien:acidity'));

export const workers = whole('workers', 'Số người làm', 'People at work', 'người', 500, 'chophien:workers');
export const hives = whole('hives', 'Số đàn', 'Hives', 'đàn', 5000, 'chophien:hives');
export const count = whole('count', 'Số con', 'Head', 'con', 10_000_000, 'chophien:headCount');
export const hours = whole('hours', 'Số giờ', 'Hours', 'giờ', 5000, 'chophien:hours');
/** Days that must pass before harvest: kept by the verbs (see withdrawal.ts). */
export const withdrawal = whole(
  'withdrawalDays',
  'Ngừng bao nhiêu ngày',
  'Days to wait',
  'ngày',
  365,
  'chophien:withdrawalDays',
);

export const drug = text('drug', 'Tên thuốc, phân, thức ăn', 'Drug, fertiliser or feed', fact('chophien:input'));
export const invoice = text('invoice', 'Số hoá đơn mua', 'Invoice no.', { as: 'paper', type: 'inv' });
export const permit = text('permit', 'Số giấy phép khai thác', 'Collecting permit no.', { as: 'paper', type: 'cert' });
export const cites = text('cites', 'Số giấy CITES, kiểm dịch', 'CITES or quarantine no.', {
  as: 'paper',
  type: 'cert',
});
export const certificate = text('certificate', 'Số phiếu kiểm nghiệm', 'Test report no.', {
  as: 'paper',
  type: 'testres',
});
export const origin = text('origin', 'Hồ sơ nguồn gốc', 'Papers of origin', { as: 'paper', type: 'cert' });
export const species = text('species', 'Tên khoa học', 'Species (Latin)', fact('chophien:species'));
export const part = text('part', 'Bộ phận dùng', 'Part used', fact('chophien:plantPart'));
export const variety = text('variety', 'Giống', 'Variety', fact('chophien:variety'));
export const machine = text('machine', 'Máy, chảo số', 'Machine or pan', fact('chophien:equipment'));
export const flora = text('flora', 'Nguồn hoa', 'Flowers', fact('chophien:flora'));
export const hatchery = text('hatchery', 'Trại giống', 'Hatchery', fact('chophien:hatchery'));
/** A code of the co-op, not a name: events are read by many. */
export const maker = text('maker', 'Mã người làm', 'Maker’s code', fact('chophien:makerCode'));
export const technique = text('technique', 'Kỹ thuật', 'Technique', fact('chophien:technique'));
export const result = text('result', 'Kết quả', 'Result', fact('chophien:result'));
export const reason = text('reason', 'Vì sao', 'Why', fact('chophien:reason'));

export const treeClass: RecipeField = {
  key: 'treeClass',
  vi: 'Loại cây',
  en: 'Trees',
  kind: 'choice',
  choices: [
    { value: 'old', vi: 'Chè cổ thụ', en: 'Old trees' },
    { value: 'garden', vi: 'Chè vườn', en: 'Garden' },
  ],
  tells: { as: 'fact', name: 'chophien:treeClass' },
};
export const method: RecipeField = {
  key: 'method',
  vi: 'Cách có được',
  en: 'Method',
  kind: 'choice',
  choices: [
    { value: 'wild', vi: 'Hái trong rừng', en: 'Collected wild' },
    { value: 'cultivated', vi: 'Trồng', en: 'Cultivated' },
  ],
  tells: { as: 'fact', name: 'chophien:method' },
};
