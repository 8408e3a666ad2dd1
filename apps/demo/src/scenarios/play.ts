import { type PayOptions, payOrder } from '../checkout/pay-order.ts'
import type { BeforeSending } from '../checkout/perform.ts'
import { refundOrder } from '../checkout/refund-order.ts'
import type { OperationState } from '../operations/operation.ts'
import { formToken } from '../payments/form-token.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Stage } from './open-stage.ts'

const SOON = 5_000

/** The payment as the shop knows it now. */
export async function latest({ shop }: Stage, { reference }: ShopPayment): Promise<ShopPayment> {
  const payment = await shop.store.find(reference)
  if (!payment) throw new Error(`The payment ${reference} is gone.`)
  return payment
}

/** A payer presses "pay" in the shop. */
export function start(stage: Stage, options: PayOptions = {}): Promise<ShopPayment> {
  return payOrder(stage.shop, stage.newOrder(), options)
}

type Choice = 'pay' | 'fail' | 'cancel' | 'leave'

/** What a payer does on the provider's page. */
export async function choose(stage: Stage, payment: ShopPayment, choice: Choice): Promise<void> {
  const { id } = payment.record.payment
  if (id === undefined) throw new Error('The provider has not reported an id for the payment.')
  const { mollie, antom } = stage.simulation
  await (stage.provider === 'antom' ? antom : mollie).payer[choice](id)
  await stage.pass(SOON)
}

/** Refunds an amount in minor units. */
export async function giveBack(
  stage: Stage,
  payment: ShopPayment,
  { minorUnits, isResponseLost = false }: { minorUnits: number; isResponseLost?: boolean },
): Promise<ShopPayment> {
  const kept = await latest(stage, payment)
  const { currency } = kept.order.amount
  const amount = { currency, minorUnits }
  const beforeSending = isResponseLost ? loseResponse(stage) : undefined
  await refundOrder(stage.shop, kept, { amount, token: formToken(kept), beforeSending })
  expectState(await latest(stage, payment), isResponseLost ? 'unknown' : 'applied')
  for (let step = 0; step < 3; step += 1) await stage.pass(SOON)
  return latest(stage, payment)
}

/** A payment that was paid. */
export async function startAndPay(stage: Stage, options: PayOptions = {}): Promise<ShopPayment> {
  const payment = await start(stage, options)
  await choose(stage, payment, 'pay')
  return latest(stage, payment)
}

/** Checks that the scenario really took the intended path. */
export function expectState({ operations }: ShopPayment, type: OperationState['type']): void {
  const state = operations.at(-1)?.state.type
  if (state !== type) throw new Error(`the first outcome should be ${type}, not ${state}`)
}

/** Loses the response to the next operation after it was applied. */
export function loseResponse(stage: Stage): BeforeSending {
  return (written) => stage.simulation.arm('lost_response', written)
}
