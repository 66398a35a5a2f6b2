import type { ScanAnswer } from '#libs/scans';
import { paths } from '../../paths.js';
import { Button } from '../../ui/actions.js';
import { Notice } from '../../ui/notices.js';
import { ScanPage } from '../../ui/scan-layout.js';
import type { Children } from '../../ui/types.js';
import { assets } from '../../web/assets.js';
import type { Visit } from '../../web/visit.js';

/** One line above, one below, and the styles inside: the whole page is one answer, with no script, font or picture to wait for. */
export function ScanFrame({
  visit,
  nonce,
  path = visit.path,
  title,
  children,
}: {
  visit: Visit;
  nonce: string;
  path?: string;
  title: string;
  children: Children;
}) {
  const { shell, labels } = visit.words;
  return (
    <ScanPage
      title={`${title} – ${shell.market}`}
      locale={visit.locale}
      path={path}
      css={assets.text('scan-critical.css')}
      nonce={nonce}
      words={{
        skip: labels.scan.skip,
        language: shell.language,
        about: shell.about,
        privacy: shell.aboutPrivacy,
        contact: labels.scan.report,
      }}
    >
      {children}
    </ScanPage>
  );
}

export function titleOf(visit: Visit, { verdict, product }: ScanAnswer): string {
  const said = visit.words.labels.scan.verdicts[verdict];
  return product ? `${said}: ${visit.say(product.nameVi, product.nameEn)}` : said;
}

/** Not even a wrong label: an address that is no Digital Link. */
export function MalformedView({ visit }: { visit: Visit }) {
  const { scan } = visit.words.labels;
  return (
    <>
      <h1>{scan.malformed}</h1>
      <Notice tone="warning">{scan.malformedDetail}</Notice>
      <Button kind="secondary" href={paths.aboutContact}>
        {scan.report}
      </Button>
    </>
  );
}
