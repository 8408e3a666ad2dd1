import {
  createPaymentRecord,
  isReported,
  type Money,
  type Payment,
  type PaymentReading,
} from '@paystate/core'
import { z } from 'zod'
import type { Instance } from '../engine/instance.ts'
import { orderReferenceOf } from '../engine/order-reference.ts'
import { derivedPaymentId } from '../engine/reference-names.ts'
import { instanceOf, type Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput, idField } from '../input/check-input.ts'
import { adoptedName } from '../journal/adopted.ts'
import { learn } from '../journal/learn.ts'
import { readTrackedPayment } from '../journal/read-tracked-payment.ts'
import { tell } from '../journal/record-changes.ts'
import type { TrackedPayment } from '../journal/tracked-payment.ts'
import { type Beginning, beginReading } from '../store/evidence/append-evidence.ts'
import { storeCheckpoint } from '../store/evidence/checkpoint.ts'
import { askOrder } from '../store/orders/ask-order.ts'
import { lockOrder } from '../store/orders/lock-order.ts'
import { findPayment, paymentsOfOrder } from '../store/payments/find-payment.ts'
import { insertPayment } from '../store/payments/insert-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'

/** Names a payment that another system made, and the order that it is for. */
export interface AdoptInput {
  /** The configured provider that has it. */
  readonly instance: string
  /** The provider's id of it. */
  readonly id: string
  readonly order: string
}

/**
 * Takes over a payment that another system made, as the next attempt of its order: it is read now, and polled
 * and read after webhooks from then on. Refunds, captures and cancels of it carry your references; nothing is
 * sent under the reference that the other system gave it. Adopted again, it is the same payment.
 *
 * Consumers hear of it as of any payment: one that is paid publishes `order.paid`.
 *
 * @throws {EngineError} `conflict`, `not_configured`, `invalid_input`
 * @throws {PaymentError} `not_found`, or why it cannot be read now; then nothing was stored.
 */
export type Adopt = (input: AdoptInput) => Promise<TrackedPayment>

const INSTANCE = 'must be the name of a configured provider'

const schema: z.ZodType<AdoptInput> = z.strictObject({
  instance: z.string({ error: INSTANCE }).min(1, INSTANCE),
  id: idField,
  order: idField,
})

export function createAdopt(services: Services): Adopt {
  const { store, wake } = services
  return async (given) => {
    const input = checkInput(schema, given)
    const instance = instanceOf(services, input)
    const known = await findPayment(store, { instance: instance.name, providerId: input.id })
    if (known) return readTrackedPayment(store, ofOrder(known, input))
    const beginning = await beginReading(store)
    const { account } = instance.adapter
    const reading = await instance.adapter.getPayment({ account, id: input.id })
    const row = await store.transaction((tx) =>
      take(tx, { services, instance, input, reading, beginning }),
    )
    wake()
    return readTrackedPayment(store, row)
  }
}

interface Taking {
  readonly services: Services
  readonly instance: Instance
  readonly input: AdoptInput
  readonly reading: PaymentReading
  readonly beginning: Beginning
}

/** Under the order's lock; two calls at once are one. */
async function take(tx: Transaction, taking: Taking): Promise<PaymentRow> {
  const { instance, input, reading, beginning } = taking
  const { order, id: providerId } = input
  const amount = amountOf(reading.payment, input)
  await lockOrder(tx, { order, amount })
  const { name, account, adapter } = instance
  const { reference, isOurs } = nameOf(reading.payment, taking)
  const known = await findPayment(tx, { instance: name, reference })
  if (known) return ofOrder(known, input)
  const others = await paymentsOfOrder(tx, { order })
  if (others.every(({ standing }) => standing === 'ended')) await askOrder(tx, { order, amount })
  const attempt = others.length + 1
  const id = derivedPaymentId({ order, attempt })
  const columns = { id, order, attempt, instance: name, account, reference, amount }
  const row = await insertPayment(tx, { ...columns, status: 'processing' })
  const record = createPaymentRecord({
    account: adapter.account,
    id: providerId,
    ...(isOurs && { reference }),
    ...orderReferenceOf(order),
    requested: amount,
  })
  await storeCheckpoint(tx, { payment: row.key, through: 0, checkpoint: record })
  await tell(tx, { row, record, happenings: [{ type: 'payment.created', about: {} }] })
  const { observation } = reading
  const { begun, asOf: readAt } = beginning
  return (await learn(tx, { payment: row.key, observation, begun, readAt })).row
}

/** Under our own reference, where a database that was restored has forgotten that we made it. */
function nameOf({ reference }: Payment, { services, input }: Taking) {
  const isOurs = reference?.startsWith(services.references.prefix) === true
  return isOurs ? { reference, isOurs } : { reference: adoptedName(input.id), isOurs }
}

function amountOf({ amounts, currency }: Payment, { id }: AdoptInput): Money {
  const { amount, authorized, captured } = amounts
  const minorUnits = [amount, authorized, captured].find(isReported)
  if (minorUnits !== undefined && currency !== undefined) return { currency, minorUnits }
  throw new EngineError('conflict', {
    subject: id,
    what: 'The provider does not report the amount of this payment, so what its order asks for is not known.',
    money: 'Nothing was stored; the payment stays as it is.',
    advice: 'Look it up at the provider, and finish it in the system that made it.',
  })
}

function ofOrder(row: PaymentRow, { id, order }: AdoptInput): PaymentRow {
  if (row.order === order) return row
  throw new EngineError('conflict', {
    subject: id,
    what: `This payment belongs to the order ${row.order}.`,
    money: 'Nothing was stored; the payment stays as it is.',
    advice: 'Adopt it for that order.',
  })
}
