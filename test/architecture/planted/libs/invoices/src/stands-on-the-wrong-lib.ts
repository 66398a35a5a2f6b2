import { campaigns } from '../../campaigns/src/index.js';

export const wrong = campaigns;
