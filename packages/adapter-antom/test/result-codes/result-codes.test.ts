import { ERROR_TABLE, type Outcome, type Unknown } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { CODE_MEANINGS } from '../../src/result-codes/meanings.ts'
import { type CodeSubject, RESULT_CODES } from '../../src/tables.ts'
import { type Connected, connect, FIRST, order, PRICE } from '../support/connected.ts'

type Kind = 'create_payment' | 'capture_payment' | 'cancel_payment' | 'refund_payment'
type Write = (connected: Connected, previousAttempts: boolean) => Promise<Outcome<Kind>>

const EARLIER = {
  previousAttempts: { firstSentAt: '2026-01-15T11:59:00Z', lastEndedAt: '2026-01-15T11:59:10Z' },
} as const

const hosted = { extra: { checkout: 'hosted' } }
const target = { id: '2026000001', reference: 'order_1' }

/** Each write as it would be sent, first or again. */
const WRITES = {
  pay: ({ antom }, again) => antom.createPayment(order('order_1'), again ? EARLIER : FIRST),
  capture: ({ antom }, again) =>
    antom.capturePayment(
      { reference: 'capture_1', payment: { account: antom.account, ...target }, amount: PRICE },
      again ? EARLIER : FIRST,
    ),
  cancel: ({ antom }, again) =>
    antom.cancelPayment(
      {
        reference: 'cancel_1',
        payment: { account: antom.account, ...target },
        ifPaid: 'reverse',
      },
      again ? EARLIER : FIRST,
    ),
  refund: ({ antom }, again) =>
    antom.refundPayment(
      { reference: 'refund_1', payment: { account: antom.account, ...target }, amount: PRICE },
      again ? EARLIER : FIRST,
    ),
} as const satisfies Record<string, Write>

const subjects = ['pay', 'capture', 'cancel', 'refund'] as const

const rows = RESULT_CODES.flatMap((row) => {
  const subject = subjects.find((one) => one === row.subject)
  return subject === undefined ? [] : [{ ...row, subject }]
})

async function answered(
  subject: (typeof subjects)[number],
  answer: { readonly resultCode: string; readonly resultStatus: 'S' | 'F' | 'U' },
  again = false,
): Promise<Outcome<Kind>> {
  const connected = connect()
  // Rewritten and not forced: the codes of the gateway itself would come without a signature.
  connected.simulator.answers.rewrite(subject, () => ({
    result: { ...answer, resultMessage: 'x' },
  }))
  return WRITES[subject](connected, again)
}

describe('every code of a write', () => {
  it.each(rows)('$subject $code ($result) is $outcome', async (row) => {
    const { subject, code, result, outcome, error } = row
    const first = await answered(subject, { resultCode: code, resultStatus: result })

    expect(first.kind).toBe(outcome)
    if (first.kind === 'not_applied') {
      expect(first.proof).toMatchObject({ type: 'rejected', code })
      expect(first.next).toBe(row.next)
    }
    if (first.kind !== 'applied') {
      expect(first.error).toMatchObject({ code: error, providerCode: code })
      expect(first.error.message).toContain(row.what)
    }
  })

  it.each(rows.filter(({ outcome }) => outcome === 'not_applied'))(
    '$subject $code proves nothing after an earlier attempt',
    async ({ subject, code, result }) => {
      const repeated = await answered(subject, { resultCode: code, resultStatus: result }, true)

      expect(repeated.kind).toBe('unknown')
    },
  )

  it.each(subjects)(
    '%s refused with a code that no table has is unknown, lookup first',
    async (subject) => {
      const outcome = await answered(subject, { resultCode: 'BRAND_NEW', resultStatus: 'F' })

      expect(outcome).toMatchObject({
        kind: 'unknown',
        error: { code: 'undecided', providerCode: 'BRAND_NEW' },
        pending: { plan: { lookup: 'reference', repeat: 'never' } },
      })
    },
  )

  it.each(subjects)(
    '%s left open with a code that no table has is unknown, to be repeated',
    async (subject) => {
      const outcome = await answered(subject, { resultCode: 'BRAND_NEW', resultStatus: 'U' })

      expect(outcome).toMatchObject({
        kind: 'unknown',
        error: { code: 'undecided' },
        pending: { plan: { repeat: 'while_safe' } },
      })
    },
  )

  it.each(subjects)('%s done with a code that no table has is unknown', async (subject) => {
    expect(await answered(subject, { resultCode: 'BRAND_NEW', resultStatus: 'S' })).toMatchObject({
      kind: 'unknown',
    })
  })

  it.each([
    'FRAUD_REJECT',
    'RISK_REJECT',
    'SUSPECTED_RISK',
    'ORDER_IS_CLOSED',
    'ORDER_IS_CANCELED',
    'REPEAT_REQ_INCONSISTENT',
    'ORDER_STATUS_INVALID',
    'PROCESS_FAIL',
    'SYSTEM_ERROR',
  ])('a payment refused with %s may exist all the same', async (resultCode) => {
    const outcome = await answered('pay', { resultCode, resultStatus: 'F' })

    expect(outcome).toMatchObject({
      kind: 'unknown',
      pending: { plan: { lookup: 'reference', repeat: 'never' } },
    })
  })

  it.each([
    ['capture', 'PROCESS_FAIL'],
    ['capture', 'SYSTEM_ERROR'],
    ['capture', 'REPEAT_REQ_INCONSISTENT'],
    ['cancel', 'PROCESS_FAIL'],
    ['cancel', 'SYSTEM_ERROR'],
    ['cancel', 'REPEAT_REQ_INCONSISTENT'],
    ['refund', 'PROCESS_FAIL'],
    ['refund', 'SYSTEM_ERROR'],
    ['refund', 'REPEAT_REQ_INCONSISTENT'],
  ] as const)(
    'a %s refused with %s may have happened all the same',
    async (subject, resultCode) => {
      expect((await answered(subject, { resultCode, resultStatus: 'F' })).kind).toBe('unknown')
    },
  )
})

