import { epochOf } from '@paystate/core'
import { instanceOf, type Services, whenIdle } from '../engine/services.ts'
import { creationOf, isOpen, type PaymentCase, readCurrentCase } from '../journal/payment-case.ts'
import { trackedPayment } from '../journal/tracked-payment.ts'
import { driveOperation } from '../resolver/drive.ts'
import { readLeased } from '../resolver/read-leased.ts'
import type { Ensured } from './open-attempt.ts'
import { retryOf } from './retry-of.ts'
import { sendAgain } from './send-again.ts'
import { type PayerStep, payerStep } from './step.ts'
import { type WriteResult, writeResult } from './write-result.ts'

/** A payment, the payer's next step, and what is known of its creation. */
export interface PayResult extends WriteResult {
  readonly step: PayerStep
}

/** Takes a payment as far as possible in one call, and returns its state. */
export async function settle(services: Services, ensured: Ensured): Promise<PaymentCase> {
  const { store } = services
  if (ensured.kind === 'named' && retryOf(ensured.operation)) {
    instanceOf(services, ensured.row)
    await store.transaction((tx) => sendAgain(tx, { services, ...ensured }))
  }
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
  } else {
    known = before
  }
  services.wake()
  return known ?? readCurrentCase(store, row)
}

/** A payment that was read a while ago may have been paid since. */
function isOld({ settings }: Services, { row }: PaymentCase): boolean {
  if (row.standing !== 'live') return false
  return epochOf(row.asOf) - epochOf(row.changedAt) > settings.freshMs
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
