import { Controller, Get, Header, Param } from '@nestjs/common';
import { paths } from '../../paths.js';
import { AtDesk, Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { appManifest } from './app-manifest.js';
import { RECORDER_FILES, workerScript } from './kept-files.js';
import { RecorderPage } from './recorder.view.js';

/** The app that records in the field. The page holds no data of the co-op: what the phone needs comes with the book, once it knows who asks. */
@Controller()
export class RecorderController {
  @Get('desk/:coop/recorder')
  @AtDesk('clerk', 'packer')
  show(@CurrentVisit() visit: Visit): string {
    return visit.document(<RecorderPage visit={visit} />);
  }

  @Get('desk/:coop/recorder/app.webmanifest')
  @Public()
  @Header('content-type', 'application/manifest+json; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  manifest(@CurrentVisit() { words, locale }: Visit, @Param('coop') coop: string): object {
    return appManifest(words.recorder.app, locale, paths.desk.recorder(coop));
  }

  /** The script that answers for the network when there is none. Its address never changes; browsers look daily whether its text has. */
  @Get('recorder-worker.js')
  @Public()
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  @Header('service-worker-allowed', '/desk/')
  worker(): string {
    return workerScript(RECORDER_FILES());
  }
}
