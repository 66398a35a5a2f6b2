import type { VNode } from 'preact';
import { fish, honey, livestock } from './creatures.js';
import { generic, textile, tourism, vermicelli, wood } from './made.js';
import { citrus, flowers, fruit, herbs, rice, tea } from './plants.js';

/** The product lines of the market, each with its drawing. */
export const SCENES = {
  tea,
  rice,
  honey,
  herbs,
  fish,
  citrus,
  fruit,
  flowers,
  wood,
  livestock,
  tourism,
  textile,
  vermicelli,
  generic,
} satisfies Record<string, VNode>;

export type Line = keyof typeof SCENES;
export const LINES = Object.keys(SCENES) as Line[];
