import { Module } from '@nestjs/common';
import { CooperativesModule } from '#libs/cooperatives';
import { IdentityModule } from '#libs/identity';
import { OrderingModule } from '#libs/ordering';
import { ReviewsModule } from '#libs/reviews';
import { WebModule } from '../../web/web.module.js';
import { AccountController } from './account.controller.js';
import { SignInController } from './sign-in.controller.js';

@Module({
  imports: [IdentityModule, CooperativesModule, OrderingModule, ReviewsModule, WebModule],
  controllers: [SignInController, AccountController],
})
export class IdentityPagesModule {}
