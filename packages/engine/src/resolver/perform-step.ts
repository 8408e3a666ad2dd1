import type { PaymentCase } from '../journal/payment-case.ts'
import type { Held } from './held.ts'
import { lookFirst } from './look-first.ts'
import { lookUpOperation } from './look-up-operation.ts'
import { readPayment } from './read-payment.ts'
import { type Done, sendOperation } from './send-operation.ts'
import type { Step } from './step.ts'
import { withdrawOperation } from './withdraw.ts'

/**
 * Does what was decided, unless the work was called off.
 *
 * @param payment What is known of it since its lease was taken: what a read is asked for with.
 */
export async function performStep(held: Held, step: Step, payment: PaymentCase): Promise<Done> {
  if (held.signal.aborted) return 'failed'
  switch (step.type) {
    case 'send':
      return sendOperation(held, { operation: step.operation, as: 'first' })
    case 'repeat':
      return sendOperation(held, { operation: step.operation, as: 'repeat' })
    case 'look_first':
      return lookFirst(held, step.operation)
    case 'lookup':
      return lookUpOperation(held, step.operation)
    case 'withdraw': {
      const { store, references } = held.services
      const { operation, why } = step
      await store.transaction((tx) => withdrawOperation(tx, { operation, why, references }))
      return 'made'
    }
    case 'read':
      return readPayment(held, payment)
    case 'rest':
      return 'made'
  }
}
