import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { LogController } from '../../log/log.controller.js';
import { LogRowsController } from '../../log/rows.controller.js';
import { ProofsController } from './proofs.controller.js';
import { LogPageController } from './log-page.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [LogController, LogRowsController, LogPageController, ProofsController],
})
export class TransparencyPagesModule {}
