import type { Recipe } from './recipe.js';

const SOURCE =
  'Sự kiện: GS1 US, FSMA 204 R2.0. Mức hao hụt: kinh nghiệm nghề, hợp tác xã hiệu chỉnh sau vụ đầu, Sở duyệt / ' +
  'Events: GS1 US, FSMA 204 R2.0. Yields: rules of thumb of the trade, to be calibrated by each co-op and approved by the department';

/** The second version of a line: with questions, patterns and the usual yields. */
export const second = (line: string, unit: Recipe['unit'], tasks: Recipe['tasks']): Recipe => ({
  line,
  version: 2,
  validFrom: '2026-11-01',
  source: SOURCE,
  unit,
  tasks,
});
