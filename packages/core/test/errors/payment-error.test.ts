import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { ERROR_TABLE, type ErrorCode } from '../../src/errors/error-table.ts'
import { issuesBelow } from '../../src/errors/issue.ts'
import { isPaymentError, PaymentError } from '../../src/errors/payment-error.ts'

const error = new PaymentError('timed_out', {
  what: 'No response arrived in time.',
  provider: 'acme',
  operation: 'refund_payment',
  reference: 'refund_1',
  httpStatus: 504,
  providerCode: 'GATEWAY',
  retryAfter: '2026-01-15T12:00:00Z',
})

describe('the message of an error', () => {
  it('tells of which operation, what happened, what it means for the money and what to do', () => {
    expect(error.message).toBe(
      'refund_payment refund_1 at acme: No response arrived in time. It may have happened: do not repeat it under a new reference. Resolve it with recover(), which repeats it safely or looks it up.',
    )
  })

  it('lists every fault by path', () => {
    const faulty = new PaymentError('invalid_request', {
      what: 'Invalid input.',
      issues: [
        { path: 'amount.currency', message: 'is missing' },
        { path: '', message: 'must be an object' },
      ],
    })

    expect(faulty.message).toBe(
      'Invalid input. amount.currency: is missing; must be an object. Nothing was sent, so no money has moved. Correct the named fields and try again.',
    )
  })

  it('follows what is proven rather than the table, where that is given', () => {
    const proven = new PaymentError('timed_out', {
      what: 'No response arrived in time.',
      money: 'No money has moved.',
      advice: 'Try again.',
    })

    expect(proven.message).toBe('No response arrived in time. No money has moved. Try again.')
  })

  it.each([
    { provider: 'acme', subject: 'at acme: ' },
    { operation: 'check', subject: 'check: ' },
    { reference: 'r1', provider: 'acme', subject: 'r1 at acme: ' },
    { reference: 'r1', order: 'o1', provider: 'acme', subject: 'r1 of order o1 at acme: ' },
    { order: 'o1', subject: 'of order o1: ' },
    { subject: '' },
  ])('names as much of the operation as is known: $subject', ({ subject, ...names }) => {
    const { message } = new PaymentError('undecided', { what: 'Why.', ...names })

    expect(message.startsWith(`${subject}Why. `)).toBe(true)
  })
})

describe('an error that is logged', () => {
  const given = [
    'code',
    'docs',
    'httpStatus',
    'issues',
    'name',
    'operation',
    'provider',
    'providerCode',
    'reference',
    'retryAfter',
  ]

  it('carries what it was given and nothing else', () => {
    expect(Object.keys(error).sort()).toEqual(given)
    expect(error.cause).toBeUndefined()
  })

  it('leaves out what is not known of it', () => {
    const { provider, httpStatus } = new PaymentError('undecided', { what: 'Why.' })
    expect([provider, httpStatus]).toEqual([undefined, undefined])
    const logged = inspect(new PaymentError('undecided', { what: 'Why.', provider: 'mollie' }))
    expect(logged).toContain(`provider: 'mollie'`)
    expect(logged).not.toContain('undefined')
  })

  it('shows nothing that a caller put beside the details', () => {
    const careless = {
      what: 'The provider refused it.',
      request: { headers: { authorization: 'Bearer live_secret' } },
      cause: new Error('live_secret'),
    }
    const logged = new PaymentError('refused', careless)

    const shown = [
      inspect(logged, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
      JSON.stringify(logged),
      String(logged),
      logged.stack,
    ].join()
    expect(shown).toContain('The provider refused it.')
    expect(shown).not.toContain('live_secret')
  })

  it('tells its code and its reference as JSON', () => {
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: 'PaymentError',
      code: 'timed_out',
      reference: 'refund_1',
    })
  })
})

describe('an error is recognized', () => {
  it('in this copy', () => {
    expect(isPaymentError(error)).toBe(true)
    expect(error).toBeInstanceOf(Error)
  })

  it('in another copy of this package', async () => {
    vi.resetModules()
    const other = await import('../../src/errors/payment-error.ts')
    const theirs = new other.PaymentError('undecided', { what: 'Why.' })

    expect(theirs).not.toBeInstanceOf(PaymentError)
    expect(isPaymentError(theirs)).toBe(true)
    expect(other.isPaymentError(error)).toBe(true)
  })

  it.each([new Error('x'), new TypeError('x'), { ...error }, 'PaymentError', null, undefined])(
    'and nothing else is: %s',
    (value) => {
      expect(isPaymentError(value)).toBe(false)
    },
  )

  it('and a proxy whose traps throw is none', () => {
    const getPrototypeOf = () => {
      throw new Error('No trap works.')
    }

    expect(isPaymentError(new Proxy({}, { getPrototypeOf }))).toBe(false)
  })
})

describe('the table of errors', () => {
  const rows = Object.entries(ERROR_TABLE)

  it.each(rows)('says what %s means for the money and what to do', (_code, row) => {
    expect(row.money).toMatch(/^[A-Z].*\.$/)
    expect(row.advice).toMatch(/^[A-Z].*\.$/)
  })

  it.each<ErrorCode>([
    'timed_out',
    'aborted',
    'connection_lost',
    'unavailable',
    'unreadable_response',
    'unverified_response',
    'rate_limited',
    'duplicate',
    'earlier_request_exists',
    'account_differs',
    'replay_window_over',
    'undecided',
    'not_found',
    'mismatch',
  ])('never says that nothing happened on %s', (code) => {
    expect(ERROR_TABLE[code].outcome).toBe('unknown')
    expect(ERROR_TABLE[code].money).not.toMatch(/no money has moved/)
  })
})

describe('faults below a path', () => {
  it('begin with it', () => {
    const faults = [
      { path: 'currency', message: 'is missing' },
      { path: '', message: 'must be an object' },
    ]

    expect(issuesBelow('amount', faults)).toEqual([
      { path: 'amount.currency', message: 'is missing' },
      { path: 'amount', message: 'must be an object' },
    ])
  })
})
