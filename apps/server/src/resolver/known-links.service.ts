import { Injectable } from '@nestjs/common';
import { itemOf, pathOf, type DigitalLink, type Item } from '#libs/gs1';
import { levelsOf, type Level, type Wish } from '#libs/resolver';
import { wordsIn } from '#libs/words';
import { Clock, dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { DEFAULT_LOCALE, isLocale, type Locale } from '#platform/language';
import { LabelPage } from '../pages/scan/label-page.js';
import type { Visit } from '../web/visit.js';
import { knownLevels } from './derived-links.js';
import { hasRegistered, linksOf, type Asked } from './links.query.js';

/** What is known behind a key right now: one question, nothing kept. */
@Injectable()
export class KnownLinks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly page: LabelPage,
  ) {}

  /** Whether a co-op put links behind a code that is not of goods on this market. */
  async areRegistered(gtin: string): Promise<boolean> {
    const [row] = await this.db.read(hasRegistered, [`/01/${gtin}`]);
    return row?.found ?? false;
  }

  /** Finest level first, some of them empty. Who guesses serials is turned away here as on the page (429). */
  async of(visit: Visit, link: DigitalLink, wish: Wish): Promise<Level[]> {
    const item = itemOf(link);
    const { ip } = visit.request;
    if (item) this.page.turnAwayGuessers(ip, item);
    const reached = levelsOf(link).map(elements => ({ elements, path: pathOf(elements) }));
    const anchors = reached.map(({ path }) => path);
    const [row] = await this.db.read(linksOf, this.valuesFor(link, item, anchors));
    if (!row) throw new Error('the question has an answer whatever is known');
    if (item?.serial !== undefined && row.goods && !row.pack) this.page.noteGuess(ip);
    const locale = localeFor(visit, wish);
    return knownLevels(reached, row, { origin: visit.origin, locale, words: wordsIn(locale).resolver.titles });
  }

  private valuesFor(link: DigitalLink, item: Item | undefined, anchors: readonly string[]): Asked {
    const { gtin = null, lot = null, serial = null } = item ?? {};
    return [anchors, gtin, lot, serial, glnOf(link), dayOf(this.clock.now())];
  }
}

/** A place or a party, by the number that says which. */
const glnOf = ({ key: { ai, value } }: DigitalLink): string | null => (ai === '414' || ai === '417' ? value : null);

/** Titles for a page are in the language of the page, for programs in the one they ask for. */
function localeFor(visit: Visit, wish: Wish): Locale {
  const wanted = wish.form === 'page' ? visit.locale : wish.languages(['vi', 'en'])[0];
  return isLocale(wanted) ? wanted : DEFAULT_LOCALE;
}
