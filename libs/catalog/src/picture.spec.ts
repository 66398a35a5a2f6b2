import sharp from 'sharp';
import { encodePicture, pictureKind } from './picture.js';
import { NotAPicture, PictureTooLarge } from './refusals.js';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3b6e2f' } });

describe('a photo that somebody sends', () => {
  it('becomes files of ours in three widths and two formats', async () => {
    const { width, height, files } = await encodePicture(await plain(2000, 1500).jpeg().toBuffer());
    expect([width, height]).toEqual([1280, 960]);
    expect(files.map(file => `${file.width}.${file.format}`)).toEqual([
      '320.avif',
      '320.webp',
      '640.avif',
      '640.webp',
      '1280.avif',
      '1280.webp',
    ]);
    for (const file of files) {
      const read = await sharp(file.bytes).metadata();
      expect(read.width).toBe(file.width);
      expect(read.format).toBe(file.format === 'avif' ? 'heif' : 'webp');
    }
  });

  it('comes with a small one that fits into the page', async () => {
    const { placeholder } = await encodePicture(await plain(1200, 2400).jpeg().toBuffer());
    expect(placeholder.length).toBeLessThan(400);
    const read = await sharp(Buffer.from(placeholder, 'base64')).metadata();
    expect([read.format, read.width, read.height]).toEqual(['webp', 16, 32]);
  });

  it('stands upright and tells nothing of where it was taken', async () => {
    const exif = { IFD0: { Make: 'Máy ảnh' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 20/1 0/1' } };
    const sideways = await plain(400, 200).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
    expect((await sharp(sideways).metadata()).orientation).toBe(6);
    const { width, height, files } = await encodePicture(sideways);
    expect([width, height]).toEqual([200, 400]);
    for (const file of files) {
      const read = await sharp(file.bytes).metadata();
      expect(read.exif).toBeUndefined();
      expect(read.icc).toBeUndefined();
      expect(read.xmp).toBeUndefined();
    }
  });

  it('is not blown up, keeps its transparency and may be PNG or WebP', async () => {
    const png = await sharp({
      create: { width: 50, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { width, files } = await encodePicture(png);
    expect(width).toBe(50);
    expect(files).toHaveLength(6);
    expect((await sharp(files.at(-1)?.bytes).metadata()).hasAlpha).toBe(true);
    expect((await encodePicture(await plain(10, 10).webp().toBuffer())).width).toBe(10);
  });

  it('is refused when it is something else, whatever it calls itself', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    );
    const gif = await plain(9, 9).gif().toBuffer();
    for (const bytes of [svg, gif, Buffer.from('Tôi là ảnh'), Buffer.alloc(0)])
      await expect(encodePicture(bytes)).rejects.toThrow(NotAPicture);
  });

  it('is refused when it breaks off or only begins like one', async () => {
    const jpeg = await sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    await expect(encodePicture(jpeg.subarray(0, jpeg.length / 2))).rejects.toThrow(NotAPicture);
    await expect(encodePicture(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('hết')]))).rejects.toThrow(
      NotAPicture,
    );
  });

  it('is refused when a small file unfolds into too many pixels', async () => {
    const bomb = await plain(8000, 7000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(encodePicture(bomb)).rejects.toThrow(PictureTooLarge);
  });

  it('is known by its first bytes', async () => {
    expect(pictureKind(await plain(2, 2).jpeg().toBuffer())).toBe('jpeg');
    expect(pictureKind(await plain(2, 2).png().toBuffer())).toBe('png');
    expect(pictureKind(Buffer.from('RIFF....WAVE'))).toBeUndefined();
  });
});
