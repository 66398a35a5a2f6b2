import { certificate, reason, result } from './fields.js';
import { destroy, move, observe, receive, ship, type RecipeTask } from './recipe.js';

/** What happens on every line, whatever the recipe and its version. Handing over has pages of its own. */
export const houseTasks: readonly RecipeTask[] = [
  observe('test', 'Kiểm nghiệm mẫu', 'Testing a sample', { bizStep: 'sampling', fields: [certificate, result] }),
  move('store', 'Nhập kho, bảo quản', 'Storing'),
  destroy('lose', 'Hao hụt, bỏ đi', 'Loss, thrown away', { fields: [reason] }),
  ship('ship', 'Giao hàng đi', 'Handing over'),
  receive('receive', 'Nhận hàng về', 'Taking over'),
];
