import { epochOf, type Observation, type PaymentRecord } from '@paystate/core'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { storeVerdict } from '../store/operations/store-verdict.ts'
import { updateOperation } from '../store/operations/update-operation.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import { contradict } from './contradict.ts'
import { unconfirmedVerdict } from './stored-verdict.ts'

interface Weighed {
  readonly operation: OperationRow
  readonly references: readonly string[]
  readonly row: PaymentRow
  readonly record: PaymentRecord
  readonly observation: Observation
}

/** Lists may lag behind; what is not shown after so long was not there. */
const SHOWN_WITHIN_MS = 3_600_000

/**
 * Weighs the verdict that an operation happened against a piece of evidence: what is shown confirms it; a read
 * that must show it and does not makes it unknown again, and says so.
 */
export async function weighVerdict(tx: Transaction, weighed: Weighed): Promise<void> {
  const { operation, row, record } = weighed
  const verdict = unconfirmedVerdict(operation)
  if (!verdict) return
  const { pending, ...rest } = verdict
  const seen = see(weighed, verdict.at)
  if (seen === 'nothing') return
  const key = operation.key
  if (seen === 'shown') return storeVerdict(tx, { operation: key, verdict: rest })
  await storeVerdict(tx, { operation: key, verdict: null })
  await updateOperation(tx, { operation: key, state: 'unknown', pending, outcome: null })
  await contradict(tx, { operation, row, record, message: NOT_SHOWN })
}

const NOT_SHOWN =
  'A person decided that it happened, and the provider does not show it; it is unknown again.'

function see(
  { operation, references, record, observation }: Weighed,
  since: string,
): 'shown' | 'missing' | 'nothing' {
  const { payment } = record
  const isOurs = ({ reference = '' }: { readonly reference?: string }) =>
    references.includes(reference)
  const isLate =
    observation.via === 'read' && epochOf(observation.at) - epochOf(since) >= SHOWN_WITHIN_MS
  const { completeLists = [] } = observation
  switch (operation.kind) {
    case 'refund':
      if (payment.refunds.some(isOurs)) return 'shown'
      return isLate && completeLists.includes('refunds') ? 'missing' : 'nothing'
    case 'capture':
      if (payment.captures.some(isOurs)) return 'shown'
      return isLate && completeLists.includes('captures') && payment.captures.length > 0
        ? 'missing'
        : 'nothing'
    case 'cancel':
      if (payment.status === 'canceled') return 'shown'
      return isLate && payment.status === 'authorized' ? 'missing' : 'nothing'
    default:
      return 'nothing'
  }
}
