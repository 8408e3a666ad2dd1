import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type AntomCall, createAntomSimulator, type FLAWS } from '../../../src/antom.ts'
import type { Fault, ProgressStep } from '../../../src/index.ts'
import { CNY, connected, isGenuine, payFields, signedRequest } from '../merchant.ts'

/** Sends a pay call into a fault, and tells what a caller sees and what was done. */
async function payInto(fault: Fault) {
  const { antom } = connected()
  antom.faults.next('pay', fault)
  const steps: ProgressStep[] = []
  const request = signedRequest('pay', { fields: payFields() })
  const seen = await antom
    .fetch(request, { progress: (step) => steps.push(step) })
    .then(async (response) => ({ status: response.status, body: await response.text(), response }))
    .catch((error: Error) => ({ error }))
  return { seen, steps, isApplied: antom.ledger.paymentsOf('REQ_1').length > 0 }
}

it.each([
  ['refuse', ['refused'], false],
  ['reset', ['headers_sent', 'body_sent'], false],
  ['drop_answer', ['headers_sent', 'body_sent'], true],
  ['truncated_body', ['headers_sent', 'body_sent', 'response_begun'], true],
] as const)('"%s" loses the answer after %j; applied: %s', async (fault, steps, isApplied) => {
  const result = await payInto(fault)

  expect(result.seen).toMatchObject({ error: expect.any(TypeError) })
  expect(result.steps).toEqual(steps)
  expect(result.isApplied).toBe(isApplied)
})

it.each([
  ['server_error', 500, false],
  ['html_error', 502, false],
  ['json_without_status', 503, false],
  ['rate_limited', 429, false],
  ['unavailable', 503, false],
  ['redirect', 307, false],
  ['redirect_as_get', 302, false],
  ['null_answer', 200, true],
  ['apply_then_server_error', 500, true],
  ['apply_then_html_error', 502, true],
  ['empty_answer', 200, true],
] as const)('"%s" answers HTTP %i; applied: %s', async (fault, status, isApplied) => {
  const result = await payInto(fault)

  expect(result.seen).toMatchObject({ status })
  expect(result.isApplied).toBe(isApplied)
})

it.each([
  ['stall', true],
  ['stall_before_applying', false],
] as const)('"%s" never answers; applied: %s', async (fault, isApplied) => {
  const { antom } = connected()
  antom.faults.next('pay', fault)
  const caller = new AbortController()
  const request = signedRequest('pay', { fields: payFields(), signal: caller.signal })

  const answered = antom.fetch(request)
  while (isApplied && antom.ledger.paymentsOf('REQ_1').length === 0) await setImmediate()
  caller.abort(new Error('too long'))

  await expect(answered).rejects.toThrow('too long')
  expect(antom.ledger.paymentsOf('REQ_1').length > 0).toBe(isApplied)
})

describe('a message of Antom’s', () => {
  async function inquireInto(plan: (antom: ReturnType<typeof createAntomSimulator>) => void) {
    const merchant = connected()
    const paymentId = await merchant.paidPayment()
    plan(merchant.antom)
    return merchant.send(signedRequest('inquiryPayment', { fields: { paymentId } }))
  }

  it.each([
    ['unsigned_answer', undefined],
    ['wrong_signature', false],
    ['reserialized_body', false],
  ] as const)('is a success that is %s', async (fault, isSigned) => {
    const answer = await inquireInto(({ faults }) => faults.next('inquiry_payment', fault))

    expect(answer.fields).toMatchObject({ result: { resultStatus: 'S' }, paymentStatus: 'SUCCESS' })
    expect(answer.isSigned).toBe(isSigned)
    expect(answer.response.headers.has('signature')).toBe(isSigned !== undefined)
  })

  it.each(['old_key', 'foreign_key'] satisfies (keyof typeof FLAWS)[])(
    'is signed with an %s',
    async (flaw) => {
      const answer = await inquireInto(({ flaws }) => flaws.next('*', flaw))

      expect(answer.isSigned).toBe(false)
    },
  )

  it.each([
    ['new_word', 'ON_HOLD'],
    ['mixed_case', 'Success'],
  ] as const)('has a %s: %s, and a genuine signature', async (fault, paymentStatus) => {
    const answer = await inquireInto(({ faults }) => faults.next('inquiry_payment', fault))

    expect(answer.fields).toMatchObject({ paymentStatus, result: { resultStatus: 'S' } })
    expect(answer.isSigned).toBe(true)
  })

  it('comes from a clock that is ahead', async () => {
    const answer = await inquireInto(({ faults }) => faults.next('*', 'clock_skew'))

    expect(answer.response.headers.get('response-time')).toBe('2026-01-15T04:10:00-08:00')
    expect(answer.fields.paymentTime).toBe('2026-01-15T04:10:00-08:00')
    expect(answer.isSigned).toBe(true)
  })

  it('has a status of the call in words of its own when there is no other', async () => {
    const { antom, pay } = connected()
    antom.faults.next('pay', 'new_word')
    expect((await pay()).result.resultStatus).toBe('ON_HOLD')
    antom.faults.next('pay', 'mixed_case')
    expect((await pay()).result.resultStatus).toBe('u')
  })
})

it('says what there is when it is asked for what there is not', () => {
  const { flaws, faults, answers } = createAntomSimulator()
  const word: string = 'moon'

  // @ts-expect-error no such call
  expect(() => faults.next(word, 'reset')).toThrow('Unknown call "moon"; known calls: *, pay,')
  // @ts-expect-error no such call
  expect(() => answers.next(word, { resultCode: 'SUCCESS' })).toThrow(
    'Unknown call "moon"; known calls: *, pay',
  )
  // @ts-expect-error no such flaw
  expect(() => flaws.next('pay', word)).toThrow('Unknown flaw "moon"; known flaws: unsigned,')
  expect(() => flaws.next('pay', 'unsigned', { times: 0 })).toThrow('times is 1 or more')
})

