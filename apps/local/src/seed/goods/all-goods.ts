import { stays, textile, wood } from './crafts-and-stays.js';
import { fish, meat } from './fish-and-meat.js';
import { flowers, fruit } from './fruit-and-flowers.js';
import type { GoodsOfSeed } from './goods.js';
import { herbs, honey } from './honey-and-herbs.js';
import { rice, vermicelli } from './rice-and-vermicelli.js';
import { tea } from './tea.js';

/** The co-op's own numbers are given in this order: the first pack of a co-op has item number 1. */
export const allGoods: readonly GoodsOfSeed[] = [
  ...tea,
  ...rice,
  ...vermicelli,
  ...honey,
  ...herbs,
  ...fish,
  ...meat,
  ...fruit,
  ...flowers,
  ...textile,
  ...wood,
  ...stays,
];
