import { paths } from '../../paths.js';
import { Button, TextInput } from '../../ui/forms.js';
import { Icon } from '../../ui/icons.js';
import { Notice } from '../../ui/notices.js';
import { assets } from '../../web/assets.js';
import type { Visit } from '../../web/visit.js';

interface Props {
  visit: Visit;
  /** What was read and leads nowhere; empty before anything was. */
  code: string;
  /** The recorder that asks. */
  to: string;
}

/** Camera and photo need a script, which shows them; the box works without. */
export function ScannerView({ visit, code, to }: Props) {
  const { scanner: words } = visit.words.recorder;
  return (
    <div class="stack">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p class="hint">{words.withoutNetwork}</p>
      {code !== '' && <Notice tone="warning">{words.unknown(code)}</Notice>}
      <div id="scan-live" class="stack" hidden>
        <video id="scan-video" class="scan-video" muted playsInline hidden />
        <p class="row">
          <button id="scan-start" class="button button-primary" type="button">
            <Icon name="camera" />
            <span>{words.start}</span>
          </button>{' '}
          <label class="button button-secondary scan-photo">
            <Icon name="camera" />
            <span>{words.photo}</span>
            <input id="scan-photo" class="sr" type="file" accept="image/*" />
          </label>
        </p>
        <p
          id="scan-says"
          role="status"
          data-looking={words.looking}
          data-nothing={words.nothing}
          data-refused={words.cameraRefused}
          data-kept={words.offline}
        />
      </div>
      <form
        id="scan-form"
        class="form stack"
        method="get"
        action={paths.scanner()}
        data-wasm={assets.url('zxing_reader.wasm')}
      >
        {to !== '' && <input type="hidden" name="to" value={to} />}
        <TextInput name="code" label={words.typed} hint={words.typedHint} value={code} maxlength={2000} required />
        <Button icon="search">{words.go}</Button>
      </form>
      <section id="scan-kept" class="stack" data-forget={words.forget} hidden>
        <h2>{words.kept}</h2>
        <p class="hint">{words.keptLead}</p>
        <ul class="field-list" />
      </section>
    </div>
  );
}
