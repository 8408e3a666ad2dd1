import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { MAGIC_AMOUNTS, RESULT_CODES } from '../../../src/antom.ts'
import { byCard, CNY, connected, payFields, signedRequest } from '../merchant.ts'

describe('a planned answer', () => {
  it.each(Object.entries(RESULT_CODES))(
    'can be %s with its status',
    async (resultCode, [status]) => {
      const { antom, pay } = connected()
      antom.answers.next('pay', { resultCode })

      expect((await pay()).result).toMatchObject({ resultCode, resultStatus: status })
      expect(antom.ledger.entries()).toEqual([])
    },
  )

  it('can be a word nobody documented', async () => {
    const { antom, pay } = connected()
    antom.answers.next('pay', { resultCode: 'SOMETHING_NEW', resultStatus: 'U' })

    expect((await pay()).result).toEqual({
      resultCode: 'SOMETHING_NEW',
      resultStatus: 'U',
      resultMessage: 'SOMETHING_NEW',
    })
  })

  it('is given once, or as often as it says', async () => {
    const { antom, pay } = connected()
    antom.answers.next('*', { resultCode: 'UNKNOWN_EXCEPTION' }, { times: 2 })

    const codes = [await pay(), await pay(), await pay()].map(({ result }) => result.resultCode)

    expect(codes).toEqual(['UNKNOWN_EXCEPTION', 'UNKNOWN_EXCEPTION', 'PAYMENT_IN_PROCESS'])
  })

  it('can be an error behind which all was done', async () => {
    const { antom, pay } = connected()
    antom.answers.next('pay', { resultCode: 'UNKNOWN_EXCEPTION', effect: 'applied' })

    expect(await pay()).toEqual({ result: expect.objectContaining({ resultStatus: 'U' }) })
    expect(antom.ledger.paymentsOf('REQ_1')).toHaveLength(1)
    expect((await pay()).result.resultCode).toBe('PAYMENT_IN_PROCESS')
  })

  it('can be the failure of a payment, which stays', async () => {
    const { antom, pay, inquire } = connected()
    antom.answers.next('pay', { resultCode: 'RISK_REJECT', effect: 'failed' })

    expect((await pay()).result.resultCode).toBe('RISK_REJECT')
    expect((await pay()).result.resultCode).toBe('RISK_REJECT')
    expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({
      paymentStatus: 'FAIL',
      paymentResultCode: 'RISK_REJECT',
    })
  })

  it('can be the failure of a refund or a capture, which stays too', async () => {
    const { antom, call, paidPayment } = connected()
    const paymentId = await paidPayment(byCard('MANUAL'))
    const captureAmount = CNY('1314')
    antom.answers.next('capture', { resultCode: 'PROCESS_FAIL', effect: 'failed' })
    await call('capture', { captureRequestId: 'C_1', paymentId, captureAmount })
    await call('capture', { captureRequestId: 'C_2', paymentId, captureAmount })
    antom.answers.next('refund', { resultCode: 'RISK_REJECT', effect: 'failed' })
    await call('refund', { refundRequestId: 'R_1', paymentId, refundAmount: CNY('1') })

    expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
    expect(antom.ledger.refundsOf(paymentId)).toEqual([])
    expect(await call('inquiryRefund', { refundRequestId: 'R_1' })).toMatchObject({
      refundStatus: 'FAIL',
    })
  })

  it('can be the failure of a card that would have been accepted at once', async () => {
    const { antom, pay } = connected()
    const byToken = { paymentMethod: { paymentMethodType: 'CARD', paymentMethodId: 'token' } }
    antom.answers.next('pay', { resultCode: 'DO_NOT_HONOR', effect: 'failed' })

    const answer = await pay(byToken)

    expect(answer.result.resultCode).toBe('DO_NOT_HONOR')
    expect((await pay(byToken)).result.resultCode).toBe('DO_NOT_HONOR')
    const other = await pay({ ...byToken, paymentRequestId: 'REQ_2' })
    expect(other.result.resultCode).toBe('SUCCESS')
    expect(antom.ledger.entries().map(({ kind }) => kind)).toEqual([
      'created',
      'failed',
      'created',
      'authorized',
    ])
  })

  it('fails no payment that is paid', async () => {
    const { antom, pay, paidPayment, status } = connected()
    const paymentId = await paidPayment()
    antom.answers.next('pay', { resultCode: 'RISK_REJECT', effect: 'failed' })

    await pay()

    expect(await status(paymentId)).toBe('SUCCESS')
  })

  it('leaves nothing behind when what was to fail was refused anyway', async () => {
    const { antom, call, paidPayment } = connected()
    const paymentId = await paidPayment()
    antom.answers.next('refund', { resultCode: 'RISK_REJECT', effect: 'failed' })
    await call('refund', { refundRequestId: 'R_1', paymentId, refundAmount: CNY('9999') })

    const answer = await call('refund', {
      refundRequestId: 'R_2',
      paymentId,
      refundAmount: CNY('1'),
    })

    expect(answer.result.resultCode).toBe('SUCCESS')
  })

  it.each(['INVALID_SIGNATURE', 'KEY_NOT_FOUND', 'NO_INTERFACE_DEF'] as const)(
    'of the gateway itself is not signed: %s',
    async (resultCode) => {
      const { antom, send } = connected()
      antom.answers.next('pay', { resultCode })

      const { isSigned } = await send(signedRequest('pay', { fields: payFields() }))

      expect(isSigned).toBeUndefined()
    },
  )

  it('can be rewritten before it is signed', async () => {
    const { antom, send, openPayment } = connected()
    const paymentId = await openPayment()
    antom.answers.rewrite('inquiry_payment', (fields) => ({
      ...fields,
      paymentAmount: { currency: 'CNY', value: 1314 },
      authExpirytime: '2026-01-22T12:00:00Z',
    }))

    const { fields, isSigned } = await send(
      signedRequest('inquiryPayment', { fields: { paymentId } }),
    )

    expect(fields).toMatchObject({ paymentAmount: { value: 1314 }, paymentStatus: 'PROCESSING' })
    expect(isSigned).toBe(true)
  })

  it('is not given to a request whose signature is wrong', async () => {
    const { antom, call } = connected()
    antom.answers.next('pay', { resultCode: 'SUCCESS' })

    const answer = await call('pay', payFields(), { header: () => '' })

    expect(answer.result.resultCode).toBe('INVALID_SIGNATURE')
  })
})

