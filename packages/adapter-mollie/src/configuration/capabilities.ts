import type { Capabilities, ReplayWindow } from '@paystate/core'
import { CURRENCIES } from '../money/currencies.ts'

const MINUTE = 60_000

/**
 * Keys are kept for an hour. Assumed: key_scope.
 *
 * @see https://docs.mollie.com/reference/api-idempotency
 */
export const REPLAY_WINDOW: ReplayWindow = {
  type: 'window',
  forMs: 60 * MINUTE,
  marginMs: 10 * MINUTE,
  assumed: false,
}

/** Keys are ignored there: repeating is harmless, but its refusal proves nothing. */
export const HARMLESS: ReplayWindow = { type: 'harmless' }

/** Two refunds of one amount on one payment within this time are treated as one sent twice. */
export const EQUAL_REFUNDS_APART_MS: number = 60 * MINUTE

export const capabilities: Capabilities = {
  provider: 'mollie',
  create: {
    capture: ['automatic', 'manual'],
    expiresAt: 'not_supported',
    replayWindow: REPLAY_WINDOW,
    lookup: 'scan',
  },
  capture: {
    support: 'by_method',
    replayWindow: REPLAY_WINDOW,
    lookup: 'reference',
    multiple: 'by_method',
    partial: 'by_method',
    final: 'not_supported',
  },
  cancel: {
    support: 'by_method',
    replayWindow: HARMLESS,
    lookup: 'reference',
    whenPaid: 'refused',
    byReference: false,
  },
  refund: {
    support: 'by_method',
    replayWindow: REPLAY_WINDOW,
    lookup: 'reference',
    partial: 'by_method',
    equalAmountsApartMs: EQUAL_REFUNDS_APART_MS,
  },
  cancelRefund: { support: 'supported', replayWindow: HARMLESS, lookup: 'reference' },
  listChanges: 'supported',
  webhooks: {
    authenticity: 'unsigned',
    silentStatuses: ['open', 'pending'],
    headers: ['x-mollie-signature'],
  },
  lateMoney: 'kept',
  absence: { misses: 2, apartMs: MINUTE, after: 'replay_window' },
  currencies: CURRENCIES,
}
