import { createRequire } from 'node:module';
import type { Typeface } from './label-layout.js';

// Be Vietnam Pro as full TrueType: the web builds of the font come in parts, none of which holds all Vietnamese letters.
const { resolve } = createRequire(import.meta.url);

/** The files of the type that labels are set in. */
export const TYPEFACES: Readonly<Record<Typeface, string>> = {
  regular: resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf'),
};
