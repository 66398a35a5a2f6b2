import { Module } from '@nestjs/common';
import { EpcisModule } from '#libs/epcis';
import { WebModule } from '../web/web.module.js';
import { EpcisCapture } from './capture.controller.js';
import { EpcisDiscovery } from './discovery.controller.js';
import { EventAnswers } from './event-answers.service.js';
import { EpcisEvents } from './events.controller.js';
import { EpcisQueries } from './queries.controller.js';
import { EpcisSubscriptions } from './subscriptions.controller.js';
import { Streams } from './streams/streams.service.js';
import { EpcisTopLists } from './top-lists.controller.js';

export const EPCIS_CONTROLLERS = [
  EpcisDiscovery,
  EpcisCapture,
  EpcisEvents,
  EpcisTopLists,
  EpcisQueries,
  EpcisSubscriptions,
];

/** `/epcis/…`: events as the standard has them, for programs with a key and for officers who look. */
@Module({
  imports: [EpcisModule, WebModule],
  providers: [EventAnswers, Streams],
  controllers: EPCIS_CONTROLLERS,
})
export class EpcisDoorModule {}
