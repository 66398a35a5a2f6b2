import { Controller, Get, Header, Param } from '@nestjs/common';
import { paths } from '../../paths.js';
import { AtDesk, Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
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

  /** What a phone needs to put the app on its home screen. Browsers ask for it without cookies. */
  @Get('desk/:coop/recorder/app.webmanifest')
  @Public()
  @Header('content-type', 'application/manifest+json; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  manifest(@CurrentVisit() { words, locale }: Visit, @Param('coop') coop: string): object {
    const { app } = words.recorder;
    return {
      id: paths.desk.recorder(coop),
      start_url: paths.desk.recorder(coop),
      scope: paths.desk.recorder(coop),
      name: app.title,
      short_name: app.short,
      description: app.about,
      lang: locale,
      display: 'standalone',
      background_color: '#faf7f0',
      theme_color: '#1d2050',
      icons: [192, 512].map(side => ({
        src: `/static/app-${side}.png`,
        sizes: `${side}x${side}`,
        type: 'image/png',
        purpose: 'any maskable',
      })),
    };
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
