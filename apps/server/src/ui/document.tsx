import type { PageProps } from './page-props.js';

type DocumentProps = Pick<PageProps, 'title' | 'description' | 'locale' | 'assets' | 'head' | 'width' | 'children'>;

/** <html> for ordinary pages. */
export function Document({ title, description, locale, assets, head, width, children }: DocumentProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {description && <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#1d2050" />
        <link rel="icon" href="/static/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css} />
        {assets.js && <script type="module" src={assets.js} />}
        {head}
      </head>
      <body class={width === 'wide' ? 'body-wide' : undefined}>{children}</body>
    </html>
  );
}
