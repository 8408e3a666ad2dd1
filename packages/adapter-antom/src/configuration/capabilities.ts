import type { Capabilities, ReplayWindow } from '@paystate/core'
import { CURRENCIES } from '../money/currencies.ts'
import { PROVIDER } from './account.ts'

/** Antom publishes no end of its idempotency. Assumed: replay_window. */
export const ASSUMED_WINDOW: ReplayWindow = {
  type: 'window',
  forMs: 24 * 3_600_000,
  marginMs: 10 * 60_000,
  assumed: true,
}

/** A repeated session would be a second session: it is looked up, never repeated. */
export const NO_REPEAT: ReplayWindow = { type: 'window', forMs: 0, marginMs: 0, assumed: false }

/** The default lifetime of a session, plus a minute for requests in transit. */
export const SESSION_LASTS = 61 * 60_000

/** What Antom supports. Windows differ by method and contract: they are reported here, and decide nothing. */
export const capabilities: Capabilities = {
  provider: PROVIDER,
  create: {
    capture: ['automatic', 'manual'],
    expiresAt: 'supported',
    replayWindow: ASSUMED_WINDOW,
    lookup: 'reference',
    neverRepeated: {
      when: 'a session on the hosted page (no `paymentMethodType`)',
      absentAfter: 'its expiry, or 61 minutes where none was given',
    },
  },
  capture: {
    support: 'by_method',
    replayWindow: ASSUMED_WINDOW,
    lookup: 'reference',
    multiple: 'by_method',
    partial: 'by_method',
    // Assumed: last_capture.
    final: 'supported',
  },
  cancel: {
    support: 'by_method',
    // Assumed: cancel_repeat.
    replayWindow: { type: 'harmless' },
    lookup: 'reference',
    whenPaid: 'reverses',
    byReference: true,
    window:
      'Until 00:15 (UTC+8) on the day after the payment; cards 7 days, and not once captured; Indonesian methods and JKOPay never; Thai banks only before the payment.',
  },
  refund: {
    support: 'by_method',
    replayWindow: ASSUMED_WINDOW,
    lookup: 'reference',
    partial: 'by_method',
    window: 'Within a year; the payment method and the contract may allow less.',
  },
  cancelRefund: {
    support: 'not_supported',
    why: 'Antom has no call to cancel a refund.',
  },
  listChanges: 'not_supported',
  webhooks: {
    authenticity: 'signed',
    silentStatuses: ['PROCESSING', 'CANCELLED'],
    headers: ['client-id', 'request-time', 'signature'],
  },
  lateMoney: 'returned',
  // The pages say so of payments. Assumed: absent_parts.
  absence: { misses: 4, apartMs: 15_000, after: 'last_attempt' },
  currencies: CURRENCIES,
}
