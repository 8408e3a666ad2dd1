import { epochOf } from '@paystate/core'
import { instanceOf, type Services, whenIdle } from '../engine/services.ts'
import { listWithoutEvidence } from '../journal/conclude-creation.ts'
import {
  creationOf,
  isOpen,
  neverCreated,
  type PaymentCase,
  readCase,
  readCurrentCase,
} from '../journal/payment-case.ts'
import { trackedPayment } from '../journal/tracked-payment.ts'
import { driveOperation } from '../resolver/drive.ts'
import { readLeased } from '../resolver/read-leased.ts'
import { retryOperation } from '../store/operations/update-operation.ts'
import { askOrder } from '../store/orders/ask-order.ts'
import { lockOrder } from '../store/orders/lock-order.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import { endToRead } from './end-to-read.ts'
import type { Ensured } from './open-attempt.ts'
import { refuseHeld } from './refuse-held.ts'
import { renameAttempt } from './rename-attempt.ts'
import { retryOf } from './retry-of.ts'
import { type PayerStep, payerStep } from './step.ts'
import { type WriteResult, writeResult } from './write-result.ts'

/** A payment, the payer's next step, and what is known of its creation. */
export interface PayResult extends WriteResult {
  readonly step: PayerStep
}

/** Takes a payment as far as possible in one call, and returns its state. */
export async function settle(services: Services, ensured: Ensured): Promise<PaymentCase> {
  const { store } = services
  if (ensured.kind === 'named') await sendAgain(services, ensured)
  const { row } = ensured
  const opened = ensured.kind === 'opened' ? ensured : undefined
  await whenIdle(services, row)
  const before = opened?.payment ?? (await readCurrentCase(store, row))
  const creation = creationOf(before)
  let known: PaymentCase | undefined
  if (creation && isOpen(creation)) {
    const { lease, payment } = opened ?? {}
    known = await driveOperation(services, { row, operation: creation, lease, payment })
  } else if (isOld(services, before)) {
    await readLeased(services, row)
  }
  services.wake()
  return known ?? readCurrentCase(store, row)
}

/** A payment that was read a while ago may have been paid since. */
function isOld({ settings }: Services, { row }: PaymentCase): boolean {
  if (row.standing !== 'live') return false
  return epochOf(row.asOf) - epochOf(row.changedAt) > settings.freshMs
}

/** A named attempt that was provably not applied is sent again, unless the order has another payment by now. */
async function sendAgain(
  services: Services,
  { row, operation, seen }: Extract<Ensured, { kind: 'named' }>,
): Promise<void> {
  if (!retryOf(operation)) return
  instanceOf(services, row)
  await services.store.transaction(async (tx) => {
    const locked = await lockPayment(tx, { payment: row.key })
    const payment = locked && (await readCase(tx, locked))
    const current = payment && creationOf(payment)
    const as = current && retryOf(current) // it may have been erased since
    if (!payment || !as || current.state !== operation.state || !neverCreated(payment)) return
    refuseHeld(payment.row)
    await lockOrder(tx, { order: row.order })
    const all = await paymentsOfOrder(tx, { order: row.order })
    const others = all.filter(({ key }) => key !== row.key)
    if (others.some(({ standing }) => standing !== 'ended')) return
    if (await endToRead(tx, { ended: others, seen })) return
    const { currency, requested: minorUnits } = payment.row
    await askOrder(tx, { order: row.order, amount: { currency, minorUnits } })
    const sendBefore = { inMs: services.settings.sendBeforeMs }
    const retried = { operation: operation.key, state: 'intended', as, sendBefore } as const
    const creation = await retryOperation(tx, retried)
    const { references } = services
    const isRenamed = as === 'next_try'
    const named = isRenamed ? await renameAttempt(tx, { references, payment, creation }) : payment
    await listWithoutEvidence(tx, { row: named.row, record: named.record, as: 'processing' })
  })
}

/** Another system created it; what was read last says so. */
function adoptedResult(payment: PaymentCase): WriteResult {
  const { row, record } = payment
  const observation = record.evidence.at(-1)
  if (!observation) throw new Error(`Payment ${row.id} has neither a creation nor evidence`)
  const operation = { kind: 'create_payment', reference: row.reference } as const
  return {
    payment: trackedPayment(payment),
    operation: { kind: 'applied', operation, value: record.payment, observation },
  }
}

/** The result for the application. */
export function resultOf(payment: PaymentCase): PayResult {
  const creation = creationOf(payment)
  const result = creation ? writeResult(payment, creation) : adoptedResult(payment)
  return { ...result, step: payerStep(payment) }
}
