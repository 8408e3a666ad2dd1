import { type Html, html } from '../html/html.ts'
import { type Notice, noticeBox } from '../html/notice.ts'
import { addressOf, type Visit } from './site.ts'

/** What a page is made of. */
export interface PageContent {
  readonly title: string
  readonly body: Html
  readonly at?: (typeof PAGES)[number]['path'] | undefined
  readonly notice?: Notice | undefined
}

const PAGES = [
  { path: '/', name: 'Payments' },
  { path: '/totals', name: 'Totals' },
  { path: '/unknown', name: 'Unknown' },
  { path: '/anomalies', name: 'Anomalies' },
  { path: '/deliveries', name: 'Deliveries' },
  { path: '/quarantine', name: 'Quarantine' },
  { path: '/health', name: 'Health' },
  { path: '/doctor', name: 'Swap doctor' },
] as const

/** A whole page. */
export function layout({ site, person }: Visit, { title, body, at, notice }: PageContent): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${site.title}</title>
<link rel="stylesheet" href="${site.style}">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
  <a class="brand" href="${addressOf(site, '/')}">${site.title}</a>
  <nav aria-label="Pages">${PAGES.map(
    ({ path, name }) =>
      html`<a href="${addressOf(site, path)}" ${at === path ? html`aria-current="page"` : ''}>${name}</a>`,
  )}</nav>
  <p class="who">${person.name}${person.may === 'read' ? ' (read only)' : ''}</p>
</header>
<main id="content" tabindex="-1">${notice && noticeBox(notice)}${body}</main>
</body>
</html>`
}
