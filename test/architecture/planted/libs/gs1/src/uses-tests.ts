import { scan } from '../../../../../support/scan.js';

export const used = scan;
