import { NestFactory } from '@nestjs/core';
import { Complaints, ComplaintsModule, ComplaintSteps } from '#libs/complaints';
import { PaymentsModule, paymentSettings } from '#libs/payments';
import type { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import { PlatformModule } from '#platform/house';

/** The lib's services as the apps have them, on one database. */
export async function openComplaints(url: string, clock: Clock) {
  const config = Config.read({ DATABASE_URL: url, DATABASE_POOL: '6' });
  class TestHouse {}
  const module = {
    module: TestHouse,
    imports: [PlatformModule.with(config, clock), PaymentsModule.with(paymentSettings(config)), ComplaintsModule],
  };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  return {
    complaints: app.get(Complaints, { strict: false }),
    steps: app.get(ComplaintSteps, { strict: false }),
    close: () => app.close(),
  };
}

export type ComplaintsHouse = Awaited<ReturnType<typeof openComplaints>>;
