export interface SeedOptions { now: Date; publicUrl: string }
export async function seed(_url: string, _options: SeedOptions): Promise<void> { await Promise.resolve(); }
