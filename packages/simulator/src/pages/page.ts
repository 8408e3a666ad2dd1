import { type Html, html } from './html.ts'
import { STYLE } from './style.ts'

export interface PageContent {
  title: string
  /** A language tag such as `nl-NL`; default English. */
  lang?: string | undefined
  /** Whose pages these stand for: `Mollie`, `Antom`. */
  provider: string
  body: Html
  isWide?: boolean
  status?: number
}

/** A whole page in the shared shell, which says on top that no money moves. */
export function page({ title, lang, provider, body, isWide, status = 200 }: PageContent): Response {
  const { markup } = html`<!doctype html>
<html lang="${lang ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header><p class="note">This is a simulator of ${provider}. No money moves.</p></header>
<main class="${isWide ? 'wide' : 'narrow'}">${body}</main>
</body>
</html>`
  return new Response(markup, { status, headers: PAGE_HEADERS })
}

/** A page that was posted to sends the browser on with GET. */
export function seeOther(url: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: url, 'cache-control': 'no-store' },
  })
}

// No form-action: the browser would hold back the redirect to the merchant that follows a form.
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
  // Not no-referrer: forms would then say that they come from nowhere.
  'referrer-policy': 'same-origin',
}
