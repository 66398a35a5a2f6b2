import { paths } from '../paths.js';
import { Button } from '../ui/actions.js';
import { EmptyState } from '../ui/notices.js';
import { PageHead, Row } from '../ui/sections.js';
import type { Visit } from './visit.js';

/** What went wrong and what to do now. The id is shown only for our own faults: it is in the log. */
export function errorPage(visit: Visit, status: number, text: string | undefined, requestId: string): string {
  const { errors } = visit.words;
  const known = (status in errors.titles ? status : status >= 500 ? 500 : 400) as unknown as keyof typeof errors.titles;
  return visit.page(
    { title: errors.titles[known], width: 'narrow' },
    <>
      <PageHead title={errors.titles[known]} />
      <EmptyState title={text ?? errors.details[known]} action={<WaysOut visit={visit} status={status} />}>
        {status >= 500 && errors.reference(requestId)}
      </EmptyState>
    </>,
    status,
  );
}

function WaysOut({ visit, status }: { visit: Visit; status: number }) {
  const { shell } = visit.words;
  return (
    <Row>
      {status === 401 && <Button href={paths.signIn()}>{shell.signIn}</Button>}
      <Button kind="secondary" href={paths.home}>
        {shell.home}
      </Button>
      <Button kind="secondary" href={paths.search()}>
        {shell.search}
      </Button>
    </Row>
  );
}
