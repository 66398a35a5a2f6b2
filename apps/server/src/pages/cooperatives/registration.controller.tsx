import { Body, Controller, Get, Post } from '@nestjs/common';
import { Cooperatives } from '#libs/cooperatives';
import { LAI_CHAU, Places } from '#libs/places';
import { paths } from '../../paths.js';
import { Limited, SignedIn } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { registrationForm } from './registration-form.js';
import { RegistrationView } from './registration.view.js';

const REGISTRATIONS = 20;
const HOUR_SECONDS = 3600;

/** The way of a seller into the market. */
@Controller()
@SignedIn()
export class RegistrationController {
  constructor(
    private readonly cooperatives: Cooperatives,
    private readonly places: Places,
  ) {}

  @Get('cooperatives/new')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('cooperatives/new')
  @Limited(REGISTRATIONS, HOUR_SECONDS)
  async register(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, registrationForm, body, value => this.cooperatives.register(visit.me, value));
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.desk.home(sent.result.slug), 'cooperative-registered');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const communes = await this.places.communes(LAI_CHAU);
    const { title } = visit.words.cooperatives.registration;
    return visit.page(
      { title, width: 'narrow', form },
      <RegistrationView visit={visit} form={form} communes={communes} />,
    );
  }
}
