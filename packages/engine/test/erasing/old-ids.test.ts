import { money } from '@paystate/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEngineError, type TrackedOperation } from '../../src/index.ts'
import { markedOrder } from '../support/marked.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { storedText, tablesWith } from '../support/stored-text.ts'

const DAY = 24 * 3_600_000

const DEEDS = [
  'pays',
  'cancels',
  'is_declined',
  'refund',
  'refund_unanswered',
  'refund_refused',
  'cancel',
  'a_day',
] as const
type Deed = (typeof DEEDS)[number]

const lives = fc.record({
  capture: fc.constantFrom<'automatic' | 'manual'>('automatic', 'manual'),
  creation: fc.constantFrom('answered', 'unanswered', 'refused'),
  deeds: fc.array(fc.constantFrom(...DEEDS), { minLength: 1, maxLength: 6 }),
  erasedBy: fc.constantFrom<'request' | 'retention'>('request', 'retention'),
})

/** A word of its own: other files keep theirs in the database that they share. */
const MARKER = 'Tricianmcmillan'

describe('whatever the life of a payment', () => {
  it('its ids give what they gave after it was erased, and nothing is sent', async () => {
    const seed = Number(process.env.PAYSTATE_SEED ?? Date.now() % 2 ** 31)
    console.log(`erased lives: fast-check seed ${seed}`)
    const shop = await openShop({ retention: { afterDays: 30 } })
    await fc.assert(
      fc.asyncProperty(lives, async ({ capture, creation, deeds, erasedBy }) => {
        const order = shop.name('order')
        const input = markedOrder(order, { capture, marker: MARKER })
        if (creation !== 'answered') {
          const fault = creation === 'refused' ? 'bad_request' : 'drop_answer'
          shop.mollie.faults.next('create_payment', FAULTS[fault])
        }
        const { payment } = await shop.payments.pay(input)
        for (const deed of deeds) await perform(shop, { deed, id: payment.id })
        shop.mollie.faults.clear()
        await comeToRest(shop, payment.id)
        const before = await shop.payments.operations(payment.id)
        const wasPaid = (await shop.payments.get(payment.id)).standing === 'paid'
        if (erasedBy === 'request') await shop.payments.erase({ order })
        else for (const days of [31, 1]) await wait(shop, days)
        expect((await shop.payments.get(payment.id)).erasedAt).toBeDefined()
        expect(tablesWith(await storedText(shop.database), MARKER)).toEqual([])

        const sent = writes(shop)
        for (const operation of before) {
          expect(await again(shop, { operation, payment: payment.id })).toEqual(
            summary(operation.result),
          )
        }
        const paid = await shop.payments.pay(input).catch((error: unknown) => error)
        if (wasPaid) expect(paid).toMatchObject({ step: { kind: 'paid' } })
        else expect(isEngineError(paid) && paid.problem).toBe('erased')
        await wait(shop, 1)
        expect(writes(shop)).toBe(sent)
      }),
      { seed, numRuns: Number(process.env.PAYSTATE_LIVES ?? 4) },
    )
  })
})

const FAULTS = { bad_request: 'server_error', drop_answer: 'drop_answer' } as const

async function perform(shop: Shop, { deed, id }: { deed: Deed; id: string }): Promise<void> {
  const { payments, mollie } = shop
  const { providerId = '' } = await payments.get(id)
  const refund = () =>
    payments.refund({
      id: shop.name('refund'),
      payment: id,
      amount: money('EUR', 100),
      reason: MARKER,
    })
  switch (deed) {
    case 'pays':
      await mollie.payer.pay(providerId).catch(refused)
      break
    case 'cancels':
      await mollie.payer.cancel(providerId).catch(refused)
      break
    case 'is_declined':
      await mollie.payer.fail(providerId).catch(refused)
      break
    case 'refund':
      await refund().catch(refused)
      break
    case 'refund_unanswered':
      mollie.faults.next('create_refund', 'drop_answer')
      await refund().catch(refused)
      break
    case 'refund_refused':
      mollie.faults.next('create_refund', 'server_error')
      await refund().catch(refused)
      break
    case 'cancel':
      await payments.cancel({ id: shop.name('cancel'), payment: id, ifPaid: 'keep' }).catch(refused)
      break
    case 'a_day':
      await wait(shop, 1)
  }
  mollie.faults.clear()
  await payments.get(id, { fresh: true }).catch(refused)
}

/** What a payment does not allow now is refused: that is part of its life. */
function refused(error: unknown): void {
  if (!(error instanceof Error)) throw error
}

async function wait(shop: Shop, days: number): Promise<void> {
  await shop.clock.advance(days * DAY)
  await shop.payments.work({ forMs: 0 })
}

/** Whatever is still open is ended by its payer or its provider. */
async function comeToRest(shop: Shop, id: string): Promise<void> {
  const { payments, mollie } = shop
  for (let day = 0; day < 40; day += 4) {
    await wait(shop, 4)
    const payment = await payments.get(id)
    if (payment.standing === 'live' && payment.status === 'authorized') {
      const capture = { id: shop.name('capture'), payment: id, amount: money('EUR', 1050) }
      await payments.capture(capture).catch(refused)
    } else if (payment.standing === 'live') {
      await mollie.payer.cancel(payment.providerId ?? '').catch(refused)
    }
  }
}

function writes({ mollie }: Shop): number {
  return mollie.requests
    .entries()
    .filter(({ call }) => /^(create|cancel|release)_/.test(call ?? '')).length
}

async function again(
  { payments }: Shop,
  { operation, payment }: { operation: TrackedOperation; payment: string },
): Promise<unknown> {
  const { kind, id, amount = money('EUR', 100) } = operation
  switch (kind) {
    case 'refund':
      return summary((await payments.refund({ id, payment, amount })).operation)
    case 'capture':
      return summary((await payments.capture({ id, payment, amount })).operation)
    case 'cancel':
      return summary((await payments.cancel({ id, payment, ifPaid: 'keep' })).operation)
    default:
      return summary(operation.result)
  }
}

function summary(result: TrackedOperation['result']): unknown {
  switch (result.kind) {
    case 'applied':
      return [
        'applied',
        result.operation.reference,
        Object(result.value).status,
        Object(result.value).amount,
      ]
    case 'not_applied':
      return ['not_applied', result.proof.type, result.error.code, result.operation.reference]
    default:
      return [result.kind]
  }
}
