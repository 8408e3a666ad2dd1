import type { Capabilities } from '@paystate/core'
import { CAPABILITIES as FULL } from './adapter/capabilities.ts'

const UNKEYED = {
  support: 'supported',
  replayWindow: { type: 'harmless' },
  lookup: 'reference',
} as const

/** A provider that can do little, signs nothing, and refuses to cancel what is paid. */
const PLAIN: Capabilities = {
  ...FULL,
  create: { ...FULL.create, capture: ['automatic'] },
  capture: {
    support: 'not_supported',
    why: 'payments are captured at once',
    multiple: 'not_supported',
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
