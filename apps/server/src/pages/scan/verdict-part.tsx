import { netContent } from '#libs/labels';
import type { ScanAnswer, ScannedBatch } from '#libs/scans';
import type { Day } from '#platform/clock';
import { paths } from '../../paths.js';
import { Stars } from '../../ui/badges.js';
import { Button } from '../../ui/actions.js';
import { Notice } from '../../ui/notices.js';
import { phoneAtHome } from '../../ui/phone.js';
import { Price } from '../../ui/price.js';
import { Verdict } from '../../ui/scan-layout.js';
import { Panel, Row } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { LookTexts } from './look-texts.js';
import type { ScanProps } from './scan-props.js';

/** The first thing on the page. A code without a serial gets no verdict: it says nothing about one pack. */
export function Answer({ visit, scan, look }: ScanProps) {
  const { verdicts } = visit.words.labels.scan;
  const { verdict } = scan;
  return (
    <>
      {verdict === 'lot' || verdict === 'product' ? (
        <>
          <h1>{verdicts[verdict]}</h1>
          <Notice>{visit.words.labels.scan[verdict]}</Notice>
        </>
      ) : (
        <Verdict kind={verdict} title={verdicts[verdict]} detail={detailOf(visit, scan, look)} />
      )}
      {look.opening && (
        <Row>
          <Button kind="secondary" href={look.opening}>
            {visit.words.labels.scan.open}
          </Button>
        </Row>
      )}
      {verdict === 'recalled' && scan.batch && <RecallReason visit={visit} batch={scan.batch} />}
      {(verdict === 'recalled' || verdict === 'expired') && scan.cooperative && (
        <CallSeller phone={scan.cooperative.phone} />
      )}
    </>
  );
}

function detailOf(visit: Visit, { verdict, cooperative, batch }: ScanAnswer, look: LookTexts): string {
  const { scan } = visit.words.labels;
  const day = (value: Day | null | undefined) => (value ? visit.day(value) : '');
  switch (verdict) {
    case 'genuine':
      return scan.genuine(cooperative?.name ?? '');
    // Which look it is, and when it was opened, says the look.
    case 'seen':
    case 'opened':
      return look[verdict] ?? '';
    case 'recalled':
      return scan.recalled(batch?.lot ?? '', day(batch?.recalledOn));
    case 'expired':
      return scan.expired(day(batch?.bestBefore));
    default:
      return scan[verdict];
  }
}

/** What the verdict asks for, in reach of the thumb. */
function CallSeller({ phone }: { phone: string }) {
  return (
    <Row>
      <Button href={`tel:${phone}`} icon="phone">
        {phoneAtHome(phone)}
      </Button>
    </Row>
  );
}

function RecallReason({ visit, batch }: { visit: Visit; batch: ScannedBatch }) {
  return (
    <Notice tone="danger" title={visit.words.labels.scan.recalledReason}>
      {visit.say(batch.recallReasonVi ?? '', batch.recallReasonEn)}
    </Notice>
  );
}

/** The goods by name, with the way to buy them again: not under a recall, where it would be read as "it is all right". */
export function Goods({ visit, scan: { verdict, product, certificateNow, price } }: ScanProps) {
  if (!product) return null;
  const { scan } = visit.words.labels;
  const content = netContent(visit.locale, product.netQuantity, product.netUnit);
  const summary = visit.say(product.summaryVi, product.summaryEn);
  return (
    <Panel>
      <h2>{visit.say(product.nameVi, product.nameEn)}</h2>
      {certificateNow && <Stars stars={certificateNow.stars} label={scan.stars(certificateNow.stars)} />}
      {summary && <p>{summary}</p>}
      {price !== null && verdict !== 'recalled' && (
        <Row>
          <Button href={paths.product(product.slug)} icon="basket">
            {scan.buyAgain}
          </Button>
          <Price amount={visit.dong(price)} per={content} />
        </Row>
      )}
    </Panel>
  );
}
