import { Controller, Get } from '@nestjs/common';
import { paths } from '../../paths.js';
import type { Children } from '../../ui/types.js';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { AboutView, Operator, type AboutText } from './about.view.js';

@Controller('about')
@Public()
export class AboutController {
  @Get()
  market(@CurrentVisit() visit: Visit): string {
    return page(visit, paths.about, visit.words.about.market);
  }

  @Get('ranking')
  ranking(@CurrentVisit() visit: Visit): string {
    return page(visit, paths.aboutRanking, visit.words.about.ranking);
  }

  @Get('returns')
  returns(@CurrentVisit() visit: Visit): string {
    return page(visit, paths.aboutReturns, visit.words.about.returns);
  }

  @Get('privacy')
  privacy(@CurrentVisit() visit: Visit): string {
    return page(visit, paths.aboutPrivacy, visit.words.about.privacy);
  }

  @Get('contact')
  contact(@CurrentVisit() visit: Visit): string {
    return page(visit, paths.aboutContact, visit.words.about.contact, <Operator visit={visit} />);
  }
}

function page(visit: Visit, path: string, text: AboutText, more?: Children): string {
  return visit.page(
    { title: text.title, description: text.lead, canonical: path },
    <AboutView visit={visit} path={path} text={text}>
      {more}
    </AboutView>,
  );
}
