export const name: string;
export const what: string;
export function run(proof: {
  url: string;
  size?: 'full' | 'small';
  say?: (text: string) => void;
  at?: string;
}): Promise<string>;
