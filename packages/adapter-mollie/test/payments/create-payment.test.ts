import { refOf } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { aPayment, connected } from '../support/connected.ts'

const first = { previousAttempts: 'none' } as const

describe('a payment on its way', () => {
  it('is created, paid, refunded and read', async () => {
    const { mollie, simulator } = connected()
    const created = await mollie.createPayment(aPayment({ reference: 'first_one' }), first)
    if (created.kind !== 'applied') throw created.error
    const { value: payment } = created
    expect(payment).toMatchObject({ reference: 'first_one', status: 'requires_action' })
    const ref = refOf(payment)
    if (!ref || !payment.id) throw new Error('no id')
    await simulator.payer.pay(payment.id, { method: 'ideal' })
    const read = await mollie.getPayment(ref)
    expect(read.payment).toMatchObject({
      status: 'captured',
      amounts: { captured: 1000, refunded: 0 },
    })
    const refunded = await mollie.refundPayment(
      { reference: 'refund_1', payment: ref, amount: { currency: 'EUR', minorUnits: 400 } },
      first,
    )
    expect(refunded).toMatchObject({ kind: 'applied', value: { status: 'pending', amount: 400 } })
    const after = await mollie.getPayment(ref)
    expect(after.payment).toMatchObject({ status: 'captured', amounts: { refundPending: 400 } })
  })
})
