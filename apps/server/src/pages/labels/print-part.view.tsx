import { MOST_LABELS_AT_ONCE } from '#libs/labels';
import { paths } from '../../paths.js';
import { ActionForm, Button } from '../../ui/forms.js';
import { Row } from '../../ui/sections.js';
import { PrintFiles } from './print-files.view.js';
import type { RollProps } from './roll-props.js';

/** The files of a roll: a short one at once, a long one as a print that is drawn meanwhile; and those on their way or ready. */
export function PrintPart({ visit, roll, printIds }: RollProps) {
  const { labelDesk: desk, prints: words } = visit.words;
  const { slug } = visit.seat;
  const isShort = roll.quantity <= MOST_LABELS_AT_ONCE;
  const kind = roll.activatedAt ? 'secondary' : 'primary';
  const action = paths.desk.labelPrints(slug, roll.id);
  return (
    <>
      <Row>
        {isShort ? (
          <Button kind={kind} href={paths.desk.labelRollPdf(slug, roll.id)} icon="download" download>
            {desk.download}
          </Button>
        ) : (
          <ActionForm action={action} kind={kind} label={words.make.sheet} fields={fieldsOf(printIds.sheet, 'sheet')} />
        )}
        <ActionForm action={action} label={words.make.roll} fields={fieldsOf(printIds.roll, 'roll')} />
        <Button kind="quiet" href={action}>
          {words.otherForms}
        </Button>
      </Row>
      {roll.prints.length > 0 && <PrintFiles visit={visit} prints={roll.prints} />}
    </>
  );
}

const fieldsOf = (printId: string, form: string) => ({ printId, form });
