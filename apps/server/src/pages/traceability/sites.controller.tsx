import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { SITE_KINDS, Sites, type SiteKind } from '#libs/traceability';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { AtDesk } from '../../web/access.js';
import { choice, id, optionalText, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { sameSitePath } from '../../web/same-site-path.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { siteCommunes, siteList } from './sites.query.js';
import { NewSiteView, SitesView } from './sites.view.js';

const siteForm = z.object({
  id: id(),
  name: text(80),
  kind: choice(Object.keys(SITE_KINDS) as [SiteKind, ...SiteKind[]]),
  communeCode: text(5),
  back: optionalText(300),
});

/** The places where a co-op works. */
@Controller()
@AtDesk('clerk', 'packer')
export class SitesController {
  constructor(
    private readonly sites: Sites,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/sites')
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const sites = await this.db.read(siteList, [visit.seat.cooperativeId]);
    const { sites: words } = visit.words.traceability;
    const actions = (
      <Button icon="plus" href={paths.desk.newSite(visit.seat.slug)}>
        {words.newTitle}
      </Button>
    );
    return deskPage(visit, { title: words.title, tab: 'batches', actions }, <SitesView visit={visit} sites={sites} />);
  }

  /** `?back=` says where to go on after adding one: a page of this desk. */
  @Get('desk/:coop/sites/new')
  fresh(@CurrentVisit() visit: Visit, @Query('back') back: unknown): Promise<string> {
    return this.form(visit, blankForm(), back);
  }

  @Post('desk/:coop/sites')
  async add(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, siteForm, body, async ({ back, ...site }) => {
      await this.sites.add(visit.me, visit.seat.cooperativeId, site);
      return backAtDesk(visit, back);
    });
    if (!sent.ok) return this.form(visit, sent.form, sent.form.value('back'));
    return visit.seeOther(sent.result, 'site-added');
  }

  private async form(visit: Visit, form: Form, back: unknown): Promise<string> {
    const communes = await this.db.read(siteCommunes, [visit.seat.cooperativeId]);
    return deskPage(
      visit,
      {
        title: visit.words.traceability.sites.newTitle,
        tab: 'batches',
        form,
        here: paths.desk.newSite(visit.seat.slug, backAtDesk(visit, back)),
      },
      <NewSiteView visit={visit} siteId={newId()} communes={communes} back={backAtDesk(visit, back)} form={form} />,
    );
  }
}

/** Only within the batches of this desk: an address from a stranger leads nowhere else. */
function backAtDesk(visit: Visit, back: unknown): string {
  const { slug } = visit.seat;
  const path = sameSitePath(typeof back === 'string' ? back : undefined, paths.desk.sites(slug));
  return path.startsWith(`${paths.desk.batches(slug)}/`) ? path : paths.desk.sites(slug);
}
