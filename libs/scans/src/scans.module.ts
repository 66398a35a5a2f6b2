import { Module } from '@nestjs/common';
import { Alerts } from './alerts.service.js';
import { CloneWatch } from './clone-watch.service.js';
import { Keeping } from './keeping.service.js';
import { Salts } from './salts.service.js';
import { Scans } from './scans.service.js';

@Module({
  providers: [Alerts, CloneWatch, Keeping, Salts, Scans],
  exports: [Alerts, CloneWatch, Keeping, Scans],
})
export class ScansModule {}
