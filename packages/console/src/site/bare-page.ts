import { type Html, html } from '../html/html.ts'

/** A page for somebody who may see nothing else: no name, no navigation, nothing of the payments. */
export function barePage({ title, text }: { readonly title: string; readonly text: string }): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`
}
