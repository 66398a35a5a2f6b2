import { Module } from '@nestjs/common';
import { ResolverModule } from '#libs/resolver';
import { LinksController } from './links.controller.js';

@Module({ imports: [ResolverModule], controllers: [LinksController] })
export class ResolverPagesModule {}
