import sharp from 'sharp';

/** A photo of nothing in particular, as a camera would write it. */
export const aPicture = (format: 'jpeg' | 'png' | 'webp', width = 800, height = 600): Promise<Buffer> =>
  sharp({
    create: { width, height, channels: 3, noise: { type: 'gaussian', mean: 120, sigma: 30 }, background: 'green' },
  })
    .toFormat(format)
    .toBuffer();
