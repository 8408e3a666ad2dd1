import { instantOf, money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import type { Payments, Witness } from '../../src/index.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { RESTORABLES, type Restorable } from '../support/restorable.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

interface Stage {
  readonly shop: Shop
  readonly restorable: Restorable
  /** Lets time pass, with all work going on. */
  live(payments: Payments, milliseconds: number): Promise<void>
  /** An order that is paid. */
  paid(payments: Payments, order: string, capture?: 'manual'): Promise<Paid>
}

interface Paid {
  readonly id: string
  readonly order: string
  readonly reference: string
  readonly providerId: string
}

async function openStage(open: () => Promise<Restorable>): Promise<Stage> {
  const restorable = await open()
  await migrate(restorable.database)
  const shop = await openShop({ database: restorable.database })
  const live: Stage['live'] = async (payments, milliseconds) => {
    const step = Math.max(20_000, milliseconds / 6)
    for (let left = milliseconds; left > 0; left -= step) {
      await shop.clock.advance(Math.min(left, step))
      await payments.work({ forMs: 1_000 })
    }
  }
  return {
    shop,
    restorable,
    live,
    async paid(payments, order, capture) {
      const { payment } = await payments.pay(anOrder(order, capture && { capture }))
      const { id, reference, providerId } = payment
      if (providerId === undefined) throw new Error('It was not created')
      await shop.mollie.payer.pay(providerId, { method: 'creditcard' })
      await payments.get(id, { fresh: true })
      return { id, order, reference, providerId }
    },
  }
}

const euros = (minorUnits: number) => money('EUR', minorUnits)

/** How often each thing was done at the provider. */
function doneTo({ mollie }: Shop, { reference, providerId }: Paid) {
  return {
    payments: mollie.ledger.paymentsOf(reference).length,
    captured: mollie.ledger.capturedOf(providerId),
    refunds: mollie.ledger.refundsOf(providerId).length,
  }
}

describe.each(RESTORABLES)('a backup that is restored, on $name', ({ open, isMissing }) => {
  describe.skipIf(isMissing)('and what was sent since', () => {
    it('is noticed by a process that remembers more, and nothing is sent twice', async () => {
      const { shop, restorable, paid, live } = await openStage(open)
      const { payments } = shop
      const refunded = await paid(payments, 'refunded')
      const captured = await paid(payments, 'captured', 'manual')
      const canceled = await paid(payments, 'canceled', 'manual')
      await restorable.backUp()

      const ask = async () => [
        await payments.refund({ id: 'refund', payment: refunded.id, amount: euros(500) }),
        await payments.capture({ id: 'capture', payment: captured.id, amount: euros(1050) }),
        await payments.cancel({ id: 'cancel', payment: canceled.id, ifPaid: 'keep' }),
      ]
      const first = await ask()
      const created = await paid(payments, 'created')
      await live(payments, 3 * HOUR) // the keys are over
      await restorable.restore()
      const again = await payments.pay(anOrder('created'))
      const checked = await payments.check()
      const second = await ask()
      await live(payments, 3 * HOUR)

      expect(checked).toMatchObject({
        state: 'warned',
        heldInstances: [{ because: 'attempt_missing' }, {}],
      })
      expect(again).toMatchObject({
        step: { kind: 'paid' },
        payment: { providerId: created.providerId },
      })
      expect(doneTo(shop, created)).toEqual({ payments: 1, captured: 1050, refunds: 0 })
      expect(doneTo(shop, refunded)).toEqual({ payments: 1, captured: 1050, refunds: 1 })
      expect(doneTo(shop, captured)).toEqual({ payments: 1, captured: 1050, refunds: 0 })
      expect(doneTo(shop, canceled)).toEqual({ payments: 1, captured: 0, refunds: 0 })
      expect(second.map(({ operation }) => operation.kind)).toEqual(
        first.map(({ operation }) => operation.kind),
      )
    })

    it('is said by a person: what is new waits until all that was made since is known', async () => {
      const { shop, restorable, paid, live } = await openStage(open)
      await paid(shop.payments, 'before')
      const since = instantOf(shop.clock.now())
      await restorable.backUp()
      const forgotten = await paid(shop.payments, 'forgotten')
      await live(shop.payments, 3 * HOUR)
      await restorable.restore()
      const payments = await shop.another()
      const held = await payments.restored({ since })
      const asked = await payments.pay(anOrder('new'))
      const before = shop.mollie.ledger.paymentsOf(asked.payment.reference).length
      const again = await payments.pay(anOrder('forgotten'))
      await live(payments, 5 * MINUTE)

      expect(held).toMatchObject([
        { because: 'declared', since },
        { because: 'declared', since },
      ])
      expect(asked).toMatchObject({ step: { kind: 'wait' }, operation: { kind: 'waiting' } })
      expect(before).toBe(0)
      expect(again).toMatchObject({ step: { kind: 'paid' } })
      expect(await payments.pay(anOrder('new'))).toMatchObject({ step: { kind: 'redirect' } })
      expect(shop.mollie.ledger.paymentsOf(asked.payment.reference)).toHaveLength(1)
      expect(doneTo(shop, forgotten)).toMatchObject({ payments: 1 })
      // Antom has no lists: there, a person ends it.
      expect((await payments.check()).heldInstances).toMatchObject([{ instance: shop.names.antom }])
      const release = { who: 'Ada', why: 'I compared them' }
      expect(await payments.releaseInstances(release)).toEqual([shop.names.antom])
      expect((await payments.check()).heldInstances).toEqual([])
    })
  })
})

describe('a backup that is restored, with nobody who remembers', () => {
  /** A server, where there is one: it copies a database in a moment. */
  const fastest = RESTORABLES.findLast(({ isMissing }) => !isMissing)

  /** A payment was made that the database has forgotten. Its process knows nothing. */
  async function forgetting(given: { witness?: Witness; refund?: 'none' } = {}) {
    if (!fastest) throw new Error('There is no database')
    const stage = await openStage(fastest.open)
    const { shop, restorable, paid, live } = stage
    const open = () => shop.open({ ...shop, ...given })
    const first = await open()
    const known = await paid(first, 'known')
    await restorable.backUp()
    const forgotten = await paid(first, 'forgotten')
    const refund = { id: 'refund', payment: known.id, amount: euros(500) }
    if (given.refund !== 'none') await first.refund(refund)
    await live(first, 3 * HOUR)
    await restorable.restore()
    const payments = await open()
    const heldBecause = async () => {
      const { heldInstances } = await payments.check()
      return (heldInstances ?? []).map(({ because }) => because)
    }
    return { ...stage, payments, known, forgotten, refund, heldBecause }
  }

  it('is noticed by a webhook about a payment of ours that is missing', async () => {
    const { shop, payments, forgotten, live, heldBecause } = await forgetting({ refund: 'none' })
    expect(await heldBecause()).toEqual([])
    const body = new URLSearchParams({ id: forgotten.providerId })
    const request = new Request('https://shop.example/webhooks', { method: 'POST', body })
    await payments.receiveWebhook(shop.names.mollie, request)
    await live(payments, MINUTE)

    expect(await heldBecause()).toContain('orphan')
    expect(await payments.pay(anOrder('forgotten'))).toMatchObject({ step: { kind: 'paid' } })
    expect(doneTo(shop, forgotten)).toMatchObject({ payments: 1 })
  })

  it('is noticed by a listing', async () => {
    const { shop, payments, forgotten, live, heldBecause } = await forgetting()
    await live(payments, 6 * MINUTE)

    expect((await heldBecause()).length).toBeGreaterThan(0)
    expect(await payments.pay(anOrder('forgotten'))).toMatchObject({ step: { kind: 'paid' } })
    expect(doneTo(shop, forgotten)).toMatchObject({ payments: 1 })
  })

  it('is noticed by a refund of ours that only the provider has', async () => {
    const { shop, payments, known, refund, heldBecause } = await forgetting()
    await payments.get(known.id, { fresh: true })

    expect(await heldBecause()).toContain('forgotten_part')
    expect((await payments.refund(refund)).operation.kind).toBe('applied')
    expect(doneTo(shop, known)).toMatchObject({ refunds: 1 })
  })

  it('is noticed once, and what was found then is looked up also after the hold', async () => {
    const { shop, payments, forgotten, live, heldBecause } = await forgetting()
    await live(payments, HOUR)
    await payments.releaseInstances({ who: 'Ada', why: 'I compared them' })
    await live(payments, HOUR)

    expect(await heldBecause()).toEqual([])
    expect(await payments.pay(anOrder('forgotten'))).toMatchObject({ step: { kind: 'paid' } })
    expect(doneTo(shop, forgotten)).toMatchObject({ payments: 1 })
  })

  it('is noticed at the start by a witness outside the data, once', async () => {
    let kept: string | undefined
    const witness: Witness = {
      read: async () => kept,
      write: async (text) => {
        kept = text
      },
    }
    const { shop, payments, forgotten, heldBecause } = await forgetting({ witness })

    expect(await heldBecause()).toEqual(['witness', 'witness'])
    expect(await payments.pay(anOrder('forgotten'))).toMatchObject({ step: { kind: 'paid' } })
    expect(doneTo(shop, forgotten)).toMatchObject({ payments: 1 })
    await payments.releaseInstances({ who: 'Ada', why: 'I compared them' })
    expect((await (await shop.open({ ...shop, witness })).check()).heldInstances).toEqual([])
  })

  it('goes on without a witness that fails, and says so', async () => {
    const shop = await openShop()
    const fails = () => Promise.reject(new Error('The disk is full'))
    const payments = await shop.open({ ...shop, witness: { read: fails, write: fails } })

    expect(await payments.pay(anOrder(shop.name('order')))).toMatchObject({
      step: { kind: 'redirect' },
    })
    expect((await payments.check()).database).toMatchObject({
      state: 'warned',
      warnings: [expect.stringMatching(/witness/)],
    })
  })
})
