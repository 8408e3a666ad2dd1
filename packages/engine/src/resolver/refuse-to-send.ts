import {
  isReported,
  type NotApplied,
  type OperationKind,
  PaymentError,
  type Prepared,
} from '@paystate/core'
import { proveNeverSent } from '@paystate/core/adapter'
import type { PaymentCase } from '../journal/payment-case.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { captureLeft, hasOpenCancel, isStoppedByDispute, refundLeft } from './reserved.ts'

/** The outcome of an operation that was never sent, and never will be under this reference. */
export function neverSent<K extends OperationKind>(
  operation: { readonly kind: K; readonly reference: string },
  { what, next }: { readonly what: string; readonly next: 'same_reference' | 'never' },
): NotApplied<K> {
  const transmission = {
    watchedBy: 'nobody',
    stopped: 'aborted',
    connectorFailed: false,
    bytesLeft: false,
  } as const
  const proof = proveNeverSent(operation, { transmission, previousAttempts: 'none' })
  if (!proof) throw new Error('What was never sent proves itself')
  const error = new PaymentError('aborted', {
    what,
    operation: operation.kind,
    reference: operation.reference,
    money: 'Nothing was sent, so no money has moved.',
    advice:
      next === 'never'
        ? 'Read the payment; nothing else is needed.'
        : 'Call again if it is still wanted.',
  })
  return { kind: 'not_applied', operation, proof, error, next }
}

/** Why an operation is not sent now. `wait`: it stays reserved, and is sent once nothing prevents it. */
export interface RefusedToSend {
  readonly outcome: NotApplied<OperationKind>
  readonly after: 'wait' | 'end'
}

/** The last check under the lock: never more than the newest evidence leaves, and nothing during a dispute. */
export function refuseToSend(given: {
  readonly payment: PaymentCase
  readonly operation: OperationRow
  readonly prepared: Prepared<OperationKind>
}): RefusedToSend | undefined {
  const { payment, operation, prepared } = given
  const { kind, reference } = prepared
  const refused = (what: string, after: RefusedToSend['after']) => {
    const outcome = neverSent({ kind, reference }, { what, next: 'same_reference' })
    return { outcome, after }
  }
  if (isStoppedByDispute(payment, operation)) {
    return refused('A dispute has debited this money, or may.', 'end')
  }
  const left = leftFor(payment, operation)
  if (left === undefined) return undefined
  if (!isReported(left)) return refused('How much is left is not reported.', 'wait')
  if ((operation.amount ?? 0) <= left) return undefined
  const what = `The amount exceeds what is left: ${left} minor units.`
  return refused(what, hasOpenCancel(payment, operation) ? 'wait' : 'end')
}

function leftFor(payment: PaymentCase, operation: OperationRow) {
  if (operation.kind === 'refund') return refundLeft({ payment, except: operation })
  if (operation.kind === 'capture') return captureLeft({ payment, except: operation })
  return undefined
}
