import { describe, expect, it } from 'vitest'
import { type NextStepOptions, nextStep } from '../../src/outcomes/next-step.ts'
import type { Pending } from '../../src/outcomes/pending.ts'
import { instantOf } from '../../src/time/instant.ts'
import { ACCOUNT } from '../evidence.ts'
import {
  exactly,
  FOUR_LOOKUPS,
  LOST_ONCE,
  MINUTE,
  miss,
  PREPARED,
  pendingRefund,
  TWO_SCANS,
  untimed,
} from './pendings.ts'

const RIGHT_AFTER = { at: 2000, providerTime: exactly(2000) }
const { firstSentBy: _first, ...UNTIMED } = LOST_ONCE

interface Case extends Partial<NextStepOptions> {
  readonly pending?: Partial<Pending<'refund_payment'>>
}

function step({ pending, ...options }: Case = {}) {
  return nextStep(pendingRefund(pending), { rule: FOUR_LOOKUPS, now: RIGHT_AFTER, ...options })
}

describe('a repeat', () => {
  it('comes first, while the provider certainly still knows the key', () => {
    expect(step()).toEqual({ type: 'repeat' })
  })

  it('is not made when it is not wanted', () => {
    expect(step({ wanted: false })).toEqual({ type: 'lookup' })
  })

  it('is not made where it would tell nothing', () => {
    expect(step({ pending: { plan: { repeat: 'never', lookup: 'scan' } } })).toEqual({
      type: 'lookup',
    })
  })

  it('is not made after the window, by the provider’s clock', () => {
    const now = { at: 2000, providerTime: exactly(50 * MINUTE) }

    expect(step({ now })).toEqual({ type: 'lookup' })
  })

  it('is never made under another credential of the account, however soon: it is looked up', () => {
    const account = { ...ACCOUNT, credential: 'key_2' }
    const now = { ...RIGHT_AFTER, sentAgoMs: 1000 }
    const prepared = { ...PREPARED, replayWindow: { type: 'harmless' } as const }

    expect(step({ account, now })).toEqual({ type: 'lookup' })
    expect(step({ account, now, pending: { prepared } })).toEqual({ type: 'lookup' })
  })

  it('is never made under another key of an account that has no name but its key: it is looked up', () => {
    const named = (credential: string) => ({ ...ACCOUNT, credential, id: `key_${credential}` })
    const pending = {
      account: named('old_key'),
      prepared: { ...PREPARED, account: named('old_key') },
    }

    expect(step({ account: named('old_key'), pending })).toEqual({ type: 'repeat' })
    expect(step({ account: named('new_key'), pending })).toEqual({ type: 'lookup' })
    expect(step({ account: { ...named('new_key'), id: 'shop_1' }, pending })).toEqual({
      type: 'lookup',
    })
  })

  it('is not made 61 min after a sending at which our clock was 12 min ahead', () => {
    const firstSentAt = instantOf(12 * MINUTE)
    const now = { at: 61 * MINUTE, providerTime: exactly(61 * MINUTE) }

    expect(step({ now, pending: { previousAttempts: { ...LOST_ONCE, firstSentAt } } })).toEqual({
      type: 'lookup',
    })
    expect(step({ now, pending: { previousAttempts: { ...UNTIMED, firstSentAt } } })).toEqual({
      type: 'lookup',
    })
  })

  it('is not made by our own clock after a lookup that did not find it', () => {
    const looked = { previousAttempts: UNTIMED, misses: [miss(2000), untimed(miss(20_000))] }

    expect(step({ now: { at: 30_000 }, pending: looked })).toEqual({ type: 'lookup' })
    expect(step({ now: { at: 30_000, providerTime: exactly(30_000) }, pending: looked })).toEqual({
      type: 'lookup',
    })
  })

  it('waits for a lookup where the first sending lies in the future', () => {
    const previousAttempts = { ...UNTIMED, firstSentAt: instantOf(5 * MINUTE) }

    expect(step({ pending: { previousAttempts } })).toEqual({ type: 'lookup' })
    expect(step({ pending: { previousAttempts }, now: { at: 2000 } })).toEqual({ type: 'lookup' })
  })

  it('is made by the same process within a minute, whatever is known of the provider’s clock', () => {
    const pending = { previousAttempts: UNTIMED }

    expect(step({ pending, now: { at: 2000, sentAgoMs: 2000 } })).toEqual({ type: 'repeat' })
    expect(step({ pending, now: { at: 2000, sentAgoMs: MINUTE } })).toEqual({ type: 'lookup' })
  })

  describe('that does no harm', () => {
    const prepared = { ...PREPARED, replayWindow: { type: 'harmless' } as const }

    it.each([
      { at: 0, type: 'repeat' },
      { at: 10 * MINUTE - 1, type: 'repeat' },
      { at: 10 * MINUTE, type: 'lookup' },
      { at: -10 * MINUTE, type: 'lookup' },
      { at: Number.NaN, type: 'lookup' },
    ])('is tried for ten minutes before it is looked up: at $at ms', ({ at, type }) => {
      expect(step({ pending: { prepared }, now: { at } })).toEqual({ type })
    })

    it('is tried for ten minutes from when it was first sent', () => {
      const previousAttempts = { ...LOST_ONCE, firstSentAt: instantOf(60 * MINUTE) }
      const pending = { prepared, previousAttempts }

      expect(step({ pending, now: { at: 65 * MINUTE } })).toEqual({ type: 'repeat' })
      expect(step({ pending, now: { at: 0 } })).toEqual({ type: 'lookup' })
    })
  })
})

