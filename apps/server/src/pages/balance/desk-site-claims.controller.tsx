import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { SiteClaims } from '#libs/balance';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { DeskSiteClaimsView } from './desk-site-claims.view.js';
import { siteClaimForm } from './site-claim-form.js';
import { claimsOfSite, defaultsOfSite, oneClaim, seasonsOfSite, siteOfDesk } from './site-claim.query.js';

/** What a co-op says of a place of its own, for the department to countersign. */
@Controller()
@AtDesk('clerk', 'packer')
export class DeskSiteClaimsController {
  constructor(
    private readonly claims: SiteClaims,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/sites/:id/claims')
  show(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    return this.page(visit, visit.id(param), blankForm());
  }

  @Post('desk/:coop/sites/:id/claims')
  @AtDesk('clerk')
  async claim(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const site = await this.site(visit, visit.id(param));
    const sent = await submit(visit, siteClaimForm(visit), body, made => this.claims.claim(visit.me, site.id, made));
    if (!sent.ok) return this.page(visit, site.id, sent.form);
    return visit.seeOther(paths.desk.siteClaims(visit.seat.slug, site.id), 'site-claimed');
  }

  @Post('desk/:coop/site-claims/:id/withdrawal')
  @AtDesk('clerk')
  async withdraw(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const [claim] = await this.db.read(oneClaim, [visit.id(param)]);
    if (claim?.cooperativeSlug !== visit.seat.slug) throw new HiddenFromActor();
    await this.claims.withdraw(visit.me, claim.id);
    return visit.seeOther(paths.desk.siteClaims(visit.seat.slug, claim.siteId), 'site-claim-withdrawn');
  }

  private async site(visit: Visit, siteId: string) {
    const [site] = await this.db.read(siteOfDesk, [siteId, visit.seat.cooperativeId]);
    if (!site) throw new HiddenFromActor();
    return site;
  }

  private async page(visit: Visit, siteId: string, form: Form): Promise<string> {
    const site = await this.site(visit, siteId);
    const [claims, defaults, seasons] = await Promise.all([
      this.db.read(claimsOfSite, [siteId]),
      this.db.read(defaultsOfSite, [siteId]),
      this.db.read(seasonsOfSite, [siteId]),
    ]);
    const here = paths.desk.siteClaims(visit.seat.slug, siteId);
    return deskPage(
      visit,
      { title: visit.words.siteClaims.desk.title(site.name), tab: 'batches', form, here },
      <DeskSiteClaimsView
        visit={visit}
        site={site}
        claims={claims}
        defaults={defaults}
        seasons={seasons}
        claimId={form.value('id') ?? newId()}
        form={form}
      />,
    );
  }
}
