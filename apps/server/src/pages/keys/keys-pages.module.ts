import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { DeskKeysController } from './desk-keys.controller.js';
import { DepartmentKeysController, OperatorKeysController } from './outside-keys.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [DeskKeysController, DepartmentKeysController, OperatorKeysController],
})
export class KeysPagesModule {}
