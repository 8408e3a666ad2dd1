import type { Issue } from '../errors/issue.ts'
import { epochOf, type Instant } from '../time/instant.ts'
import { type AbsenceQuestion, missesProvingAbsence } from './absence.ts'
import type { LookupMiss } from './lookup-miss.ts'
import type { PreviousAttempts } from './previous-attempts.ts'
import type { Transmission } from './transmission.ts'

/** Only this file can make a proof: the symbol is not exported, so an object literal is no proof. */
const MADE_HERE: unique symbol = Symbol('paystate.proof')

/** Why we may say that an operation did nothing. It covers every attempt ever made under its reference. */
export type Proof = NeverSent | Rejected | Absent

export interface NeverSent {
  readonly type: 'never_sent'
  readonly phase: 'validate' | 'aborted' | 'connect'
  readonly [MADE_HERE]: true
}

export interface Rejected {
  readonly type: 'rejected'
  /** The provider's code that says so. */
  readonly code: string
  /** When a read that began afterwards agreed, where the code alone proves nothing. */
  readonly confirmedAt?: Instant
  readonly [MADE_HERE]: true
}

export interface Absent {
  readonly type: 'absent'
  readonly misses: readonly LookupMiss[]
  readonly [MADE_HERE]: true
}

/** Bad input was found before anything was sent. The type asks for a first attempt. */
export function proveInvalid(_faults: readonly Issue[], _earlier: 'none'): Proof {
  return { type: 'never_sent', phase: 'validate', [MADE_HERE]: true }
}

/** The transport saw that no byte left, on what is provably the first attempt. */
export function proveNeverSent(
  transmission: Transmission,
  previousAttempts: PreviousAttempts,
): Proof | undefined {
  const { watchedBy, stopped, connectorFailed, bytesLeft } = transmission
  if (previousAttempts !== 'none' || bytesLeft) return undefined
  if (stopped) {
    const phase = stopped === 'aborted' ? 'aborted' : 'validate'
    return { type: 'never_sent', phase, [MADE_HERE]: true }
  }
  if (watchedBy === 'nobody' || !connectorFailed) return undefined
  return { type: 'never_sent', phase: 'connect', [MADE_HERE]: true }
}

/**
 * The codes that prove, for one operation, that it did nothing: `this_attempt` only says so of the attempt
 * that it answers, `every_attempt` of all earlier ones too. A code that is not listed proves nothing.
 */
export type Rejections = ReadonlyMap<string, 'this_attempt' | 'every_attempt'>

/** The provider refused with a code that is on the operation's list. */
export function proveRejected(
  code: string,
  evidence: { readonly rejections: Rejections; readonly previousAttempts: PreviousAttempts },
): Proof | undefined {
  const covers = evidence.rejections.get(code)
  if (covers === undefined) return undefined
  if (covers === 'this_attempt' && evidence.previousAttempts !== 'none') return undefined
  return { type: 'rejected', code, [MADE_HERE]: true }
}

export interface ConfirmedRejection {
  /** The provider's code, which alone would prove nothing. */
  readonly code: string
  readonly lastEndedAt: Instant
  /** When the read that shows the object untouched had begun. */
  readonly readBegunAt: Instant
}

/** A refusal that a later read confirms: what the operation would have changed is not changed. */
export function proveRejectedByRead(evidence: ConfirmedRejection): Proof | undefined {
  const { code, lastEndedAt, readBegunAt } = evidence
  if (!(epochOf(readBegunAt) >= epochOf(lastEndedAt))) return undefined
  return { type: 'rejected', code, confirmedAt: readBegunAt, [MADE_HERE]: true }
}

/** Enough looks, of an account that can be shown to see us, did not find it. */
export function proveAbsent(
  misses: readonly LookupMiss[],
  question: AbsenceQuestion,
): Proof | undefined {
  const counted = missesProvingAbsence(misses, question)
  return counted && { type: 'absent', misses: counted, [MADE_HERE]: true }
}
