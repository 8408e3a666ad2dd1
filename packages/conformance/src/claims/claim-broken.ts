import { inspect, isDeepStrictEqual } from 'node:util'
import type { OperationKind, Outcome } from '@paystate/core'
import { isPaymentError, type PaymentError } from '@paystate/core'

/** An adapter breaks a claim; the message says how. */
export class ClaimBroken extends Error {
  override readonly name = 'ClaimBroken'
}

/** @throws {ClaimBroken} When the condition does not hold. */
export function claim(condition: boolean, what: string): asserts condition {
  if (!condition) throw new ClaimBroken(what)
}

/** @throws {ClaimBroken} When their contents differ. */
export function claimSame(actual: unknown, wanted: unknown, what: string): void {
  claim(isDeepStrictEqual(actual, wanted), `${what}: ${show(actual)} instead of ${show(wanted)}`)
}

/** @throws {ClaimBroken} When it is none of those wanted. */
export function claimOneOf<T>(actual: T, wanted: readonly T[], what: string): void {
  claim(wanted.includes(actual), `${what}: ${show(actual)} instead of one of ${show(wanted)}`)
}

type OfKind<O extends Outcome, Kind extends Outcome['kind']> = Extract<O, { kind: Kind }>

/** @throws {ClaimBroken} When the outcome is of another kind. */
export function claimKind<K extends OperationKind, Kind extends Outcome['kind']>(
  outcome: Outcome<K>,
  kind: Kind,
  when: string,
): asserts outcome is OfKind<Outcome<K>, Kind> {
  claim(outcome.kind === kind, `${when}: ${describe(outcome)} instead of ${kind}`)
}

/** The PaymentError that something rejects with. @throws {ClaimBroken} When it does not. */
export async function claimError(promise: Promise<unknown>, when: string): Promise<PaymentError> {
  try {
    await promise
  } catch (error) {
    if (isPaymentError(error)) return error
    throw new ClaimBroken(`${when}: ${show(error)} instead of a PaymentError`)
  }
  throw new ClaimBroken(`${when}: nothing was thrown`)
}

/** An outcome in a few words. */
export function describe(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'applied':
      return `applied (${'status' in outcome.value ? outcome.value.status : ''})`
    case 'not_applied':
      return `not_applied, proven by ${outcome.proof.type} (${outcome.error.message})`
    case 'unknown':
      return `unknown (${outcome.error.message})`
  }
}

function show(value: unknown): string {
  return inspect(value, { depth: 6, breakLength: Number.POSITIVE_INFINITY })
}
