import type { Payment, PaymentStatus } from '@paystate/core'
import { beforeAll, expect, it } from 'vitest'
import type { PaymentView } from '../../src/payments/payment-view.ts'
import type { Stage } from '../../src/scenarios/open-stage.ts'
import { latest, start } from '../../src/scenarios/play.ts'
import { situationOf } from '../../src/situation/situation.ts'
import { countRequests } from '../support/count-requests.ts'
import { openShop } from '../support/open-shop.ts'
import { sharedStage } from '../support/shared-stage.ts'

let stage: Stage
let unknown: PaymentView
beforeAll(async () => {
  stage = await sharedStage()
  await stage.use('mollie')
  stage.mollie.faults.clear()
  unknown = await latest(stage, await start(stage, { trouble: 'lost_response' }))
})

it('asks a person when no way to find out is left, and sends nothing meanwhile', async () => {
  const { buy, page, path, payment, post, stage: shared } = await openShop()
  await buy({ trouble: 'lost_response' })
  const { id } = (await payment()).payment
  await shared.engine.database.query(
    `update paystate.operations set pending = jsonb_set(jsonb_set(pending::jsonb,
       '{plan,repeat}', '"never"'), '{plan,lookup}', '"none"')::json
     where kind = 'create' and id = $1`,
    [id],
  )
  const sent = countRequests(shared.mollie)
  const text = await page()
  await post(`${path}/pay`, {})

  expect(text).toContain('We could not find out automatically')
  expect(text).toContain('Please do not pay again')
  expect(sent()).toBe(0)
})

it('does not fall back to "one moment" while the request is repeated', () => {
  const [creation] = unknown.operations
  const repeated = creation && { ...creation, state: 'attempted' as const }

  expect(situationOf(unknown).title).toBe('We are finding out')
  expect(situationOf({ ...unknown, operations: repeated ? [repeated] : [] }).title).toBe(
    'We are finding out',
  )
})

it.each([
  ['processing', {}, 'Waiting for your bank'],
  ['authorized', { authorized: 2450, captured: 0 }, 'Reserved, not charged yet'],
  ['authorized', { authorized: 2450, captured: 1000 }, 'Charged in part'],
  ['captured', { captured: 2450, refunded: 0 }, 'Paid'],
  ['captured', { captured: 2450, refunded: 1000 }, 'Refunded in part'],
  ['captured', { captured: 2450, refunded: 2450 }, 'Refunded in full'],
  ['captured', { captured: 2450, refundPending: 2450 }, 'Your refund is pending'],
  ['captured', { captured: 2450, chargedBack: 2450 }, 'Charged back by your bank'],
  ['canceled', {}, 'The payment is canceled'],
  ['expired', {}, 'The payment has expired'],
  ['failed', {}, 'The payment failed'],
] as const)('says of a payment that is %s with %j: %s', (status, amounts, title) => {
  expect(situationWhen(status, amounts).title).toBe(title)
})

it.each([
  ['failed', { captured: 0 }, 'You were not charged.'],
  ['failed', { captured: 'not_reported' }, 'Mollie has not said whether you were charged.'],
  ['expired', { captured: 'not_reported' }, 'Mollie has not said whether you were charged.'],
  ['canceled', { captured: 0 }, 'You were not charged.'],
  ['canceled', { captured: 'not_reported' }, 'Mollie has not said whether you were charged.'],
  [
    'canceled',
    { authorized: 2450, captured: 'not_reported', reversed: 'not_reported' },
    'Mollie has not said whether you were charged.',
  ],
  ['expired', { authorized: 2450, captured: 'not_reported' }, 'Mollie has not said'],
] as const)('tells the payer of a payment that is %s with %j: %s', (status, amounts, text) => {
  expect(situationWhen(status, amounts).text).toContain(text)
})

/** What the page says of a payment with this status and these amounts. */
function situationWhen(status: PaymentStatus, amounts: Partial<Payment['amounts']>) {
  const payment = {
    ...unknown.payment,
    status,
    providerStatus: { value: 'x', codes: [], recognized: true },
    amounts: { ...unknown.payment.amounts, ...amounts },
  }
  return situationOf({ ...unknown, payment })
}
