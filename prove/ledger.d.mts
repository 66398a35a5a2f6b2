export const name: string;
export const what: string;
export function run(wish: { url: string; size?: 'full' | 'small'; say?: (text: string) => void }): Promise<string>;
