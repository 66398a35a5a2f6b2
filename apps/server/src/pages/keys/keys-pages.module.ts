import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { DeskKeysController } from './desk-keys.controller.js';
import { DeskSubscriptionsController } from './desk-subscriptions.controller.js';
import { DepartmentKeysController, OperatorKeysController } from './outside-keys.controller.js';
import {
  DepartmentSubscriptionsController,
  OperatorSubscriptionsController,
} from './outside-subscriptions.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [
    DeskKeysController,
    DepartmentKeysController,
    OperatorKeysController,
    DeskSubscriptionsController,
    DepartmentSubscriptionsController,
    OperatorSubscriptionsController,
  ],
})
export class KeysPagesModule {}
