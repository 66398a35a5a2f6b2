import type { Dpi, LabelSize, PrintForm } from '#libs/labels';
import { paths } from '../../paths.js';
import type { Visit } from '../../web/visit.js';
import type { PrintOfRoll } from './label-roll.query.js';

/** "PNG, mỗi tem một tệp (ZIP), 50 × 30 mm, 203 dpi": size and resolution where they are not the only ones there are. */
export function kindOfPrint(visit: Visit, { form, size, dpi }: { form: PrintForm; size: LabelSize; dpi: Dpi | null }) {
  const words = visit.words.prints;
  const parts = [words.forms[form], form === 'sheet' ? '' : words.sizes[size].split(', ')[0], dpi ? `${dpi} dpi` : ''];
  return parts.filter(Boolean).join(', ');
}

/** The files of a roll that are on their way or ready, the latest first. */
export function PrintFiles({ visit, prints }: { visit: Visit; prints: readonly PrintOfRoll[] }) {
  const words = visit.words.prints;
  return (
    <ul>
      {prints.map(print => (
        <li>
          <a href={paths.desk.print(visit.seat.slug, print.id)}>
            {words.named(kindOfPrint(visit, print), visit.moment(print.orderedAt))}
          </a>
          {`: ${words.states[print.state]}`}
        </li>
      ))}
    </ul>
  );
}
