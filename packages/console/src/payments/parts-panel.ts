import type { Reported } from '@paystate/core'
import type { TrackedPayment } from '@paystate/engine'
import { badge, spaced, type Tone } from '../html/badge.ts'
import { type Html, html } from '../html/html.ts'
import type { Site } from '../site/site.ts'

interface Part {
  readonly name: string
  readonly amount?: Reported<number>
  readonly currency?: string
  readonly status: string
  readonly note?: string | undefined
}

const TONES: Readonly<Record<string, Tone>> = {
  succeeded: 'good',
  done: 'good',
  won: 'good',
  failed: 'bad',
  lost: 'bad',
  rejected: 'bad',
  open: 'doubt',
}

/** The refunds, captures, cancellations and disputes that the provider shows; nothing where there are none. */
export function partsPanel({ formats }: Site, payment: TrackedPayment): Html | undefined {
  const parts = partsOf(payment)
  if (parts.length === 0) return undefined
  return html`<section class="card inside" aria-labelledby="parts">
  <h2 id="parts">What the provider shows</h2>
  <ul class="parts">${parts.map(
    ({ name, amount, currency = payment.amount.currency, status, note }) =>
      html`<li><strong>${name}</strong> ${amount !== undefined && formats.reported(amount, currency)}
      ${badge(spaced(status), TONES[status] ?? 'calm')} ${note && html`<small>${note}</small>`}</li>`,
  )}</ul>
</section>`
}

function partsOf({ refunds, captures, cancellations, disputes }: TrackedPayment): readonly Part[] {
  return [
    ...captures.map((capture) => ({ name: 'Capture', ...capture, note: capture.failure?.code })),
    ...refunds.map((refund) => ({
      name: 'Refund',
      ...refund,
      note: refund.waitingFor ? 'waits for your balance: top it up' : refund.failure?.code,
    })),
    ...cancellations.map(({ status, failure }) => ({
      name: 'Cancel',
      status,
      note: failure?.code,
    })),
    ...disputes.map((dispute) => ({
      name: capital(spaced(dispute.kind)),
      ...dispute,
      note: dispute.reason,
    })),
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
