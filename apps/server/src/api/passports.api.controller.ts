import { Controller, Param } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Passports } from '#libs/passport';
import { Endpoint } from './endpoint.js';
import { passportDocument, passportParams } from './schemas/passport.js';

@Controller('api/v1/passports')
export class PassportsApi {
  constructor(private readonly passports: Passports) {}

  @Endpoint(':gtin/:lot', {
    summary: 'The digital product passport of a batch (Decree 37/2026/NĐ-CP, Art. 32)',
    params: passportParams,
    answer: passportDocument,
  })
  async one(@Param('gtin') gtin: string, @Param('lot') lot: string): Promise<string> {
    const passport = await this.passports.of(gtin, lot);
    if (!passport) throw new HiddenFromActor();
    return JSON.stringify(this.passports.document(passport));
  }
}