describe('magic amounts', () => {
  const named = MAGIC_AMOUNTS.filter(({ call, answer }) => call === 'pay' && answer)

  it.each(named)('answer pay of $value with $answer.resultCode', async ({ value, answer }) => {
    const { pay } = connected({ magicAmounts: true })

    expect((await pay({ paymentAmount: CNY(String(value)) })).result.resultCode).toBe(
      answer?.resultCode,
    )
  })

  it('fail a payment with every code that means a failure', () => {
    const failures = Object.entries(RESULT_CODES).filter(([, [status]]) => status === 'F')
    const reached = new Set(named.map(({ answer }) => answer?.resultCode))

    expect(failures.filter(([code]) => !reached.has(code))).toEqual([])
    expect(new Set(named.map(({ value }) => value)).size).toBe(named.length)
  })

  it('go on as usual at a replay', async () => {
    const { pay, antom } = connected({ magicAmounts: true })
    const unknown = { paymentAmount: CNY('9901') }

    expect((await pay(unknown)).result.resultCode).toBe('UNKNOWN_EXCEPTION')
    expect((await pay(unknown)).result.resultCode).toBe('PAYMENT_IN_PROCESS')
    expect(antom.ledger.paymentsOf('REQ_1')).toHaveLength(1)
  })

  it('never answer at 9902, though the payment is made', async () => {
    const { antom } = connected({ magicAmounts: true })
    const caller = new AbortController()
    const fields = payFields({ paymentAmount: CNY('9902') })

    const answered = antom.fetch(signedRequest('pay', { fields, signal: caller.signal }))
    while (antom.ledger.paymentsOf('REQ_1').length === 0) await setImmediate()
    caller.abort(new Error('too long'))

    await expect(answered).rejects.toThrow('too long')
  })

  it('answer the inquiry of a payment of 9903', async () => {
    const { openPayment, inquire } = connected({ magicAmounts: true })
    const paymentId = await openPayment({ paymentAmount: CNY('9903') })

    expect((await inquire({ paymentId })).result.resultCode).toBe('UNKNOWN_EXCEPTION')
    expect((await inquire({ paymentRequestId: 'REQ_1' })).result.resultCode).toBe(
      'UNKNOWN_EXCEPTION',
    )
  })

  it('answer refunds, captures and cancels by their own amounts', async () => {
    const { paidPayment, call, antom } = connected({ magicAmounts: true })
    const paymentId = await paidPayment({ paymentAmount: CNY('100000') })
    const refund = async (value: string) => {
      const fields = { refundRequestId: `R_${value}`, paymentId, refundAmount: CNY(value) }
      return (await call('refund', fields)).result.resultCode
    }

    expect(await refund('9921')).toBe('MERCHANT_BALANCE_NOT_ENOUGH')
    expect(await refund('9922')).toBe('PROCESS_FAIL')
    expect(await refund('9923')).toBe('UNKNOWN_EXCEPTION')
    expect(await refund('9923')).toBe('SUCCESS')
    expect(antom.ledger.refundedOf(paymentId)).toBe(9923)
  })

  it('answer a cancel with U, and the second one as usual', async () => {
    const { paidPayment, call, antom } = connected({ magicAmounts: true })
    const paymentId = await paidPayment({ paymentAmount: CNY('9941') })
    const cancel = async () => (await call('cancel', { paymentId })).result.resultCode

    expect(await cancel()).toBe('UNKNOWN_EXCEPTION')
    expect(antom.ledger.reversedOf(paymentId)).toBe(9941)
    expect(await cancel()).toBe('SUCCESS')
  })

  it('mean nothing unless the account asks for them', async () => {
    const { pay } = connected()

    expect((await pay({ paymentAmount: CNY('9901') })).result.resultCode).toBe('PAYMENT_IN_PROCESS')
  })
})

it('waits for a call that gets as far as an answer', async () => {
  const { antom, inquire } = connected()
  antom.faults.next('inquiry_payment', 'server_error')
  antom.answers.next('inquiry_payment', { resultCode: 'ACCESS_DENIED' })

  expect((await inquire({ paymentId: 'X' })).result.resultCode).toBe('SYSTEM_ERROR')
  expect((await inquire({ paymentId: 'X' })).result.resultCode).toBe('ACCESS_DENIED')
})
