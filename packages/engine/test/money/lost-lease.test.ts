import { money } from '@paystate/core'
import { createSimulatorClock } from '@paystate/simulator'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** By then a lease has run out that was taken now. */
const AFTER_LEASE_MS = 121_000

/**
 * A process that is paused while one of its requests is out, as by a machine that is moved: its clock stands
 * still, its lease runs out, and the response comes once it is let go.
 */
async function pausedProcess(
  shop: Shop,
  { path, respond }: { path: RegExp; respond?: () => Response },
) {
  const gate = Promise.withResolvers<void>()
  const arrival = Promise.withResolvers<void>()
  const payments = await shop.open({
    database: shop.database,
    clock: createSimulatorClock({ startAt: shop.clock.now() }),
    fetch: async (request, progress) => {
      const isHeld = request.method === 'POST' && path.test(new URL(request.url).pathname)
      const response = isHeld && respond ? respond() : await shop.fetch(request, progress)
      if (!isHeld) return response
      arrival.resolve()
      await gate.promise
      return response
    },
  })
  // Only who knows the provider's time may repeat a request under its key.
  for (const process of [payments, shop.payments]) await process.check()
  return { payments, letGo: () => gate.resolve(), arrived: arrival.promise }
}

/** A shop with a payment whose creation is held, and its second process once the lease has run out. */
async function heldCreation(respond?: () => Response) {
  const shop = await openShop()
  const order = shop.name('order')
  const paused = await pausedProcess(shop, { path: /\/payments$/, ...(respond && { respond }) })
  const paying = paused.payments.pay(anOrder(order))
  await paused.arrived
  const meanwhile = await shop.payments.pay(anOrder(order))
  await shop.clock.advance(AFTER_LEASE_MS)
  const { id, reference } = meanwhile.payment
  return { shop, order, id, reference, meanwhile, paying, letGo: paused.letGo }
}

/** The payments of a shop about which something is unknown. */
async function unknownIn({ payments, names }: Shop): Promise<readonly string[]> {
  const { payments: found } = await payments.list({ instance: names.mollie, unknown: true })
  return found.map(({ id }) => id)
}

/** How the attempts of a payment ended: under the lease or without it, oldest first. */
async function endsOf({ payments }: Shop, id: string): Promise<readonly unknown[]> {
  const timeline = await payments.timeline(id)
  return timeline.flatMap(({ kind, details }) => (kind === 'attempt_ended' ? [details] : []))
}

describe('a response that comes after its lease was lost', () => {
  it('is stored while the process that took over knows nothing; it is read, and nothing is sent again', async () => {
    const { shop, order, id, reference, meanwhile, paying, letGo } = await heldCreation()
    shop.mollie.faults.next('create_payment', 'refuse')
    const tookOver = await shop.payments.advance(id)
    const unknown = await unknownIn(shop)
    letGo()
    const late = await paying
    const sent = shop.callsOf('create_payment')
    await shop.rest(shop.payments, 10 * 60_000)
    const known = await shop.payments.pay(anOrder(order))

    expect(meanwhile.step).toEqual({ kind: 'wait' })
    expect(tookOver.kind).toBe('later')
    expect(unknown).toEqual([id])
    expect(late).toMatchObject({ step: { kind: 'wait' }, operation: { kind: 'applied' } })
    expect(late.payment.providerId).toBeDefined()
    expect(known).toMatchObject({
      step: { kind: 'redirect' },
      payment: { providerId: late.payment.providerId },
      operation: { kind: 'applied' },
    })
    expect(await endsOf(shop, id)).toContainEqual(
      expect.objectContaining({ number: 1, under: 'none', ended: 'applied' }),
    )
    expect(shop.mollie.ledger.paymentsOf(reference)).toHaveLength(1)
    expect(shop.callsOf('create_payment')).toBe(sent)
  })

  it('changes nothing when the process that took over has found out by then', async () => {
    const { shop, order, id, reference, paying, letGo } = await heldCreation()
    await shop.drain()
    const known = await shop.payments.pay(anOrder(order))
    const sent = shop.callsOf('create_payment')
    letGo()
    const late = await paying
    await shop.rest(shop.payments, 10 * 60_000)
    const events = await shop.eventsOf(order)

    expect(known.step.kind).toBe('redirect')
    expect(late.step).toEqual(known.step)
    expect(late.payment.providerId).toBe(known.payment.providerId)
    expect(events).toEqual(['payment.created', 'payment.requires_action'])
    expect(await endsOf(shop, id)).toContainEqual(
      expect.objectContaining({ number: 1, under: 'none', ended: 'applied' }),
    )
    expect(shop.mollie.ledger.paymentsOf(reference)).toHaveLength(1)
    expect(shop.callsOf('create_payment')).toBe(sent)
  })

  it('proves nothing when it is a refusal: the request may have been repeated since', async () => {
    const { shop, order, id, reference, paying, letGo } = await heldCreation(unauthorized)
    shop.mollie.faults.next('create_payment', 'drop_answer')
    await shop.payments.advance(id)
    const [made] = shop.mollie.ledger.paymentsOf(reference)
    const unknown = await unknownIn(shop)
    letGo()
    const late = await paying
    await shop.rest(shop.payments, 10 * 60_000)
    const known = await shop.payments.pay(anOrder(order))

    expect(made).toBeDefined()
    expect(unknown).toEqual([id])
    expect(late).toMatchObject({ step: { kind: 'wait' }, operation: { kind: 'unknown' } })
    expect(await endsOf(shop, id)).toContainEqual(
      expect.objectContaining({ number: 1, under: 'none', ended: 'not_applied' }),
    )
    expect(known).toMatchObject({ step: { kind: 'redirect' }, payment: { id, providerId: made } })
    expect(shop.mollie.ledger.paymentsOf(reference)).toEqual([made])
  })

  it('to a refund is stored, and the refund is not sent again', async () => {
    const shop = await openShop()
    const paused = await pausedProcess(shop, { path: /\/refunds$/ })
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    const { id, providerId = '' } = payment
    await shop.mollie.payer.pay(providerId)
    await shop.payments.get(id, { fresh: true })
    const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 400) }
    const refunding = paused.payments.refund(refund)
    await paused.arrived
    await shop.clock.advance(AFTER_LEASE_MS)
    shop.mollie.faults.next('create_refund', 'refuse')
    await shop.payments.advance(id)
    const unknown = await unknownIn(shop)
    paused.letGo()
    const late = await refunding
    const sent = shop.callsOf('create_refund')
    await shop.rest(shop.payments, 10 * 60_000)
    const again = await shop.payments.refund(refund)

    expect(unknown).toEqual([id])
    expect(late.operation.kind).toBe('applied')
    expect(again.operation).toEqual(late.operation)
    expect(await endsOf(shop, id)).toContainEqual(
      expect.objectContaining({ number: 1, under: 'none', ended: 'applied' }),
    )
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
    expect(shop.callsOf('create_refund')).toBe(sent)
  })
})

function unauthorized(): Response {
  const body = {
    status: 401,
    title: 'Unauthorized Request',
    detail: 'Missing authentication, or failed to authenticate',
  }
  return new Response(JSON.stringify(body), {
    status: 401,
    headers: { 'content-type': 'application/hal+json' },
  })
}
