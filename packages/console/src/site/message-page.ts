import { type Html, html } from '../html/html.ts'
import { marked } from '../html/marked.ts'
import { layout } from './layout.ts'
import { addressOf, type Visit } from './site.ts'

/** A page that says one thing, such as that there is no such page. */
export function messagePage(
  visit: Visit,
  { title, text }: { readonly title: string; readonly text: string },
): Html {
  const body = html`<section class="card inside narrow"><h1>${title}</h1><p>${marked(text)}</p>
    <p><a href="${addressOf(visit.site, '/')}">To the payments</a></p></section>`
  return layout(visit, { title, body })
}
