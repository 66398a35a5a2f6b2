import { machine, method, moisture, permit, temperature, treeClass, workers, hours, part, species } from './fields.js';
import { gather, make, ofGathered, ofInput, pack, type Recipe } from './recipe.js';
import { second } from './second.js';

// Fresh leaf becomes 18 to 26 % of dry tea, whatever was skipped on the way: that bound stands at the drying. The earlier tasks
// may stand for several (a co-op writes "Sao chè" for all of the work), so only their upper end says something.
export const tea: Recipe = second('tea', 'g', [
  gather('pluck', 'Hái chè', 'Plucking', { fields: [treeClass, workers] }),
  make('wither', 'Làm héo', 'Withering', { yield: ofInput(18, 90), fields: [hours] }),
  make('roast', 'Sao chè (diệt men)', 'Pan-firing', { yield: ofInput(18, 95), fields: [machine] }),
  make('roll', 'Vò chè', 'Rolling', { yield: ofInput(18, 100), fields: [machine] }),
  make('ferment', 'Ủ lên men', 'Fermenting', { yield: ofInput(18, 100), fields: [hours] }),
  make('dry', 'Sấy chè', 'Drying', { yield: ofGathered(18, 26), fields: [moisture] }),
  make('sort', 'Sàng, phân loại', 'Sorting', { yield: ofInput(80, 100) }),
  make('blend', 'Phối trộn các lô', 'Blending lots', { yield: ofInput(98, 100), blends: true }),
  pack(),
]);

export const herbs: Recipe = second('herbs', 'g', [
  gather('collect', 'Thu hái', 'Collecting', { fields: [method, permit] }),
  make('clean', 'Làm sạch', 'Cleaning', { yield: ofInput(70, 100), fields: [species] }),
  make('slice', 'Thái, cắt lát', 'Slicing', { yield: ofInput(85, 100), fields: [part] }),
  make('dry', 'Phơi, sấy khô', 'Drying', { yield: ofInput(10, 35), fields: [temperature] }),
  make('grind', 'Nghiền, tán bột', 'Grinding', { yield: ofInput(85, 100) }),
  make('extract', 'Nấu cao, chiết xuất', 'Extracting', { yield: ofInput(2, 40), fields: [temperature] }),
  make('blend', 'Phối trộn các lô', 'Blending lots', { yield: ofInput(98, 100), blends: true }),
  pack(),
]);
