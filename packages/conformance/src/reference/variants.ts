import type { Capabilities } from '@paystate/core'
import { KEY_LIVES_MS } from './provider/provider.ts'

const REPLAY = { type: 'window', forMs: KEY_LIVES_MS, marginMs: 600_000, assumed: false } as const
const KEYED = { support: 'supported', replayWindow: REPLAY, lookup: 'reference' } as const
const UNKEYED = {
  support: 'supported',
  replayWindow: { type: 'harmless' },
  lookup: 'reference',
} as const

/** A provider that can do everything, and returns paid money on a cancel. */
const FULL: Capabilities = {
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
    expiresAt: 'supported',
    replayWindow: REPLAY,
    lookup: 'reference',
  },
  capture: { ...KEYED, multiple: 'supported', partial: 'supported', final: 'supported' },
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

/** A provider that can do little, signs nothing, and refuses to cancel what is paid. */
const PLAIN: Capabilities = {
  ...FULL,
  create: { ...FULL.create, capture: ['automatic'], expiresAt: 'not_supported' },
  capture: {
    support: 'not_supported',
    why: 'payments are captured at once',
    multiple: 'not_supported',
    partial: 'not_supported',
    final: 'not_supported',
  },
  cancel: { ...UNKEYED, whenPaid: 'refused', byReference: false },
  refund: { ...FULL.refund, equalAmountsApartMs: 3_600_000 },
  cancelRefund: { support: 'not_supported', why: 'refunds cannot be canceled' },
  listChanges: 'not_supported',
  webhooks: { authenticity: 'unsigned', silentStatuses: [], headers: [] },
  lateMoney: 'kept',
}

/** A provider that can only create payments. */
const BARE: Capabilities = {
  ...PLAIN,
  cancel: {
    support: 'not_supported',
    why: 'payments end by themselves',
    whenPaid: 'refused',
    byReference: false,
  },
  refund: { support: 'not_supported', why: 'money stays', partial: 'not_supported' },
}

/** The kinds of provider that the reference adapter supports. */
export const REFERENCE_CAPABILITIES = { full: FULL, plain: PLAIN, bare: BARE } as const

/** How much the reference provider can do. */
export type Variant = keyof typeof REFERENCE_CAPABILITIES
