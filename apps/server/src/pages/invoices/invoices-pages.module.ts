import { Module } from '@nestjs/common';
import { InvoicesModule } from '#libs/invoices';
import { FollowInvoicesController } from './follow-invoices.controller.js';
import { InvoicesController } from './invoices.controller.js';

@Module({ imports: [InvoicesModule], controllers: [InvoicesController, FollowInvoicesController] })
export class InvoicesPagesModule {}
