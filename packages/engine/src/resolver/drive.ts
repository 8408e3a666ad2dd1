import { epochOf } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { isOpen, readCurrentCase } from '../journal/payment-case.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Held } from './held.ts'
import type { LeasedPayment } from './lease-payment.ts'
import { performStep } from './perform-step.ts'
import type { Done } from './send-operation.ts'
import { stepOfOperation } from './step.ts'
import { withLease } from './with-lease.ts'

/** A read, the send, and one repeat or lookup of a lost response. */
const MOST_STEPS = 3

interface Driven {
  readonly row: PaymentRow
  readonly operation: OperationRow
  readonly lease?: LeasedPayment | undefined
}

/** Takes an operation as far as possible now, for a waiting caller. The rest is left to the workers. */
export async function driveOperation(
  services: Services,
  { row, operation, lease }: Driven,
): Promise<void> {
  await withLease(services, { row, lease, work: (held) => drive(held, operation.key) })
}

async function drive(held: Held, operation: number): Promise<Done> {
  let done: Done = 'made'
  for (let count = 0; count < MOST_STEPS && done !== 'lost'; count += 1) {
    const step = await stepToward(held, operation)
    if (!step || step.type === 'rest') return done
    if (done === 'failed' && step.type !== 'repeat') return done
    done = await performStep(held, step)
  }
  return done
}

async function stepToward(held: Held, key: number) {
  const { services, instance, lease } = held
  const { store, settings } = services
  const payment = await readCurrentCase(store, { key: lease.payment })
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
