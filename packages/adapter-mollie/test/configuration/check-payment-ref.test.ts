import type { PaymentRef } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering, hal } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { paymentJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const ref: PaymentRef = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const euros = { currency: 'EUR', minorUnits: 400 }

describe('an id that leads elsewhere', () => {
  const hostile = [
    'tr_x/../../customers/cst_1',
    'tr_x?testmode=true',
    'tr_x#y',
    'tr_x%2f..%2fy',
    'tr_',
    'cst_1',
    `tr_${'x'.repeat(65)}`,
    'tr_x\n',
  ]

  it.each(hostile)('%j is refused before any byte is sent', async (id) => {
    const { mollie, sent } = answering(() => hal(paymentJson()))
    const payment = { account: ACCOUNT, id }
    await expect(mollie.getPayment(payment)).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(mollie.getRefund({ payment, id: 're_1' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    const outcomes = [
      await mollie.refundPayment({ reference: 'r', payment, amount: euros }, first),
      await mollie.capturePayment({ reference: 'c', payment, amount: euros }, first),
      await mollie.cancelPayment({ reference: 'x', payment, ifPaid: 'keep' }, first),
      await mollie.cancelRefund({ reference: 'y', refund: { payment, id: 're_1' } }, first),
    ]
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        kind: 'not_applied',
        proof: { type: 'never_sent', phase: 'validate' },
      })
    }
    expect(sent).toEqual([])
  })

  it.each(['re_x/../../..', 're_', 'cpt_1', 're_x?y'])(
    'of a refund, %j, is refused as well',
    async (id) => {
      const { mollie, sent } = answering(() => hal(refundJson()))
      const refund = { payment: ref, id }
      await expect(mollie.getRefund(refund)).rejects.toMatchObject({ code: 'invalid_request' })
      const outcome = await mollie.cancelRefund({ reference: 'y', refund }, first)
      expect(outcome).toMatchObject({ kind: 'not_applied', proof: { phase: 'validate' } })
      expect(sent).toEqual([])
    },
  )

  it('in an answer is not asked for again', async () => {
    const replayed = { status: 201, headers: { 'Idempotent-Replayed': 'true' } }
    const id = 'tr_x/../../customers/cst_1'
    const { mollie, sent } = answering(() => hal(paymentJson({ id }), replayed))
    const outcome = await mollie.createPayment(aPayment({ reference: 'payment_1' }), first)
    expect(outcome).toMatchObject({ kind: 'applied', observation: { needsRead: true } })
    expect(sent).toHaveLength(1)
  })

  it('behind a next link is not followed: only its cursor is taken', async () => {
    const next = { href: 'https://evil.example/v2/payments?from=tr_2&limit=250' }
    const { mollie, sent } = answering((_request, count) =>
      hal({
        _embedded: { payments: [paymentJson({ id: `tr_${count}` })] },
        _links: { next: count === 1 ? next : null },
      }),
    )
    await mollie.findPayment({ reference: 'nobody' })
    expect(sent.map(({ url }) => new URL(url).origin)).toEqual([
      'https://api.mollie.com',
      'https://api.mollie.com',
    ])
  })
})
