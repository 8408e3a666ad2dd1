import { epochOf } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { isOpen, type PaymentCase } from '../journal/payment-case.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Held } from './held.ts'
import type { LeasedPayment } from './lease-payment.ts'
import { performStep } from './perform-step.ts'
import type { Done } from './send-operation.ts'
import { stepOfOperation } from './step.ts'
import { caseOf, withLease } from './with-lease.ts'

/** A read, the send, and one repeat or lookup of a lost response. */
const MOST_STEPS = 3

interface Driven {
  readonly row: PaymentRow
  readonly operation: OperationRow
  readonly lease?: LeasedPayment | undefined
  /** What was stored by the commit that took the lease. */
  readonly payment?: PaymentCase | undefined
}

/**
 * Takes an operation as far as possible now, for a waiting caller. The rest is left to the workers. Returns what is
 * known then, where that is known without a further read.
 */
export async function driveOperation(
  services: Services,
  { row, operation, lease, payment }: Driven,
): Promise<PaymentCase | undefined> {
  const { key } = operation
  const released = await withLease(services, {
    row,
    lease,
    work: (held) => drive(held, { key, payment }),
  })
  return released.kind === 'released' ? released.payment : undefined
}

async function drive(
  held: Held,
  { key, payment: stored }: { key: number; payment: PaymentCase | undefined },
): Promise<Done> {
  let done: Done = 'made'
  for (let count = 0; count < MOST_STEPS && done !== 'lost' && !held.finished; count += 1) {
    const payment = (count === 0 && stored) || (await caseOf(held))
    const step = stepToward(held, { key, payment })
    if (!step || step.type === 'rest') return done
    if (done === 'failed' && step.type !== 'repeat') return done
    done = await performStep(held, step, payment)
  }
  return done
}

function stepToward(held: Held, { key, payment }: { key: number; payment: PaymentCase }) {
  const { services, instance } = held
  const { settings } = services
  const operation = payment.operations.find((other) => other.key === key)
  if (!operation || !isOpen(operation)) return undefined
  return stepOfOperation(operation, payment, {
    instance,
    settings,
    now: epochOf(payment.row.asOf),
    isCalled: false,
    pace: 'none',
  })
}