describe('a refusal that nobody signed', () => {
  it.each(['KEY_NOT_FOUND', 'NO_INTERFACE_DEF', 'INVALID_SIGNATURE'] as const)(
    '%s is shown and proves nothing',
    async (resultCode) => {
      const { antom, simulator } = connect()
      simulator.answers.next('pay', { resultCode })

      expect(await antom.createPayment(order('order_1'), FIRST)).toMatchObject({
        kind: 'unknown',
        error: { code: 'unverified_response', providerCode: resultCode },
      })
    },
  )
})

describe('a payment that is not known to exist', () => {
  it('is never repeated under a new reference, whatever a page advises', async () => {
    const outcome = await answered('pay', {
      resultCode: 'UNKNOWN_EXCEPTION',
      resultStatus: 'U',
    })

    expect(outcome).toMatchObject({ kind: 'unknown' } satisfies Partial<Unknown<Kind>>)
    expect(outcome.kind === 'unknown' && outcome.error.message).toContain('would charge twice')
  })

  it('that says it was closed or canceled has an earlier request', async () => {
    for (const resultCode of ['ORDER_IS_CLOSED', 'ORDER_IS_CANCELED', 'ORDER_IS_CANCELLED']) {
      const outcome = await answered('pay', { resultCode, resultStatus: 'F' })

      expect(outcome).toMatchObject({ error: { code: 'earlier_request_exists' } })
    }
  })
})

describe('a session', () => {
  it.each(RESULT_CODES.filter(({ subject }) => subject === 'createPaymentSession'))(
    '$code ($result) is $outcome',
    async ({ code, result, outcome }) => {
      const { antom, simulator } = connect()
      simulator.answers.rewrite('create_payment_session', () => ({
        result: { resultCode: code, resultStatus: result, resultMessage: 'x' },
      }))

      expect((await antom.createPayment(order('order_1', hosted), FIRST)).kind).toBe(outcome)
    },
  )
})

describe('a session refused with a code of payments', () => {
  it('is unknown: nobody has paid yet who could be declined', async () => {
    const { antom, simulator } = connect()
    simulator.answers.rewrite('create_payment_session', () => ({
      result: { resultCode: 'DO_NOT_HONOR', resultStatus: 'F', resultMessage: 'x' },
    }))

    expect((await antom.createPayment(order('order_1', hosted), FIRST)).kind).toBe('unknown')
  })
})

describe('the table', () => {
  it('has each code once for each subject, with a source and a known error', () => {
    const names = RESULT_CODES.map(({ subject, code }) => `${subject} ${code}`)

    expect(new Set(names).size).toBe(names.length)
    for (const row of RESULT_CODES) {
      expect(row.source).toMatch(/^https:\/\/docs\.antom\.com\//)
      expect(ERROR_TABLE).toHaveProperty(row.error)
      expect(row.what).toMatch(/\.$/)
      expect(row.advice).toMatch(/\.$/)
    }
  })

  it('uses every meaning, so that none goes stale unseen', () => {
    const used = new Set(RESULT_CODES.map(({ code }) => code))
    const gateway = ['INVALID_SIGNATURE', 'SIGNATURE_INVALID', 'SIGN_VERIFY_FAILURE']
    const unused = Object.keys(CODE_MEANINGS).filter((code) => !used.has(code))

    expect(unused.sort()).toEqual(gateway.sort())
  })

  it('proves a write only from an allow list without the generic codes', () => {
    const proving = (subject: CodeSubject) =>
      RESULT_CODES.filter((row) => row.subject === subject && row.outcome === 'not_applied')
    for (const subject of ['pay', 'capture', 'cancel', 'refund', 'createPaymentSession'] as const) {
      const codes = proving(subject).map(({ code }) => code)
      expect(codes).not.toContain('PROCESS_FAIL')
      expect(codes).not.toContain('SYSTEM_ERROR')
      expect(codes).not.toContain('REPEAT_REQ_INCONSISTENT')
      expect(codes.length).toBeGreaterThan(0)
    }
  })
})
