import type { PaymentStatus } from '@paystate/core'
import { type Html, html } from './html.ts'

/** How something stands, as a color beside its word. */
export type Tone = 'good' | 'calm' | 'doubt' | 'bad'

/** A word on a colored ground; the color says nothing that the word does not. */
export function badge(word: string, tone: Tone): Html {
  return html`<span class="badge ${tone}">${word}</span>`
}

const STATUS_TONES = {
  requires_action: 'calm',
  processing: 'calm',
  authorized: 'calm',
  captured: 'good',
  canceled: 'bad',
  expired: 'bad',
  failed: 'bad',
} as const satisfies Record<PaymentStatus, Tone>

/** The status of a payment. */
export function statusBadge(status: PaymentStatus): Html {
  return badge(spaced(status), STATUS_TONES[status])
}

/** `requires_action` as words. */
export function spaced(word: string): string {
  return word.replaceAll('_', ' ')
}
