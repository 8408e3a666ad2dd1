import { providerName } from '../providers/provider-name.ts'
import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'

export interface PageContent {
  readonly title: string
  readonly body: Html
  /** Where the page gets its updates; absent on pages that never change. */
  readonly events?: string
  readonly at?: 'shop' | 'desk' | 'providers'
}

/** A whole page. */
export function layout(context: PageContext, { title, body, events, at }: PageContent): Html {
  const { style, script, icon } = context.assets
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Harbor Goods</title>
<link rel="icon" href="${icon}" type="image/svg+xml">
<link rel="stylesheet" href="${style}">
${events && html`<script src="${script}" type="module"></script>`}
</head>
<body data-events="${events ?? ''}">
<a class="skip" href="#content">Skip to the content</a>
<header>
${notice(context)}
<div class="top">
  <a class="brand" href="/">${mark()}<span>Harbor Goods</span></a>
  <nav aria-label="Pages">
    <a href="/" ${at === 'shop' ? html`aria-current="page"` : ''}>Shop</a>
    <a href="/orders" ${at === 'desk' ? html`aria-current="page"` : ''}>Orders</a>
    <a href="/providers" ${at === 'providers' ? html`aria-current="page"` : ''}>Providers</a>
    <a href="/console">Back office</a>
  </nav>
</div>
</header>
<main id="content">${body}</main>
<footer>${about(context)}</footer>
</body>
</html>`
}

function notice({ simulation, shop }: PageContext): Html {
  const providers = [...shop.providers.values()]
  const all = [...new Set(providers.map(({ provider }) => providerName(provider)))]
  const names = LIST.format(all)
  const modes = LIST.format([...new Set(providers.map(({ mode }) => mode))])
  return simulation
    ? html`<p class="notice"><strong>Offline.</strong> ${names} ${all.length === 1 ? 'is' : 'are'} simulated on this machine. No money moves.</p>`
    : html`<p class="notice">Payments go to ${names}, in ${modes} mode.</p>`
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' })

function about({ simulation }: PageContext): Html {
  return html`<p>A demo of paystate: one payment status model for every provider.</p>
  ${
    simulation &&
    html`<p>The same shop with another provider: <a href="/providers">switch it while it runs</a>, or start it with
    <code>PAYMENT_PROVIDER=antom npx -y pnpm@12 demo</code></p>`
  }`
}

function mark(): Html {
  return html`<svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
    <rect width="28" height="28" rx="8" fill="var(--accent)"/>
    <path d="M7 19c2.3 0 2.3-2 4.7-2s2.3 2 4.6 2 2.4-2 4.7-2M14 6v8m0-8 5 6h-5" fill="none"
      stroke="var(--on-accent)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>
  </svg>`
}
