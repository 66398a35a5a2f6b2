import { page } from '../../../apps/server/src/page.js';

export const seen = page;
