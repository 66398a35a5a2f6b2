import { Module } from '@nestjs/common';
import { DepartmentPaymentsController } from './department-payments.controller.js';
import { ExceptionsController } from './exceptions.controller.js';
import { PayController } from './pay.controller.js';

/** The verbs come from the app's global PaymentsModule.with(settings). */
@Module({ controllers: [PayController, DepartmentPaymentsController, ExceptionsController] })
export class PaymentsPagesModule {}
