import { openSharp } from '#platform/pictures';
import { EnclosureUnreadable } from './refusals.js';

/** A phone shrinks to 1,280 pixels; a file of a few kilobytes that unfolds into gigabytes does not pass. */
const MOST_PIXELS = 4_000_000;
const WIDEST = 1280;

/**
 * Our own file of a photo, as WebP: upright, without what a camera wrote into it. What a phone sent is kept, since its hash stands in a
 * signed item, but never served. Throws EnclosureUnreadable.
 */
export async function shownPhoto(sent: Buffer, widest = WIDEST): Promise<Buffer> {
  const sharp = await openSharp();
  try {
    return await sharp(sent, { failOn: 'error', limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 76 })
      .toBuffer();
  } catch {
    // Whatever the decoder says about bytes from a stranger, the bytes are at fault.
    throw new EnclosureUnreadable();
  }
}
