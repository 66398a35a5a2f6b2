import { Controller, Get } from '@nestjs/common';
import { readCheckpoint, toBase64 } from '#libs/tlog';
import { LogSettings, PublishedLog, readEntry, timeOfCosignature } from '#libs/transparency';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { logPage, type LogRow } from './log.query.js';
import { LogView, type LogProps } from './log.view.js';

@Controller('log')
@Public()
export class LogPageController {
  constructor(
    private readonly db: Database,
    private readonly log: PublishedLog,
    private readonly settings: LogSettings,
  ) {}

  @Get()
  async page(@CurrentVisit() visit: Visit): Promise<string> {
    const names = this.settings.witnesses.map(({ name }) => name);
    const [[row], keys] = await Promise.all([this.db.read(logPage, [names]), this.log.keys()]);
    const { title, lead } = visit.words.transparency;
    return visit.page(
      { title, description: lead, canonical: paths.log.home },
      <LogView visit={visit} keys={keys} {...(row ? shown(row) : EMPTY)} />,
    );
  }
}

type Shown = Pick<LogProps, 'checkpoint' | 'waiting' | 'seen' | 'latest'>;

const EMPTY: Shown = { checkpoint: undefined, waiting: 0, seen: undefined, latest: [] };

function shown({ note, waiting, seenSize, seenLine, latest }: LogRow): Shown {
  const checkpoint = note === null ? undefined : readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
  const at = seenLine === null ? undefined : timeOfCosignature(seenLine);
  return {
    checkpoint: checkpoint && { ...checkpoint, root: toBase64(checkpoint.root) },
    waiting,
    seen: at && seenSize !== null ? { size: seenSize, at } : undefined,
    latest: latest.map(({ index, entry }) => ({ index, ...readEntry(entry) })),
  };
}