describe('a lookup', () => {
  const later = { at: 51 * MINUTE, providerTime: exactly(51 * MINUTE) }
  const paced = (notBefore: number): Partial<Pending<'refund_payment'>> => ({
    plan: { repeat: 'while_safe', lookup: 'reference', notBefore: instantOf(notBefore) },
  })

  it('waits until it can tell something new', () => {
    expect(step({ now: later, pending: paced(later.at + 1) })).toEqual({
      type: 'wait',
      until: instantOf(later.at + 1),
    })
    expect(step({ now: later, pending: paced(later.at) })).toEqual({ type: 'lookup' })
  })

  it('does not keep a repeat waiting', () => {
    expect(step({ pending: paced(later.at) })).toEqual({ type: 'repeat' })
  })

  it('is made now where nobody can read when', () => {
    const plan = { repeat: 'never', lookup: 'scan', notBefore: 'soon' } as const

    expect(step({ pending: { plan } })).toEqual({ type: 'lookup' })
  })
})

describe('absence', () => {
  const misses = [2000, 18_000, 34_000, 50_000].map((begin) => miss(begin))

  it('comes before everything else, with its proof', () => {
    const now = { at: 51_000, providerTime: exactly(51_000) }

    expect(step({ now, pending: { misses } })).toMatchObject({
      type: 'absent',
      proof: { type: 'absent', misses, operation: { reference: 'refund_1' } },
    })
  })

  it('is proven under another credential of the account too', () => {
    expect(
      step({ account: { ...ACCOUNT, credential: 'key_2' }, pending: { misses } }),
    ).toHaveProperty('type', 'absent')
  })

  it('is not proven by lookups whose time is not known, or while it may appear', () => {
    const options = { now: { at: 51_000 }, wanted: false }
    const prepared = { ...PREPARED, mayAppearUntil: { at: instantOf(30 * MINUTE) } }

    expect(step({ ...options, pending: { misses: misses.map(untimed) } }).type).toBe('lookup')
    expect(step({ ...options, pending: { misses, prepared } }).type).toBe('lookup')
    expect(step({ ...options, pending: { misses }, rule: TWO_SCANS }).type).toBe('lookup')
  })
})

describe('a person asks the provider', () => {
  it('when it was never prepared', () => {
    const { prepared: _prepared, ...bare } = pendingRefund()

    expect(nextStep(bare, { rule: FOUR_LOOKUPS, now: RIGHT_AFTER })).toEqual({
      type: 'ask_provider',
      why: 'never_prepared',
    })
  })

  it.each([{ id: 'shop_2' }, { mode: 'live' } as const, { provider: 'other' }])(
    'when another account would act: %j',
    (other) => {
      const misses = [2000, 18_000, 34_000, 50_000].map((begin) => miss(begin))

      expect(step({ account: { ...ACCOUNT, ...other }, pending: { misses } })).toEqual({
        type: 'ask_provider',
        why: 'other_account',
      })
    },
  )

  it('when it can be neither repeated nor looked up', () => {
    const plan = { repeat: 'while_safe', lookup: 'none' } as const
    const late = { at: 51 * MINUTE, providerTime: exactly(51 * MINUTE) }

    expect(step({ now: late, pending: { plan } })).toEqual({
      type: 'ask_provider',
      why: 'no_lookup',
    })
    expect(step({ pending: { plan } })).toEqual({ type: 'repeat' })
  })
})

it('the next step changes nothing that it was given', () => {
  const frozen = structuredClone(pendingRefund({ misses: [miss(34_000), miss(2000)] }))
  const before = structuredClone(frozen)
  for (const part of [frozen, frozen.misses, frozen.plan]) Object.freeze(part)

  nextStep(frozen, { rule: FOUR_LOOKUPS, now: RIGHT_AFTER })

  expect(frozen).toEqual(before)
})
