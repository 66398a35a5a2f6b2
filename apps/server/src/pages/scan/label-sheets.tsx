import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Item } from '#libs/gs1';
import { answerOf, type Scanned } from '#libs/scans';
import { renderDocument } from '../../ui/render.js';
import { Sheet } from '../../ui/sheet.js';
import type { Visit } from '../../web/visit.js';
import { textsOf, type LookTexts } from './look-texts.js';
import { ScanFrame, titleOf } from './scan-frame.js';
import { ScanView } from './scan.view.js';

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The pages behind labels. The packs of a batch differ in a handful of texts, so what a page says of the goods is rendered once and kept under the very
 * words of its facts: a fact that changes is another page, and none is ever out of date.
 */
@Injectable()
export class LabelSheets {
  private readonly sheets = new LRUCache<string, Sheet<LookTexts>>({
    maxSize: MOST_BYTES,
    sizeCalculation: (sheet, key) => sheet.bytes + 2 * key.length,
  });

  show(visit: Visit, item: Item, scanned: Scanned, seenAt?: Date): Buffer {
    const texts = textsOf(visit, item, scanned, seenAt);
    const key = [visit.locale, scanned.verdict, item.gtin, Object.keys(texts).join(), scanned.facts].join('\n');
    let sheet = this.sheets.get(key);
    if (!sheet) this.sheets.set(key, (sheet = sheetOf(visit, item, scanned, texts)));
    return sheet.fill(texts);
  }
}

export function sheetOf(visit: Visit, { gtin }: Item, scanned: Scanned, texts: LookTexts): Sheet<LookTexts> {
  const scan = answerOf(scanned);
  return Sheet.render(texts, look =>
    renderDocument(
      <ScanFrame visit={visit} nonce={look.nonce} path={look.path} title={titleOf(visit, scan)}>
        <ScanView visit={visit} gtin={gtin} scan={scan} look={look} />
      </ScanFrame>,
    ),
  );
}
