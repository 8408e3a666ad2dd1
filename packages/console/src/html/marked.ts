import { type Html, html } from './html.ts'

/** Text of the engine or an adapter, whose backticks mark code. */
export function marked(text: string): Html {
  const parts = text.split('`')
  const isPaired = parts.length % 2 === 1
  if (!isPaired) return html`${text}`
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`
}
