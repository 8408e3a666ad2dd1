import type { Capabilities } from '@paystate/core'
import { KEY_LIVES_MS } from '../provider/provider.ts'

const REPLAY = { type: 'window', forMs: KEY_LIVES_MS, marginMs: 600_000, assumed: false } as const
const KEYED = { support: 'supported', replayWindow: REPLAY, lookup: 'reference' } as const
const UNKEYED = {
  support: 'supported',
  replayWindow: { type: 'harmless' },
  lookup: 'reference',
} as const

/** A provider that can do everything, and returns paid money on a cancel. */
export const CAPABILITIES: Capabilities = {
  provider: 'reference',
  absence: { misses: 3, apartMs: 15_000, after: 'last_attempt' },
  currencies: {
    EUR: { exponent: 2 },
    USD: { exponent: 2 },
    JPY: { exponent: 0 },
    KWD: { exponent: 3 },
    IDR: { exponent: 2, multipleOf: 100 },
  },
  create: {
    capture: ['automatic', 'manual'],
    expiresAt: 'not_supported',
    replayWindow: REPLAY,
    lookup: 'reference',
  },
  capture: { ...KEYED, multiple: 'supported' },
  cancel: { ...UNKEYED, whenPaid: 'reverses', byReference: false },
  refund: { ...KEYED, partial: 'supported' },
  cancelRefund: UNKEYED,
  listChanges: 'supported',
  webhooks: {
    authenticity: 'signed',
    silentStatuses: [],
    headers: ['x-client', 'x-key-version', 'x-time', 'x-signature'],
  },
  lateMoney: 'returned',
}
