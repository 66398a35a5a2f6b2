import type { Words } from '#libs/words';
import type { Flash } from '../ui/types.js';

/** The sentence behind a flash key: each part of the catalogue may list its own under `flashes`. Unknown keys say nothing. */
export function flashOf(words: Words, key: string): Flash | undefined {
  for (const part of Object.values(words)) {
    const flashes = 'flashes' in part ? (part.flashes as Record<string, unknown>) : {};
    const text = Object.hasOwn(flashes, key) ? flashes[key] : undefined;
    if (typeof text === 'string') return { tone: 'success', text };
  }
  return undefined;
}
