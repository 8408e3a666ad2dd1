import type { Capabilities } from '@paystate/core'
import type { CapabilityPath } from '@paystate/core/adapter'
import { compareCapabilities } from '@paystate/engine'
import { describe, expect, it } from 'vitest'
import { capabilitiesOf } from '../../src/pages/capabilities.ts'

const WINDOW = { type: 'window', forMs: 3_600_000, marginMs: 0, assumed: false } as const
const WRITE = { support: 'supported', replayWindow: WINDOW, lookup: 'reference' } as const

const PARTS = { multiple: 'supported', partial: 'supported', final: 'supported' } as const

const BASE = {
  provider: 'one',
  create: { capture: ['automatic'], expiresAt: 'supported', replayWindow: WINDOW, lookup: 'scan' },
  capture: { ...WRITE, ...PARTS },
  cancel: { ...WRITE, whenPaid: 'refused', byReference: false },
  refund: { ...WRITE, partial: 'supported' },
  cancelRefund: WRITE,
  listChanges: 'supported',
  webhooks: { authenticity: 'signed', silentStatuses: [], headers: ['x-one'] },
  lateMoney: 'kept',
  absence: { misses: 2, apartMs: 60_000, after: 'last_attempt' },
  currencies: { EUR: { exponent: 2 } },
} as const satisfies Capabilities

const OTHER = {
  window: { replayWindow: { type: 'harmless' } },
  lookup: { lookup: 'none' },
  support: { support: 'by_method' },
  why: { support: 'not_supported', why: 'It cannot.' },
} as const

/** Another value for every capability; one that is added does not compile until it is here. */
const CHANGES = {
  provider: { provider: 'two' },
  'create.capture': { create: { ...BASE.create, capture: ['manual'] } },
  'create.expiresAt': { create: { ...BASE.create, expiresAt: 'not_supported' } },
  'create.replayWindow': { create: { ...BASE.create, ...OTHER.window } },
  'create.lookup': { create: { ...BASE.create, lookup: 'reference' } },
  'create.neverRepeated': {
    create: { ...BASE.create, neverRepeated: { when: 'a page', absentAfter: 'an hour' } },
  },
  'capture.support': { capture: { ...BASE.capture, ...OTHER.support } },
  'capture.why': { capture: { ...OTHER.why, ...PARTS } },
  'capture.replayWindow': { capture: { ...BASE.capture, ...OTHER.window } },
  'capture.lookup': { capture: { ...BASE.capture, ...OTHER.lookup } },
  'capture.multiple': { capture: { ...BASE.capture, multiple: 'by_method' } },
  'capture.partial': { capture: { ...BASE.capture, partial: 'by_method' } },
  'capture.final': { capture: { ...BASE.capture, final: 'not_supported' } },
  'cancel.support': { cancel: { ...BASE.cancel, ...OTHER.support } },
  'cancel.why': { cancel: { ...OTHER.why, whenPaid: 'refused', byReference: false } },
  'cancel.replayWindow': { cancel: { ...BASE.cancel, ...OTHER.window } },
  'cancel.lookup': { cancel: { ...BASE.cancel, ...OTHER.lookup } },
  'cancel.whenPaid': { cancel: { ...BASE.cancel, whenPaid: 'reverses' } },
  'cancel.byReference': { cancel: { ...BASE.cancel, byReference: true } },
  'cancel.window': { cancel: { ...BASE.cancel, window: 'a day' } },
  'refund.support': { refund: { ...BASE.refund, ...OTHER.support } },
  'refund.why': { refund: { ...OTHER.why, partial: 'supported' } },
  'refund.replayWindow': { refund: { ...BASE.refund, ...OTHER.window } },
  'refund.lookup': { refund: { ...BASE.refund, ...OTHER.lookup } },
  'refund.partial': { refund: { ...BASE.refund, partial: 'by_method' } },
  'refund.equalAmountsApartMs': { refund: { ...BASE.refund, equalAmountsApartMs: 3_600_000 } },
  'refund.window': { refund: { ...BASE.refund, window: 'a year' } },
  'cancelRefund.support': { cancelRefund: { ...WRITE, ...OTHER.support } },
  'cancelRefund.why': { cancelRefund: OTHER.why },
  'cancelRefund.replayWindow': { cancelRefund: { ...WRITE, ...OTHER.window } },
  'cancelRefund.lookup': { cancelRefund: { ...WRITE, ...OTHER.lookup } },
  listChanges: { listChanges: 'not_supported' },
  'webhooks.authenticity': { webhooks: { ...BASE.webhooks, authenticity: 'unsigned' } },
  'webhooks.silentStatuses': { webhooks: { ...BASE.webhooks, silentStatuses: ['open'] } },
  'webhooks.headers': { webhooks: { ...BASE.webhooks, headers: ['x-two'] } },
  lateMoney: { lateMoney: 'returned' },
  absence: { absence: { ...BASE.absence, misses: 3 } },
  currencies: { currencies: { EUR: { exponent: 0 } } },
} as const satisfies Readonly<Record<CapabilityPath, Partial<Capabilities>>>

const paths = Object.entries<Partial<Capabilities>>(CHANGES).map(([path, change]) => {
  const other: Capabilities = { ...BASE, ...change }
  return { path, other }
})

describe('a capability that differs between providers', () => {
  it.each(paths)('is seen on the page of capabilities: $path', ({ other }) => {
    expect(capabilitiesOf([other]).text).not.toBe(capabilitiesOf([BASE]).text)
  })

  it.each(paths.filter(({ path }) => path !== 'provider'))(
    'is told by the doctor, with what it means: $path',
    ({ other }) => {
      const differences = compareCapabilities(BASE, other)

      expect(differences).not.toEqual([])
      for (const { means, from, to } of differences) {
        expect(means).toMatch(/\.$/)
        expect(from).not.toBe(to)
      }
    },
  )

  it('is not told where there is none', () => {
    expect(compareCapabilities(BASE, { ...BASE, provider: 'two' })).toEqual([])
  })
})
