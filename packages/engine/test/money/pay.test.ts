import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { matchStep } from '../../src/index.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** A payment at Mollie, and its id there. */
async function opened(shop: Shop, order = shop.name('order')) {
  const result = await shop.payments.pay(anOrder(order))
  const { providerId } = result.payment
  if (providerId === undefined) throw new Error('It was not created')
  return { ...result, order, providerId }
}

describe('pay', () => {
  it('opens a payment, sends the payer on, and gives the same one however often it is called', async () => {
    const shop = await openShop()
    const first = await opened(shop)
    const second = await shop.payments.pay(anOrder(first.order))

    expect(first.step).toMatchObject({ kind: 'redirect' })
    expect(first.operation.kind).toBe('applied')
    expect(second.payment).toEqual(first.payment)
    expect(second.step).toEqual(first.step)
    expect(first.payment).toMatchObject({
      order: first.order,
      attempt: 1,
      status: 'requires_action',
      standing: 'live',
    })
    expect(shop.mollie.ledger.paymentsOf(first.payment.reference)).toHaveLength(1)
  })

  it('opens one payment for calls at the same time', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const other = await shop.another()
    const results = await Promise.all(
      [shop.payments, shop.payments, other, other].map((payments) => payments.pay(anOrder(order))),
    )

    expect(new Set(results.map(({ payment }) => payment.id)).size).toBe(1)
    const [{ payment } = {}] = results
    expect(shop.mollie.ledger.paymentsOf(payment?.reference ?? '')).toHaveLength(1)
    expect(
      shop.mollie.requests.entries().filter(({ call }) => call === 'create_payment'),
    ).toHaveLength(1)
  })

  it('refuses another amount for a payment that may still take money, and says to cancel it first', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const extra = { method: 'banktransfer' }
    const { payment } = await shop.payments.pay(anOrder(order, { extra }))
    const changed = anOrder(order, { extra, amount: money('EUR', 2000) })

    await expect(shop.payments.pay(changed)).rejects.toMatchObject({
      problem: 'conflict',
      message: expect.stringMatching(
        /^order .*which may still take money, with another amount\. .*Cancel that payment first and call again, which reads whether it has ended\. Where it cannot be canceled, call again when it has ended, at 20/,
      ),
    })
    await shop.payments.cancel({ id: shop.name('cancel'), payment: payment.id, ifPaid: 'keep' })
    await shop.payments.get(payment.id, { fresh: true })
    expect(await shop.payments.pay(changed)).toMatchObject({
      payment: { attempt: 2, amount: money('EUR', 2000) },
    })
  })

  it('takes another amount right after a cancel: the payment is read before the order is refused', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const extra = { method: 'banktransfer' }
    const { payment } = await shop.payments.pay(anOrder(order, { extra }))
    await shop.payments.cancel({ id: shop.name('cancel'), payment: payment.id, ifPaid: 'keep' })
    const changed = anOrder(order, { extra, amount: money('EUR', 2000) })

    expect(await shop.payments.pay(changed)).toMatchObject({
      payment: { attempt: 2, amount: money('EUR', 2000) },
    })
    expect(await shop.payments.get(payment.id)).toMatchObject({ standing: 'ended' })
  })

  it('refuses another amount where the payment cannot be read: it may still take money', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const extra = { method: 'banktransfer' }
    const { payment } = await shop.payments.pay(anOrder(order, { extra }))
    shop.mollie.faults.next('get_payment', 'server_error', { times: 5 })

    await expect(
      shop.payments.pay(anOrder(order, { extra, amount: money('EUR', 2000) })),
    ).rejects.toMatchObject({ problem: 'conflict' })
    expect(await shop.payments.get(payment.id)).toMatchObject({ standing: 'live' })
  })

  it('says what else can be done where the provider lets nobody cancel, and each of it works', async () => {
    const shop = await openShop()
    const { order, providerId, payment } = await opened(shop)
    const changed = anOrder(order, { amount: money('EUR', 2000) })

    await expect(shop.payments.pay(changed)).rejects.toThrow(
      `Nothing was opened; the payment stays as it is. The provider does not let it be canceled now: call again when it has ended, at ${payment.times.expiresAt}; or call pay with the earlier amount, let the payer finish it, and refund the difference or ask for it under another order.`,
    )
    await shop.mollie.payer.cancel(providerId)
    await shop.clock.advance(2 * 60_000)
    await shop.payments.get(payment.id, { fresh: true })
    expect(await shop.payments.pay(changed)).toMatchObject({ payment: { attempt: 2 } })
  })

  it('says that an order is paid once a read shows it, and opens nothing more', async () => {
    const shop = await openShop()
    const { order, providerId } = await opened(shop)
    await shop.mollie.payer.pay(providerId)
    await shop.clock.advance(2 * 60_000)
    const { step, payment } = await shop.payments.pay(anOrder(order))

    expect(step).toEqual({ kind: 'paid' })
    expect(payment).toMatchObject({ status: 'captured', standing: 'paid', attempt: 1 })
  })

  it('opens the next attempt after an end, which it reads afresh before it believes it', async () => {
    const shop = await openShop()
    const { order, providerId } = await opened(shop)
    await shop.mollie.payer.cancel(providerId)
    await shop.clock.advance(2 * 60_000)
    const ended = await shop.payments.pay(anOrder(order))
    const next = await shop.payments.pay(anOrder(order))

    expect(ended.step.kind).toBe('failed')
    expect(next).toMatchObject({ step: { kind: 'redirect' }, payment: { attempt: 2 } })
  })

  it('opens nothing while an end cannot be read afresh', async () => {
    const shop = await openShop()
    const { order, providerId } = await opened(shop)
    await shop.mollie.payer.cancel(providerId)
    await shop.clock.advance(2 * 60_000)
    await shop.payments.pay(anOrder(order))
    shop.mollie.faults.next('*', 'server_error', { times: 10 })
    const { step, payment } = await shop.payments.pay(anOrder(order))

    expect(step).toEqual({ kind: 'wait' })
    expect(payment.attempt).toBe(1)
  })

  it('repeats under the same key what got lost, within the same call', async () => {
    const shop = await openShop()
    shop.mollie.faults.next('create_payment', 'drop_answer')
    const { step, payment } = await opened(shop)

    expect(step.kind).toBe('redirect')
    expect(shop.mollie.ledger.paymentsOf(payment.reference)).toHaveLength(1)
  })

  it('waits while the creation is unknown, and asks the payer for nothing', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    shop.mollie.faults.next('*', 'drop_answer', { times: 5 })
    const first = await shop.payments.pay(anOrder(order))
    const told = matchStep(first.step, {
      redirect: () => 'redirect',
      form: () => 'form',
      show: () => 'show',
      wait: () => 'wait',
      paid: () => 'paid',
      failed: () => 'failed',
    })
    shop.mollie.faults.clear()
    await shop.clock.advance(60_000)
    await shop.drain()
    const later = await shop.payments.pay(anOrder(order))

    expect(told).toBe('wait')
    expect(first.operation.kind).toBe('unknown')
    expect(later.step.kind).toBe('redirect')
    expect(shop.mollie.ledger.paymentsOf(later.payment.reference)).toHaveLength(1)
  })

  it('gives the provider to the next one only when the first provably took nothing', async () => {
    const shop = await openShop({ route: (names) => [names.mollie, names.antom] })
    shop.mollie.faults.next('create_payment', 'refuse', { times: 5 })
    const { payment, step } = await shop.payments.pay(
      anOrder(shop.name('order'), { amount: money('PHP', 1314) }),
    )

    expect(payment).toMatchObject({ instance: shop.names.antom, attempt: 2 })
    expect(step.kind).toBe('redirect')
  })

  it('never fails over from what is unknown', async () => {
    const shop = await openShop({ route: (names) => [names.mollie, names.antom] })
    shop.mollie.faults.next('create_payment', 'server_error', { times: 5 })
    const { payment, step } = await shop.payments.pay(
      anOrder(shop.name('order'), { amount: money('PHP', 1314) }),
    )

    expect(payment).toMatchObject({ instance: shop.names.mollie, attempt: 1 })
    expect(step.kind).toBe('wait')
  })

  it('names one attempt by an id: the same call finds it, another amount is a conflict', async () => {
    const shop = await openShop()
    const [order, id] = [shop.name('order'), shop.name('id')]
    const { payment } = await shop.payments.pay(anOrder(order, { id }))

    expect(payment.id).toBe(id)
    expect((await shop.payments.pay(anOrder(order, { id }))).payment.id).toBe(id)
    await expect(
      shop.payments.pay(anOrder(shop.name('order'), { id, amount: money('EUR', 1) })),
    ).rejects.toThrow(/another amount, order/)
  })

  it.each([
    ['null', 'object'],
    ['{"name":"mollie"}', 'object'],
    ['5', 'number'],
    ['[null]', 'a list of other things than names'],
  ])('refuses a route that returns %s, before anything is stored', async (returned, named) => {
    const shop = await openShop({ route: () => JSON.parse(returned) })
    const refused = shop.payments.pay(anOrder(shop.name('order')))

    await expect(refused).rejects.toMatchObject({ problem: 'no_route' })
    await expect(refused).rejects.toThrow(`The route returned ${named}, not the name of a`)
  })

  it('refuses what no provider can take, before anything is stored', async () => {
    const shop = await openShop()
    const order = shop.name('order')

    const inFrancs = shop.payments.pay(anOrder(order, { amount: money('XAF', 100) }))
    await expect(inFrancs).rejects.toThrow(/no money has moved/)
    await expect(inFrancs).rejects.toMatchObject({ order })
    await expect(shop.payments.pay({ ...anOrder(order), description: '' })).rejects.toThrow(
      new RegExp(`^create_payment \\w+ of order ${order} at mollie: Invalid input\\. description`),
    )
    expect((await shop.payments.pay(anOrder(order))).payment.attempt).toBe(1)
  })
})
