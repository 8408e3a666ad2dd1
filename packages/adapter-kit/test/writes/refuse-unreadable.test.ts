import { instantOf, OPERATION_KINDS, type Preparation, type SendOptions } from '@paystate/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuseUnreadable } from '../../src/writes/refuse-unreadable.ts'
import { account, NOW, preparedAs } from '../fake/provider.ts'

const AT = Date.UTC(2026, 0, 15, 13)
const FIRST: SendOptions = { previousAttempts: 'none' }

/** Asks whether it is refused as unreadable, an hour after `NOW`. */
function refusal(preparation: Preparation, options: SendOptions = FIRST) {
  return refuseUnreadable(preparation, { options, account, time: { now: () => ({ at: AT }) } })
}

/** A prepared write as it comes out of a store that changed it. */
function stored(changed: object): Preparation {
  return Object.assign({}, preparedAs('refund_payment'), changed)
}

it.each(OPERATION_KINDS)('lets a %s pass that reads as it was prepared', (kind) => {
  expect(refusal(preparedAs(kind))).toBeUndefined()
})

it('lets a refusal pass: there is nothing to send', () => {
  const refused = { state: 'refused', reason: 'invalid_request', issues: [] } as const
  const named = { kind: 'refund_payment', reference: 'refund_1', account } as const

  expect(refusal({ ...named, ...refused })).toBeUndefined()
})

describe('a prepared write that is not what was stored', () => {
  const changed = stored({ request: { method: 'PUT', path: '/refunds', body: '{}' } })

  it('is not sent, and what was sent before under its reference stays unknown', () => {
    const operation = { kind: 'refund_payment', reference: 'refund_1' }
    const now = instantOf(AT)

    expect(refusal(changed)).toStrictEqual({
      kind: 'unknown',
      operation,
      error: expect.objectContaining({ code: 'unreadable_stored_data', provider: 'fake' }),
      pending: {
        version: 1,
        operation,
        account,
        previousAttempts: { firstSentAt: now, lastEndedAt: now },
        misses: [],
        plan: { repeat: 'never', lookup: 'none' },
      },
    })
  })

  it('is told by what cannot be read, and never by its contents', () => {
    const secret = stored({ request: { method: 'POST', path: '/refunds', body: { iban: 'NL00' } } })
    const error = refusal(secret)?.error

    expect(error?.issues).toEqual([{ path: 'request.body', message: expect.any(String) }])
    expect(error?.message).toContain('Nothing was sent: the prepared write cannot be read.')
    expect(error?.message).not.toContain('NL00')
  })

  it('keeps the attempts that its sender knows of', () => {
    const previousAttempts = { firstSentAt: NOW, lastEndedAt: NOW }

    expect(refusal(changed, { previousAttempts })?.pending.previousAttempts).toBe(previousAttempts)
  })

  it.each([
    ['says nothing', undefined],
    ['says null', { previousAttempts: null }],
    ['says anything else', { previousAttempts: 'maybe' }],
    ['names no time', { previousAttempts: { firstSentAt: 'yesterday', lastEndedAt: NOW } }],
  ])('has to be sent again with what went before where its sender %s', (_what, options) => {
    const sending = Object.assign(
      { options: FIRST, account, time: { now: () => ({ at: AT }) } },
      { options },
    )
    const refused = refuseUnreadable(changed, sending)
    const now = instantOf(AT)

    expect(refused?.error).toMatchObject({ code: 'invalid_request', provider: 'fake' })
    expect(refused?.pending.previousAttempts).toEqual({ firstSentAt: now, lastEndedAt: now })
  })

  it('may have lost its account: that of the adapter is what is known', () => {
    const homeless = stored({ account: undefined })

    expect(refusal(homeless)?.pending.account).toBe(account)
    expect(() => refusal(homeless, Object.assign({}, FIRST, { previousAttempts: 1 }))).not.toThrow()
  })
})

it('never throws, and sends nothing that lacks a part', () => {
  const part = fc.constantFrom('version', 'account', 'input', 'request', 'replayWindow')
  fc.assert(
    fc.property(part, fc.jsonValue(), (name, value) => {
      fc.pre(name !== 'version' || value !== 1)
      expect(refusal(stored({ [name]: value }))?.kind).toBe('unknown')
    }),
  )
})
