import type { PageContext } from './context.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { marked } from './marked.ts'

/** A page with a single message. */
export function messagePage(
  context: PageContext,
  { title, text }: { title: string; text: string },
): Html {
  const body = html`<div class="card inside narrow"><h1>${title}</h1><p>${marked(text)}</p>
  <p><a class="button" href="/">Go to the shop</a></p></div>`
  return layout(context, { title, body })
}
