import type { PartCheck } from '@paystate/engine'
import { badge, spaced, type Tone } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import { marked } from '../html/marked.ts'

export const TONES = {
  ok: 'good',
  warned: 'doubt',
  failed: 'bad',
  not_known: 'doubt',
} as const satisfies Record<PartCheck['state'], Tone>

export function warnings({ warnings: all }: PartCheck): Html {
  return html`${all.map((warning) => html`<p>${marked(warning)}</p>`)}`
}

/** How a part is, and what there is to see to; `fine` where there is nothing. */
export function partState(part: PartCheck, fine: string): Html {
  const { state } = part
  return html`${badge(spaced(state), TONES[state])} ${state === 'ok' ? fine : warnings(part)}`
}
