import type { Capabilities } from '@paystate/core'

/** For how long the provider takes a repeat under the same key for the same operation, less a margin. */
const KEYED = {
  replayWindow: { type: 'window', forMs: 24 * 3_600_000, marginMs: 600_000, assumed: false },
  lookup: 'reference', // it finds a payment by our reference
} as const

/** What the provider can do, as data: claims that this rules out are skipped. */
export const CAPABILITIES: Capabilities = {
  provider: 'example',
  currencies: { EUR: { exponent: 2 }, JPY: { exponent: 0 } },
  create: { capture: ['automatic'], expiresAt: 'not_supported', ...KEYED },
  capture: {
    support: 'not_supported',
    why: 'payments are taken at once',
    multiple: 'not_supported',
    partial: 'not_supported',
    final: 'not_supported',
  },
  cancel: {
    support: 'not_supported',
    why: 'payments end by themselves',
    whenPaid: 'refused',
    byReference: false,
  },
  refund: { support: 'supported', partial: 'supported', ...KEYED },
  cancelRefund: { support: 'not_supported', why: 'refunds are sent at once' },
  listChanges: 'not_supported',
  webhooks: { authenticity: 'unsigned', silentStatuses: [], headers: [] },
  lateMoney: 'kept',
  // How many lookups, how far apart, prove that an operation does not exist.
  absence: { misses: 3, apartMs: 15_000, after: 'last_attempt' },
}
