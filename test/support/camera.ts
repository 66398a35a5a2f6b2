// A camera that sees one picture: a film for the fake camera of Chromium, as raw frames (YUV4MPEG2), made when it is needed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const [WIDTH, HEIGHT, FRAMES] = [640, 480, 5];

export interface Film {
  path: string;
  remove(): Promise<void>;
}

/** The picture lies on a grey table, a little turned, as a packer holds a pack under the phone. */
export async function filmOf(picture: Buffer): Promise<Film> {
  const folder = await mkdtemp(join(tmpdir(), 'film-'));
  const path = join(folder, 'label.y4m');
  const light = await lightOf(picture);
  const noColour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, noColour]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(path, Buffer.concat([header, ...Array<Buffer>(FRAMES).fill(frame)]));
  return { path, remove: () => rm(folder, { recursive: true }) };
}

async function lightOf(picture: Buffer): Promise<Buffer> {
  const held = await sharp(picture)
    .toColourspace('srgb')
    .extend({ top: 16, bottom: 16, left: 16, right: 16, background: '#fff' })
    .rotate(4, { background: '#999' })
    .resize({ width: WIDTH - 40, height: HEIGHT - 40, fit: 'inside' })
    .png()
    .toBuffer();
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#999' } })
    .composite([{ input: held }])
    .greyscale()
    .raw()
    .toBuffer();
}
