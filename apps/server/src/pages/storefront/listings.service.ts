import { Injectable } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { communePage } from './commune-page.query.js';
import { cooperativeList, cooperativePage } from './cooperative-page.query.js';
import { homePage } from './home.query.js';
import { productDetail, productPage } from './product-page.query.js';
import { NotOnSale } from './refusals.js';
import { seasonPage } from './season-page.query.js';
import { productsFor, type Wish } from './search.query.js';
import type { SearchWords } from './search-words.js';

interface Body {
  body: string;
}

/**
 * What buyers may see, today. Each answer is one SQL and comes as JSON text: the API sends it as it is, pages read it. What is not
 * there is refused, not empty.
 */
@Injectable()
export class Listings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async home(): Promise<string> {
    return theOne(await this.db.read(homePage, [this.clock.today()]));
  }

  async search(wish: Wish, words: SearchWords | undefined): Promise<string> {
    const question = productsFor(wish, words, this.clock.today());
    return theOne(await this.db.read(question.statement, question.values));
  }

  async product(slug: string): Promise<string> {
    return theOne(await this.db.read(productDetail, [slug, this.clock.today()]), () => new NotOnSale());
  }

  /** The product and what stands beside it on its page. */
  async productPage(slug: string): Promise<string> {
    return theOne(await this.db.read(productPage, [slug, this.clock.today(), this.clock.now()]), () => new NotOnSale());
  }

  async cooperative(slug: string): Promise<string> {
    return theOne(await this.db.read(cooperativePage, [slug, this.clock.today()]));
  }

  async cooperatives(limit: number, offset: number): Promise<string> {
    return theOne(await this.db.read(cooperativeList, [limit, offset]));
  }

  async season(month: number, limit: number, offset: number): Promise<string> {
    return theOne(await this.db.read(seasonPage, [month, this.clock.today(), limit, offset]));
  }

  async commune(code: string): Promise<string> {
    return theOne(await this.db.read(communePage, [code, this.clock.today()]));
  }
}

function theOne(rows: Body[], missing: () => Error = () => new HiddenFromActor()): string {
  const [row] = rows;
  if (!row) throw missing();
  return row.body;
}
