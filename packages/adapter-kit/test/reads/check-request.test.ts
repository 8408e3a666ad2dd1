import { isPaymentError, type ListOptions } from '@paystate/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkedFindOptions,
  checkedListOptions,
  checkedPaymentRef,
  checkedPaymentSearch,
  checkedReadOptions,
  checkedRefundRef,
  checkedRefundSearch,
  checkedReturn,
} from '../../src/reads/check-request.ts'
import { account, CAPABILITIES, EUR_5, PAYMENT } from '../fake/provider.ts'

const asking = { account, operation: 'read_it' }
const elsewhere = { ...PAYMENT, account: { ...account, id: 'other shop' } }

interface Check {
  readonly check: (given: unknown) => unknown
  readonly valid: readonly object[]
  readonly foreign: readonly object[]
  readonly what: string
}

const CHECKS: Readonly<Record<string, Check>> = {
  'the reference of a payment': {
    check: (given) => checkedPaymentRef(given, asking),
    valid: [PAYMENT, { account, id: 'pay_1' }, { account, reference: 'order_1' }],
    foreign: [elsewhere],
    what: 'Invalid payment reference.',
  },
  'the reference of a refund': {
    check: (given) => checkedRefundRef(given, asking),
    valid: [
      { payment: PAYMENT, id: 'ref_1' },
      { payment: PAYMENT, reference: 'refund_1' },
    ],
    foreign: [{ payment: elsewhere, id: 'ref_1' }],
    what: 'Invalid refund reference.',
  },
  'a search for a payment': {
    check: (given) => checkedPaymentSearch(given, asking),
    valid: [{ reference: 'order_1' }, { reference: 'order_1', amount: EUR_5 }],
    foreign: [],
    what: 'Invalid search.',
  },
  'a search for a refund': {
    check: (given) => checkedRefundSearch(given, asking),
    valid: [
      { reference: 'refund_1', payment: PAYMENT },
      { reference: 'refund_1', payment: PAYMENT, amount: EUR_5 },
    ],
    foreign: [{ reference: 'refund_1', payment: elsewhere }],
    what: 'Invalid search.',
  },
}

/** What a check throws, in one word where it throws nothing. */
function thrownBy(check: () => unknown): unknown {
  try {
    check()
    return 'nothing'
  } catch (error) {
    return error
  }
}

describe.each(Object.entries(CHECKS))('%s', (_what, { check, valid, foreign, what }) => {
  it('passes as it is', () => {
    expect(valid.map(check)).toEqual(valid)
  })

  it('passes under another key of the same account', () => {
    const rotated = { ...account, credential: 'key-2' }
    const [first] = valid
    const inIt = JSON.stringify(first).replaceAll(JSON.stringify(account), JSON.stringify(rotated))

    expect(() => check(JSON.parse(inIt))).not.toThrow()
  })

  it('is refused before anything is asked where it is empty, with its issues', () => {
    const error = thrownBy(() => check({}))

    expect(error).toMatchObject({ code: 'invalid_request', provider: 'fake', operation: 'read_it' })
    expect(isPaymentError(error) && error.issues.length).toBeGreaterThan(0)
    expect(isPaymentError(error) && error.message).toContain(`read_it at fake: ${what}`)
  })

  it('is refused by name where it is of another account', () => {
    for (const other of foreign) {
      const error = thrownBy(() => check(other))
      expect(error).toMatchObject({
        code: 'account_differs',
        provider: 'fake',
        operation: 'read_it',
        message:
          'read_it at fake: It belongs to another account than the configured one. ' +
          'Nothing was sent, and a read moves no money. Read it with the adapter of that account.',
      })
    }
  })

  it('is refused by a PaymentError, whatever it is instead', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        expect(thrownBy(() => check(given))).toMatchObject({ code: 'invalid_request' })
      }),
    )
  })
})

describe.each([
  ['a read', checkedReadOptions],
  ['a search', checkedFindOptions],
] as const)('the options of %s', (_what, check) => {
  it('pass as they are, and are none where there are none', () => {
    const options = { signal: AbortSignal.abort() }
    expect(check(options, asking)).toBe(options)
    expect(check(undefined, asking)).toEqual({})
  })

  it('are refused where they are wrong', () => {
    const error = thrownBy(() => Reflect.apply(check, undefined, [{ signal: 'soon' }, asking]))

    expect(error).toMatchObject({ code: 'invalid_request', provider: 'fake', operation: 'read_it' })
    expect(isPaymentError(error) && error.message).toContain('Invalid options.')
  })
})

describe('the request of a returning payer', () => {
  const page = 'https://shop.example/return'

  it('names the reference in its address, whatever else it is', () => {
    const url = `${page}?paystate_reference=order_1`
    expect(checkedReturn(new Request(url), asking)).toBe('order_1')
    expect(checkedReturn({ url }, asking)).toBe('order_1')
    expect(checkedReturn({ url: page }, asking)).toBeUndefined()
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', page],
    ['without an address', {}],
    ['with an empty address', { url: '' }],
    ['with an address that is no text', { url: 7 }],
  ])('is refused: %s', (_what, given) => {
    const error = thrownBy(() => checkedReturn(given, asking))

    expect(error).toMatchObject({
      code: 'invalid_request',
      provider: 'fake',
      operation: 'read_it',
      issues: [{ path: 'request', message: 'must be the Request with which the payer came back' }],
    })
    expect(isPaymentError(error) && error.message).toContain('Invalid return.')
  })
})

describe('a list of changes', () => {
  const since = '2026-01-15T12:00:00Z'
  const listing = { ...asking, capabilities: CAPABILITIES }

  it.each([since, '2026-01-15T12:00:00+01:00'])('may be asked for since %s', (time) => {
    const given = { since: time }

    expect(checkedListOptions(given, listing)).toBe(given)
  })

  it.each([
    ['no time', {}],
    ['a time without an offset', { since: '2026-01-15T12:00:00' }],
    ['a number', { since: 5 }],
    ['nothing', undefined],
  ])('is refused since %s', (_what, given) => {
    const wrong: { readonly since: ListOptions } = Object.assign(
      { since: { since } },
      { since: given },
    )
    const error = thrownBy(() => checkedListOptions(wrong.since, listing))

    expect(error).toMatchObject({
      code: 'invalid_request',
      provider: 'fake',
      operation: 'read_it',
      issues: [
        {
          path: 'since',
          message: 'must be a date and time with its offset, e.g. 2026-01-15T12:00:00Z',
        },
      ],
    })
    expect(isPaymentError(error) && error.message).toContain('Invalid list of changes.')
  })

  it('is refused where the provider has none, whatever it asks for', () => {
    const capabilities = { ...CAPABILITIES, listChanges: 'not_supported' } as const
    const error = thrownBy(() => checkedListOptions({ since }, { ...listing, capabilities }))

    expect(error).toMatchObject({ code: 'not_supported', provider: 'fake', operation: 'read_it' })
    expect(isPaymentError(error) && error.message).toContain('The provider has no list of changes.')
  })
})
