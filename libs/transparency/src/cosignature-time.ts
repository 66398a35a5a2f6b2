import { readSignature } from '#libs/tlog';

/** When a witness signed, as its line says it; undefined when the line is none of a witness. The line was verified when it came in. */
export function timeOfCosignature(line: string): Date | undefined {
  const signature = readSignature(line)?.signature;
  if (signature?.length !== 72) return undefined;
  return new Date(Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)) * 1000);
}
