import { inner } from '../../../libs/gs1/src/inner.js';

export const taken = inner;
