import { applyObservation, createPaymentRecord, type PaymentRecord } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { aPayment, connected, KLARNA } from '../support/connected.ts'
import { created } from '../support/paid.ts'

const first = { previousAttempts: 'none' } as const
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('the life of a payment', () => {
  it('ends expired when the payer leaves, as the provider says and not before', async () => {
    const world = connected()
    const { payment, ref } = await created(world, { extra: { method: 'ideal' } })
    expect(payment.times.expiresAt).toBe('2026-01-15T12:15:00Z')
    await world.simulator.payer.leave(ref.id)
    await world.simulator.clock.advance(14 * MINUTE)
    expect((await world.mollie.getPayment(ref)).payment.status).toBe('requires_action')
    await world.simulator.clock.advance(2 * MINUTE)
    expect((await world.mollie.getPayment(ref)).payment).toMatchObject({
      status: 'expired',
      providerStatus: { value: 'expired' },
      nextAction: 'none',
      times: { expiredAt: '2026-01-15T12:15:00Z' },
    })
  })

  it('ends failed with the reason of the bank', async () => {
    const world = connected()
    const amount = { currency: 'EUR', minorUnits: 100_700 }
    const { ref } = await created(world, { amount, extra: { method: 'creditcard' } })
    await world.simulator.payer.fail(ref.id)
    expect((await world.mollie.getPayment(ref)).payment).toMatchObject({
      status: 'failed',
      failure: { code: 'insufficient_funds', category: 'payer_funds', next: 'new_reference' },
    })
  })

  it('waits for days on money that is on its way', async () => {
    const world = connected()
    const { ref } = await created(world, { extra: { method: 'banktransfer' } })
    await world.simulator.payer.startPaying(ref.id)
    const { payment: waiting } = await world.mollie.getPayment(ref)
    expect(waiting).toMatchObject({ status: 'processing', nextAction: 'none' })
    await world.simulator.clock.advance(3 * DAY)
    await world.simulator.bank.confirm(ref.id)
    expect((await world.mollie.getPayment(ref)).payment).toMatchObject({
      status: 'captured',
      times: { capturedAt: '2026-01-18T12:00:00Z' },
    })
  })

  it('of a recurring charge has nothing for the payer to do, and can be called back', async () => {
    const { mollie, simulator } = connected()
    const { customerId } = simulator.customers.add({ mandate: 'directdebit' })
    const extra = { sequenceType: 'recurring', customerId }
    const outcome = await mollie.createPayment(aPayment({ extra }), first)
    expect(outcome).toMatchObject({
      kind: 'applied',
      value: { status: 'processing', nextAction: 'none', allowed: { cancelable: 'yes' } },
    })
  })

  it('in two steps ends failed when the bank takes the authorization back', async () => {
    const world = connected()
    const { ref } = await created(world, { capture: 'manual', extra: KLARNA })
    await world.simulator.payer.pay(ref.id)
    expect((await world.mollie.getPayment(ref)).payment).toMatchObject({
      status: 'authorized',
      allowed: { capturable: 'yes' },
      times: { captureBefore: '2026-02-12T12:00:00Z' },
    })
    await world.simulator.bank.decline(ref.id)
    expect((await world.mollie.getPayment(ref)).payment).toMatchObject({
      status: 'failed',
      amounts: { authorized: 1000, captured: 0 },
    })
  })

  it('is the same in whatever order its evidence arrives', async () => {
    const world = connected({ simulator: { refundDelay: MINUTE } })
    const { mollie, simulator } = world
    const outcome = await mollie.createPayment(aPayment({ extra: { method: 'ideal' } }), first)
    if (outcome.kind !== 'applied' || !outcome.value.id) throw new Error('not applied')
    const { id, reference } = outcome.value
    const ref = { account: mollie.account, id, reference }
    const evidence = [outcome.observation]
    const look = async () => void evidence.push((await mollie.getPayment(ref)).observation)
    await look()
    await simulator.payer.pay(id)
    await look()
    const amount = { currency: 'EUR', minorUnits: 300 }
    const refund = await mollie.refundPayment({ reference: 'r_1', payment: ref, amount }, first)
    if (refund.kind === 'applied') evidence.push(refund.observation)
    await simulator.clock.advance(10 * MINUTE)
    await simulator.bank.chargeBack(id, { value: '7.00' })
    await look()

    const forward = recordOf(evidence)
    expect(forward.anomalies).toEqual([])
    expect(forward.payment).toMatchObject({
      status: 'captured',
      needsRead: false,
      amounts: { captured: 1000, refunded: 300, refundPending: 0, chargedBack: 700 },
    })
    expect(forward.payment.times).not.toHaveProperty('pollAfter')
    expect(recordOf(evidence.toReversed()).payment).toEqual(forward.payment)

    function recordOf(pieces: typeof evidence): PaymentRecord {
      const requested = { currency: 'EUR', minorUnits: 1000 }
      const intent = { account: mollie.account, reference: reference ?? '', requested }
      return pieces.reduce<PaymentRecord>(
        (record, piece) => applyObservation(record, piece).record,
        createPaymentRecord(intent),
      )
    }
  })
})
