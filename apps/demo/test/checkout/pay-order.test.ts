import { expect, it } from 'vitest'
import { payOrder } from '../../src/checkout/pay-order.ts'
import { countRequests } from '../support/count-requests.ts'
import { sharedStage } from '../support/shared-stage.ts'

async function open(trouble: 'none' | 'lost_response' | 'refused' = 'none') {
  const stage = await sharedStage()
  await stage.use('mollie')
  stage.mollie.faults.clear()
  const order = stage.newOrder()
  const pay = () => payOrder(stage.shop, order)
  const first = await stage.during({ trouble, provider: 'mollie', kind: 'create' }, pay)
  const made = async () => {
    const payments = await stage.shop.payments.find({ order: order.reference })
    return payments.flatMap(({ reference }) => stage.mollie.ledger.paymentsOf(reference))
  }
  return { stage, order, pay, first, made }
}

it('stores the order and the payment with its bytes before anything is sent', async () => {
  const { stage } = await open()
  const order = stage.newOrder()
  stage.mollie.faults.next('create_payment', 'stall')
  const sent = countRequests(stage.mollie)
  const paying = payOrder(stage.shop, order)
  await expect.poll(() => sent()).toBe(1)
  const [payment] = await stage.shop.payments.find({ order: order.reference })
  const stored = await stage.shop.orders.find(order.reference)
  const attempts = (await stage.shop.payments.timeline(payment?.id ?? '')).map(({ kind }) => kind)
  await stage.clock.advance(3_000)
  await paying

  expect(stored).toEqual(order)
  expect(attempts).toEqual(['intent', 'attempt', 'event'])
})

it('gives the provider’s page as the next action of a new payment', async () => {
  const { first } = await open()

  expect(first.payment).toMatchObject({
    status: 'requires_action',
    nextAction: { type: 'redirect' },
  })
})

it('gives the open payment again when somebody pays a second time', async () => {
  const { first, pay, made } = await open()
  const second = await pay()

  expect(second.payment.id).toBe(first.payment.id)
  expect(await made()).toHaveLength(1)
})

it('makes one payment however many pay at the same time', async () => {
  const { stage } = await open()
  const order = stage.newOrder()
  const sent = countRequests(stage.mollie)
  const paid = await Promise.all([1, 2, 3, 4].map(() => payOrder(stage.shop, order)))

  expect(new Set(paid.map(({ payment }) => payment.reference)).size).toBe(1)
  expect(sent('create_payment')).toBe(1)
})

it('makes no second payment while the first is unknown', async () => {
  const { first, pay, stage, made } = await open('lost_response')
  stage.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
  const second = await pay()
  stage.mollie.faults.clear()

  expect(first.operation.kind).toBe('unknown')
  expect(second.payment.id).toBe(first.payment.id)
  expect(second.step.kind).toBe('wait')
  expect(await made()).toHaveLength(1)
})

it('pays in a new attempt when the first was provably never sent', async () => {
  const { first, pay, made } = await open('refused')
  const second = await pay()

  expect(first).toMatchObject({
    operation: { kind: 'not_applied', proof: { type: 'never_sent' } },
    payment: { standing: 'ended' },
  })
  expect(second).toMatchObject({ operation: { kind: 'applied' }, payment: { attempt: 2 } })
  expect(await made()).toHaveLength(1)
})

it('makes a new payment after one that ended without money', async () => {
  const { first, pay, stage } = await open()
  await stage.mollie.payer.fail(first.payment.providerId ?? '')
  await stage.engine.drain()
  const second = await pay()

  expect(second.payment).toMatchObject({ attempt: 2, status: 'requires_action' })
  expect(second.payment.reference).not.toBe(first.payment.reference)
})
