import type sharp from 'sharp';

/** Loaded by the process that first meets a picture, since it takes 14 MB of every process that loads it; most never do. */
export const openSharp = async (): Promise<typeof sharp> => (await import('sharp')).default;
