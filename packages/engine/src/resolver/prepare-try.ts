import {
  type CreatePayment,
  isSameAccount,
  type OperationKind,
  type Preparation,
  parsePrepared,
} from '@paystate/core'
import type { PaymentCase } from '../journal/payment-case.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { readTry, storeTry, type Try } from '../store/operations/tries.ts'
import type { Session, Transaction } from '../store/statements/session.ts'
import type { Held } from './held.ts'
import { type IntentInput, readNotPrepared } from './intent-input.ts'
import { prepareIntent } from './prepare-intent.ts'

/** The number under which an operation keeps its request; it is never sent. */
export const ASKED = 0

interface Unsent {
  readonly held: Held
  readonly payment: PaymentCase
  readonly operation: OperationRow
}

/**
 * The bytes of an operation's current try, stored before they are sent. What was never sent is prepared again: under
 * the currently configured key, and with the reference and id of the payment that are known by now.
 */
export async function prepareTry(
  tx: Transaction,
  unsent: Unsent,
): Promise<Preparation<OperationKind>> {
  const { held, operation } = unsent
  const { key, kind, id, try: number } = operation
  const reference = held.services.references.of({ kind, id, try: number })
  const preparation =
    kind === 'create'
      ? await prepareCreation(tx, { ...unsent, reference })
      : await prepareOther(tx, { ...unsent, reference })
  if (preparation.state === 'prepared') {
    const { name } = held.instance
    await storeTry(tx, { operation: key, number, instance: name, reference, prepared: preparation })
  }
  return preparation
}

interface Named extends Unsent {
  readonly reference: string
}

/** Bytes of another key or of an earlier try are prepared again from the same input. */
async function prepareCreation(
  tx: Transaction,
  { held, operation, reference }: Named,
): Promise<Preparation<OperationKind>> {
  const { adapter } = held.instance
  const stored = await newestTry(tx, operation)
  const prepared = parsePrepared(stored.prepared)
  const { input, account } = prepared
  const isOurs =
    isSameAccount(account, adapter.account) && account.credential === adapter.account.credential
  if ((isOurs && prepared.reference === reference) || !isCreation(input)) return prepared
  return adapter.prepare.createPayment({ ...input, reference })
}

function isCreation(input: object): input is CreatePayment {
  return 'description' in input && 'returnUrl' in input
}

async function newestTry(tx: Transaction, { key, try: number }: OperationRow): Promise<Try> {
  const found =
    (await readTry(tx, { operation: key, number })) ??
    (await readTry(tx, { operation: key, number: number - 1 }))
  if (!found) throw new Error(`Operation ${key} has no bytes`)
  return found
}

/** What was requested, before its bytes existed; undefined for a creation. */
async function askedFor(session: Session, { key }: OperationRow): Promise<IntentInput | undefined> {
  const asked = await readTry(session, { operation: key, number: ASKED })
  return readNotPrepared(asked?.prepared)
}

async function prepareOther(
  tx: Transaction,
  { held, payment, operation, reference }: Named,
): Promise<Preparation<OperationKind>> {
  const input = await askedFor(tx, operation)
  if (!input) throw new Error(`Operation ${operation.key} has no input`)
  return prepareIntent(tx, { input, reference, payment, instance: held.instance })
}
