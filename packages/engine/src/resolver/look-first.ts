import { isPaymentError, type Outcome, type Pending } from '@paystate/core'
import { readCase } from '../journal/payment-case.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { updateOperation } from '../store/operations/update-operation.ts'
import { holdsLease } from '../store/payments/holds-lease.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { conclude } from './conclude.ts'
import { contactIn, contactOf, isMade } from './contact.ts'
import type { DatabaseTime } from './database-time.ts'
import type { Held } from './held.ts'
import { type LookingFirst, mustLookFirst, withMarker } from './look-first-marker.ts'
import { pendingAttempt } from './pending-attempt.ts'
import { prepareTry } from './prepare-try.ts'
import { recoverOperation } from './recover-operation.ts'
import type { Done } from './send-operation.ts'

/**
 * Looks an operation up that was not sent as far as this database knows: it may have forgotten that it was.
 * What the provider shows counts; what the lookups prove absent may be sent, as for the first time.
 */
export async function lookFirst(held: Held, operation: OperationRow): Promise<Done> {
  const { store } = held.services
  const looking = await store.transaction((tx) => begin(tx, { held, operation }))
  if (!looking) return 'made'
  try {
    const outcome = await recoverOperation(held, { operation, ...looking })
    held.contact = contactOf(outcome)
    await store.transaction((tx) => end(tx, { held, operation, looking, outcome }))
    return isMade(outcome) ? 'made' : 'failed'
  } catch (error) {
    if (!isPaymentError(error)) throw error
    held.contact = contactIn(error)
    return 'failed'
  }
}

interface Looking extends LookingFirst {
  readonly pending: Pending
  readonly row: DatabaseTime
}

/** Its bytes are made, as they would be sent: what is looked for is what they name. */
async function begin(
  tx: Transaction,
  { held, operation: chosen }: { held: Held; operation: OperationRow },
): Promise<Looking | undefined> {
  const row = await lockPayment(tx, { payment: held.lease.payment })
  if (!row) return undefined
  const payment = await readCase(tx, row)
  const operation = payment.operations.find(({ key }) => key === chosen.key)
  const looking = operation && isUnsent(operation) && mustLookFirst(operation, row)
  if (!operation || !looking) return undefined
  if (looking.pending) return { ...looking, pending: looking.pending, row }
  const prepared = await prepareTry(tx, { held, payment, operation })
  if (prepared.state === 'refused') return undefined
  const { instance, services } = held
  const { settings } = services
  const pending = pendingAttempt({
    prepared,
    previousAttempts: 'none',
    instance,
    settings,
    now: row.asOf,
  })
  return { ...looking, pending: since(pending, looking), row }
}

/** Nobody knows anymore when it was sent first, by no clock. */
function since(pending: Pending, { since: firstSentAt }: LookingFirst): Pending {
  const { firstSentBy: _unknown, ...attempts } = pending.previousAttempts
  return { ...pending, previousAttempts: { ...attempts, firstSentAt } }
}

function isUnsent({ state }: OperationRow): boolean {
  return state === 'intended' || state === 'waiting'
}

interface Ending {
  readonly held: Held
  readonly operation: OperationRow
  readonly looking: Looking
  readonly outcome: Outcome
}

async function end(tx: Transaction, ending: Ending): Promise<void> {
  const { held, operation, outcome } = ending
  const row = await lockPayment(tx, { payment: operation.payment })
  if (!row) return
  const under = (await holdsLease(tx, { lease: held.lease })) ? 'lease' : 'none'
  if (outcome.kind === 'unknown' || isAbsent(outcome)) {
    if (under === 'lease') await mark(tx, ending)
    return
  }
  await conclude(tx, { held, row, operation, outcome, under })
}

function isAbsent(outcome: Outcome): boolean {
  return outcome.kind === 'not_applied' && outcome.proof.type === 'absent'
}

/** It stays what it was: not sent. */
async function mark(tx: Transaction, { operation, looking, outcome }: Ending): Promise<void> {
  const { key } = operation
  const state = operation.state === 'waiting' ? 'waiting' : 'intended'
  const pending = outcome.kind === 'unknown' ? outcome.pending : undefined
  const marker = {
    since: looking.since,
    ...(looking.heldAt !== undefined && { heldAt: looking.heldAt }),
    state: pending ? ('open' as const) : ('absent' as const),
    ...(pending && { pending }),
  }
  const stored = withMarker(operation.pending, marker)
  await updateOperation(tx, { operation: key, state, pending: stored, outcome: null })
}
