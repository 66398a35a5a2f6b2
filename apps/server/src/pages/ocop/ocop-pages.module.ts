import { Module } from '@nestjs/common';
import { OcopModule } from '#libs/ocop';
import { CatalogPagesModule } from '../catalog/catalog-pages.module.js';
import { CertificatesController } from './certificates.controller.js';

@Module({ imports: [OcopModule, CatalogPagesModule], controllers: [CertificatesController] })
export class OcopPagesModule {}
