import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor, mayAtDesk } from '#libs/identity';
import { LinkRegister } from '#libs/resolver';
import { percentEncode } from '#libs/gs1';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { choice, id, optional, optionalText, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { linksAtDesk } from './links.query.js';
import { LANGUAGES, LinksView, MEDIA_TYPES, OFFERED } from './links.view.js';

const linkForm = z.object({
  id: id(),
  /** Path of the goods, or of the co-op itself. */
  code: text(40),
  lot: optionalText(20),
  type: choice(OFFERED),
  href: text(2_000),
  title: text(120),
  language: optional(choice(LANGUAGES)),
  mediaType: optional(choice(MEDIA_TYPES)),
});

/** What a co-op puts behind its own codes, beside what the market puts there. */
@Controller()
@AtDesk('clerk')
export class LinksController {
  constructor(
    private readonly register: LinkRegister,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/links')
  @AtDesk()
  list(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/links')
  async add(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const sent = await submit(visit, linkForm, body, ({ code, lot, ...link }) =>
      this.register.add(visit.me, cooperativeId, { ...link, code: lot ? `${code}/10/${percentEncode(lot)}` : code }),
    );
    return sent.ok ? visit.seeOther(paths.desk.links(slug), 'link-added') : this.page(visit, sent.form);
  }

  @Post('desk/:coop/links/:id/removal')
  async remove(@CurrentVisit() visit: Visit, @Param('id') linkId: string): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const sent = await submit(visit, z.object({}), {}, () =>
      this.register.remove(visit.me, cooperativeId, visit.id(linkId)),
    );
    return sent.ok ? visit.seeOther(paths.desk.links(slug), 'link-removed') : this.page(visit, sent.form);
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const [known] = await this.db.read(linksAtDesk, [visit.seat.cooperativeId]);
    if (!known) throw new HiddenFromActor();
    return deskPage(
      visit,
      { title: visit.words.resolver.desk.title, tab: 'products', form, here: paths.desk.links(visit.seat.slug) },
      <LinksView visit={visit} {...known} linkId={newId()} form={form} mayWrite={mayAtDesk(visit.seat, ['clerk'])} />,
    );
  }
}
