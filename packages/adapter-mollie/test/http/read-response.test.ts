import type { PaymentRef } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering, hal } from '../support/answering.ts'
import { captureJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const ref: PaymentRef = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const euros = { currency: 'EUR', minorUnits: 400 }

describe('what a write made', () => {
  const refund = { reference: 'operation_1', payment: ref, amount: euros }

  it.each([{ mode: 'live' }, { paymentId: 'tr_another' }])(
    'is foreign with %j, and nobody says that it did nothing',
    async (differs) => {
      const refunds = answering(() => hal(refundJson(differs), { status: 201 }))
      const captures = answering(() => hal(captureJson(differs), { status: 201 }))
      const foreign = { kind: 'unknown', error: { code: 'mismatch' } }
      expect(await refunds.mollie.refundPayment(refund, first)).toMatchObject(foreign)
      expect(await captures.mollie.capturePayment(refund, first)).toMatchObject(foreign)
      const reading = answering(() => hal(refundJson(differs)))
      await expect(
        reading.mollie.getRefund({ payment: ref, id: 're_4qqhO89gsT' }),
      ).rejects.toMatchObject({ code: 'mismatch' })
    },
  )

  it.each([202, 204, 206])(
    'is not reported by a %i, which is no refusal either',
    async (status) => {
      const { mollie } = answering(() => new Response(null, { status }))
      expect(await mollie.refundPayment(refund, first)).toMatchObject({
        kind: 'unknown',
        error: { code: 'unreadable_response', message: expect.stringContaining('is a success') },
      })
    },
  )
})
