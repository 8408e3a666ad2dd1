import {
  type CreatePayment,
  isSameAccount,
  type OperationKind,
  type Preparation,
  parsePrepared,
} from '@paystate/core'
import type { PaymentCase } from '../journal/payment-case.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { ASKED, readTries, storeTry, type Try } from '../store/operations/tries.ts'
import type { Transaction } from '../store/statements/session.ts'
import type { Held } from './held.ts'
import { readNotPrepared } from './intent-input.ts'
import { prepareIntent } from './prepare-intent.ts'

interface Unsent {
  readonly held: Held
  readonly payment: PaymentCase
  readonly operation: OperationRow
}

/**
 * The bytes of an operation's current try, stored before they are sent. What was never sent is prepared again: under
 * the currently configured key, and with the reference and id of the payment that are known by now. A try keeps the
 * reference that it was stored with, also where another prefix or deployment is configured since: it is known by it.
 */
export async function prepareTry(
  tx: Transaction,
  unsent: Unsent,
): Promise<Preparation<OperationKind>> {
  const { held, operation } = unsent
  const { key, kind, id, try: number } = operation
  const tries = await readTries(tx, { operation: key, number })
  const { payment } = unsent
  if (kind === 'create') {
    return creation(tx, { ...unsent, reference: payment.row.reference, tries })
  }
  const input = readNotPrepared(tries.find((stored) => stored.number === ASKED)?.prepared)
  if (!input) throw new Error(`Operation ${key} has no input`)
  const { instance, services } = held
  const begun = tries.find((stored) => stored.number === number)
  const reference = begun?.reference ?? services.references.of({ kind, id, try: number })
  const preparation = await prepareIntent(tx, { input, reference, payment, instance })
  await storePrepared(tx, { ...unsent, reference, preparation })
  return preparation
}

interface Named extends Unsent {
  readonly reference: string
}

async function storePrepared(
  tx: Transaction,
  {
    held,
    operation,
    reference,
    preparation,
  }: Named & { readonly preparation: Preparation<OperationKind> },
): Promise<void> {
  if (preparation.state !== 'prepared') return
  const { key, try: number } = operation
  const { name: instance } = held.instance
  await storeTry(tx, { operation: key, number, instance, reference, prepared: preparation })
}

/** Bytes of another key or of an earlier try are prepared again from the same input. */
async function creation(
  tx: Transaction,
  named: Named & { readonly tries: readonly Try[] },
): Promise<Preparation<OperationKind>> {
  const { held, operation, reference, tries } = named
  const { adapter } = held.instance
  const [stored] = tries
  if (!stored) throw new Error(`Operation ${operation.key} has no bytes`)
  const prepared = parsePrepared(stored.prepared)
  const { input, account } = prepared
  const isOurs =
    isSameAccount(account, adapter.account) && account.credential === adapter.account.credential
  const isReady = (isOurs && prepared.reference === reference) || !isCreation(input)
  if (isReady && stored.number === operation.try) return prepared
  const preparation = isReady ? prepared : adapter.prepare.createPayment({ ...input, reference })
  await storePrepared(tx, { ...named, preparation })
  return preparation
}

function isCreation(input: object): input is CreatePayment {
  return 'description' in input && 'returnUrl' in input
}