it('tells the fault that a request meets, and uses it up once', async () => {
  const { antom } = connected()
  antom.faults.next('pay', 'drop_answer')
  const request = signedRequest('pay', { fields: payFields() })

  expect(await antom.wire.faultOf?.(request)).toBe('drop_answer')
  await expect(antom.fetch(request)).rejects.toThrow('fetch failed')
  expect(antom.faults.planned()).toEqual([])
  const page = new Request('https://antom.simulator.invalid/antom/checkout/1')
  expect(await antom.wire.faultOf?.(page)).toBeUndefined()
})

it('leaves the body of a request alone until it is answered', async () => {
  const { antom } = connected()
  antom.faults.next('pay', 'drop_answer')
  const request = signedRequest('pay', { fields: payFields() })

  expect(await antom.wire.refuses(request)).toBe(false)
  expect(request.bodyUsed).toBe(false)
  expect(await antom.wire.answer(request)).toEqual({ kind: 'drop' })
})

it('meets the calls of its kind alone, in their order', async () => {
  const { antom, call, openPayment } = connected()
  const paymentId = await openPayment()
  antom.faults.next('cancel', 'drop_answer')

  await call('inquiryPayment', { paymentId })
  await expect(call('cancel', { paymentId })).rejects.toThrow('fetch failed')
  expect((await call('cancel', { paymentId })).result.resultStatus).toBe('S')
})

it('meets the calls about one payment, by its id or by the reference of the call', async () => {
  const { antom, pay } = connected()
  antom.faults.next('pay', 'drop_answer', { payment: 'REQ_B' })

  expect((await pay({ paymentRequestId: 'REQ_A' })).result.resultStatus).toBe('U')
  await expect(pay({ paymentRequestId: 'REQ_B' })).rejects.toThrow('fetch failed')
})

it('meets the calls about one payment, whichever of its ids they name', async () => {
  const { antom, call, paidPayment } = connected()
  const paymentId = await paidPayment()
  await call('refund', { refundRequestId: 'R_1', paymentId, refundAmount: CNY('1') })
  antom.faults.next('*', 'drop_answer', { payment: paymentId, times: 2 })
  antom.faults.next('*', 'drop_answer', { payment: 'REQ_1' })

  await expect(call('inquiryPayment', { paymentRequestId: 'REQ_1' })).rejects.toThrow()
  await expect(call('inquiryRefund', { refundRequestId: 'R_1' })).rejects.toThrow()
  await expect(call('inquiryPayment', { paymentId })).rejects.toThrow()
  expect(antom.faults.planned()).toEqual([])
})

it('replays a refund whose answer was lost, and it is made once', async () => {
  const { antom, call, paidPayment } = connected()
  const paymentId = await paidPayment()
  const fields = { refundRequestId: 'R_1', paymentId, refundAmount: CNY('900') }
  antom.faults.next('refund', 'drop_answer')

  await expect(call('refund', fields)).rejects.toThrow('fetch failed')

  expect(await call('refund', fields)).toMatchObject({ result: { resultStatus: 'S' } })
  expect(antom.ledger.refundsOf(paymentId)).toHaveLength(1)
})

const CALLS: readonly (readonly [AntomCall, string])[] = [
  ['pay', 'pay'],
  ['create_payment_session', 'createPaymentSession'],
  ['retrieve_payment_session', 'retrievePaymentSession'],
  ['consult', 'consult'],
  ['inquiry_payment', 'inquiryPayment'],
  ['cancel', 'cancel'],
  ['refund', 'refund'],
  ['inquiry_refund', 'inquiryRefund'],
  ['capture', 'capture'],
  ['accept_dispute', 'acceptDispute'],
]

it.each(CALLS)('can meet %s', async (name, path) => {
  const { antom, call } = connected()
  antom.faults.next(name, 'reset')

  await expect(call(path, {})).rejects.toThrow('fetch failed')
  expect((await call(path, {})).result.resultCode).toBe('PARAM_ILLEGAL')
})

it('gives the same bytes for the same seed and the same calls', async () => {
  const run = async (seed: number) => {
    const { antom } = connected({ seed })
    const response = await antom.fetch(signedRequest('pay', { fields: payFields() }))
    return `${response.headers.get('signature')} ${await response.text()}`
  }

  expect(await run(7)).toBe(await run(7))
  expect(await run(7)).not.toBe(await run(8))
})

it('takes an abort before it begins', async () => {
  const { antom } = connected()
  const request = signedRequest('pay', { fields: payFields(), signal: AbortSignal.abort() })

  await expect(antom.fetch(request)).rejects.toThrow('aborted')
  expect(antom.ledger.entries()).toEqual([])
})

it('answers concurrent calls of one reference with one payment', async () => {
  const { antom, pay } = connected()

  const answers = await Promise.all(Array.from({ length: 20 }, () => pay()))

  expect(new Set(answers.map(({ paymentId }) => paymentId)).size).toBe(1)
  expect(antom.ledger.paymentsOf('REQ_1')).toHaveLength(1)
})

it('signs a message with the right key when it is asked for nothing else', async () => {
  const { antom } = connected()
  const response = await antom.fetch(signedRequest('pay', { fields: payFields() }))
  const path = '/ams/sandbox/api/v1/payments/pay'

  expect(
    isGenuine(response.headers, { path, body: await response.text(), timeHeader: 'response-time' }),
  ).toBe(true)
})
