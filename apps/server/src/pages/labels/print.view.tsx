import { fileKind, PRINT_KEPT_MS, symbolOutlook } from '#libs/labels';
import { paths } from '../../paths.js';
import { Progress } from '../../ui/charts.js';
import { ActionForm, Button } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Panel, Row } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { moduleText } from './print-choice.view.js';
import { kindOfPrint } from './print-files.view.js';
import type { PrintPage } from './print.query.js';

export const isOnItsWay = ({ state }: Pick<PrintPage, 'state'>): boolean => state === 'waiting' || state === 'working';

interface PrintProps {
  visit: Visit;
  print: PrintPage;
  /** The id of the next print of the roll, should somebody wish it. */
  nextId: string;
}

/** One file on its way: how far it is, and then the file. */
export function PrintView(props: PrintProps) {
  const { visit, print } = props;
  const words = visit.words.prints;
  const { slug } = visit.seat;
  const outlook = symbolOutlook(print, print);
  const keptUntil = new Date(print.orderedAt.getTime() + PRINT_KEPT_MS);
  return (
    <>
      <Panel>
        <Standing {...props} />
      </Panel>
      <DefinitionList
        items={[
          { term: words.form, detail: kindOfPrint(visit, print) },
          { term: words.modules, detail: outlook && moduleText(visit, outlook) },
          { term: words.labels, detail: visit.number(print.total) },
          { term: words.orderedBy, detail: `${print.orderedBy}, ${visit.moment(print.orderedAt)}` },
          { term: words.keptUntil, detail: visit.moment(keptUntil) },
        ]}
      />
      <Row>
        <Button kind="quiet" href={paths.desk.labelRoll(slug, print.rollId)}>
          {words.backToRoll}
        </Button>
        <Button kind="quiet" href={paths.desk.labelPrints(slug, print.rollId)}>
          {words.otherForms}
        </Button>
      </Row>
    </>
  );
}

function Standing(props: PrintProps) {
  const { visit, print } = props;
  const words = visit.words.prints;
  if (print.isRecalled) return <Notice tone="danger">{visit.words.labelDesk.recalled}</Notice>;
  if (print.isOutdated) return <Again {...props} text={words.outdated} />;
  if (print.state === 'cancelled') return <Again {...props} text={words.cancelled} />;
  if (print.state === 'failed') return <Again {...props} text={words.failed} />;
  return print.state === 'ready' ? <Ready {...props} /> : <Growing {...props} />;
}

function Growing({ visit, print }: PrintProps) {
  const words = visit.words.prints;
  const { slug } = visit.seat;
  return (
    <>
      <div data-watch={paths.desk.printProgress(slug, print.id)} aria-live="off">
        <Bar visit={visit} {...print} />
      </div>
      <p>{words.mayLeave}</p>
      <Row>
        <ActionForm action={paths.desk.cancelPrint(slug, print.id)} label={words.cancel} />
      </Row>
    </>
  );
}

/** How far it has come; drawn again as it grows. */
export function Bar({ visit, done, total }: { visit: Visit; done: number; total: number }) {
  const words = visit.words.prints;
  const display = words.progress(visit.number(done), visit.number(total));
  return <Progress label={words.growing} value={done} goal={total} display={display} />;
}

function Ready({ visit, print }: PrintProps) {
  const words = visit.words.prints;
  const kind = fileKind(print.form);
  const megabytes = visit.number(Math.max(0.1, Math.round(print.bytes / 100_000) / 10));
  return (
    <>
      <Notice tone="success">{words.ready}</Notice>
      <p>{words.hints[print.form]}</p>
      <Row>
        <Button kind="primary" href={paths.desk.printFile(visit.seat.slug, print.id, kind)} icon="download" download>
          {words.download(kind.toUpperCase(), megabytes)}
        </Button>
      </Row>
    </>
  );
}

function Again({ visit, print, nextId, text }: PrintProps & { text: string }) {
  return (
    <>
      <Notice tone="warning">{text}</Notice>
      <Row>
        <ActionForm
          action={paths.desk.labelPrints(visit.seat.slug, print.rollId)}
          label={visit.words.prints.again}
          fields={{ printId: nextId, form: print.form, size: print.size, dpi: String(print.dpi ?? '') }}
        />
      </Row>
    </>
  );
}
