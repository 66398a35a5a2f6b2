import { gs1 } from '../../../gs1/src/index.js';

export const trade = gs1;
