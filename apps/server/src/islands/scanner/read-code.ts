// Reads QR codes, Data Matrix and the barcodes of sacks and boxes with zxing, whose program (WebAssembly) comes from our own server.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What stands on labels, sacks, boxes and papers in the chain. */
const FORMATS = ['QRCode', 'DataMatrix', 'Code128', 'EAN13', 'EAN8', 'UPCA', 'ITF'] as const;

/** `wasm`: the address of the program. Nothing is fetched before the first picture. */
export function prepare(wasm: string): void {
  prepareZXingModule({ overrides: { locateFile: () => wasm } });
}

/** The text of the first code in a picture; undefined when there is none. `isHard` takes more time for a photo than for a live picture. */
export async function readCode(picture: Blob | ImageData, isHard: boolean): Promise<string | undefined> {
  const results = await readBarcodes(picture, {
    formats: [...FORMATS],
    tryHarder: isHard,
    tryRotate: isHard,
    tryInvert: isHard,
    tryDownscale: true,
    maxNumberOfSymbols: 1,
  });
  const found = results.find(result => result.isValid);
  // A GS1 symbol says so in its identifier: the server reads element strings by it.
  return found && (/^\](C1|e0|d2|Q3)/.test(found.symbologyIdentifier) ? found.symbologyIdentifier : '') + found.text;
}
