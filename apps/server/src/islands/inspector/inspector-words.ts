import type { Words } from '#libs/words';
import type { AppWords } from '../recorder/desk-words.js';

export type InspectorWords = AppWords & Words['recorder']['inspector'];
