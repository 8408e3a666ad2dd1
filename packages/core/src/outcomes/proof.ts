import type { Issue } from '../errors/issue.ts'
import type { Instant } from '../time/instant.ts'
import { type AbsenceRule, missesProvingAbsence } from './absence.ts'
import type { LookupMiss } from './lookup-miss.ts'
import type { OperationKind, OperationName } from './operation-kind.ts'
import type { Pending } from './pending.ts'
import type { PreviousAttempts } from './previous-attempts.ts'
import type { Transmission } from './transmission.ts'

/**
 * Proves that an operation did nothing. It covers every attempt ever made under its reference.
 *
 * Proofs are made in this file alone, from their evidence. Each has a private mark, so neither an object
 * literal nor a copy of another proof compiles as one; each names its operation, so it proves nothing
 * about another. `parseOutcome` restores one from storage.
 */
export type Proof<K extends OperationKind = OperationKind> =
  | NeverSent<K>
  | Rejected<K>
  | Absent<K>
  | Verdict<K>

class Marked<K extends OperationKind> {
  /** Private to this file: nothing else can create one. */
  readonly #isProof = true
  readonly operation: OperationName<K>

  constructor(operation: OperationName<K>) {
    this.operation = operation
  }

  static isProof(value: object): boolean {
    return #isProof in value
  }
}

/** Nothing was sent: invalid input, an aborted signal, or a connection that was never made. */
class NeverSent<K extends OperationKind> extends Marked<K> {
  readonly type = 'never_sent'
  readonly phase: 'validate' | 'aborted' | 'connect'

  constructor(operation: OperationName<K>, phase: NeverSent<K>['phase']) {
    super(operation)
    this.phase = phase
  }
}

/** The provider refused with a code that is listed as proof for this operation. */
class Rejected<K extends OperationKind> extends Marked<K> {
  readonly type = 'rejected'
  readonly code: string

  constructor(operation: OperationName<K>, code: string) {
    super(operation)
    this.code = code
  }
}

/** Enough lookups, from an account that provably sees our payments, did not find it. */
class Absent<K extends OperationKind> extends Marked<K> {
  readonly type = 'absent'
  readonly misses: readonly LookupMiss[]

  constructor(operation: OperationName<K>, misses: readonly LookupMiss[]) {
    super(operation)
    this.misses = misses
  }
}

/** A person found out and takes responsibility. */
class Verdict<K extends OperationKind> extends Marked<K> {
  readonly type = 'verdict'
  readonly who: string
  readonly why: string
  readonly at: Instant

  constructor(operation: OperationName<K>, { who, why, at }: PersonsVerdict) {
    super(operation)
    this.who = who
    this.why = why
    this.at = at
  }
}

export type { Absent, NeverSent, Rejected, Verdict }

/** Whether a value is a proof that this copy of core made or restored. */
export function isProof(value: unknown): value is Proof {
  return typeof value === 'object' && value !== null && Marked.isProof(value)
}

/** Invalid input was found before anything was sent. The type requires a first attempt. */
export function proveInvalid<K extends OperationKind>(
  operation: OperationName<K>,
  _evidence: { readonly issues: readonly Issue[]; readonly previousAttempts: 'none' },
): Proof<K> {
  return new NeverSent(operation, 'validate')
}

interface Sent {
  readonly transmission: Transmission
  readonly previousAttempts: PreviousAttempts
}

/** The transport saw that no byte was sent, on what is provably the first attempt. */
export function proveNeverSent<K extends OperationKind>(
  operation: OperationName<K>,
  { transmission, previousAttempts }: Sent,
): Proof<K> | undefined {
  const { watchedBy, stopped, connectorFailed, bytesLeft } = transmission
  if (previousAttempts !== 'none' || bytesLeft) return undefined
  if (stopped) return new NeverSent(operation, stopped === 'aborted' ? 'aborted' : 'validate')
  if (watchedBy === 'nobody' || !connectorFailed) return undefined
  return new NeverSent(operation, 'connect')
}

/**
 * The codes that prove that one kind of operation did nothing: `this_attempt` proves it only for the attempt
 * it responds to, `every_attempt` for all previous ones too. A code that is not listed proves nothing.
 */
export type Rejections = ReadonlyMap<string, 'this_attempt' | 'every_attempt'>

interface Refused {
  readonly code: string
  readonly rejections: Rejections
  readonly previousAttempts: PreviousAttempts
}

/** The provider refused with a code that is on the operation's list. */
export function proveRejected<K extends OperationKind>(
  operation: OperationName<K>,
  { code, rejections, previousAttempts }: Refused,
): Proof<K> | undefined {
  const covers = rejections.get(code)
  if (covers === undefined) return undefined
  if (covers === 'this_attempt' && previousAttempts !== 'none') return undefined
  return new Rejected(operation, code)
}

/** Enough lookups did not find it; undefined while there are too few. */
export function proveAbsent<K extends OperationKind>(
  pending: Pending<K>,
  rule: AbsenceRule,
): Proof<K> | undefined {
  const misses = missesProvingAbsence(pending, rule)
  return misses && new Absent(pending.operation, misses)
}

/** What a person found out where no evidence decides: who asked the provider, and what it said. */
export interface PersonsVerdict {
  /** Who decided; stored and shown. */
  readonly who: string
  /** Why, in words. */
  readonly why: string
  readonly at: Instant
}

/**
 * A person decides that an operation did nothing. Evidence that contradicts it wins.
 *
 * @throws {RangeError} When the person or the reason is missing.
 */
export function proveByVerdict<K extends OperationKind>(
  operation: OperationName<K>,
  verdict: PersonsVerdict,
): Proof<K> {
  if (verdict.who.trim() === '' || verdict.why.trim() === '') {
    throw new RangeError('A verdict needs the person who decides and a reason.')
  }
  return new Verdict(operation, verdict)
}

/** A proof as it was stored; see `parseOutcome`, which checks it. */
export type StoredProof =
  | { readonly type: 'never_sent'; readonly phase: NeverSent<OperationKind>['phase'] }
  | { readonly type: 'rejected'; readonly code: string }
  | { readonly type: 'absent'; readonly misses: readonly LookupMiss[] }
  | ({ readonly type: 'verdict' } & PersonsVerdict)

/** Marks a proof again that this or another process stored. */
export function restoreProof<K extends OperationKind>(
  operation: OperationName<K>,
  stored: StoredProof,
): Proof<K> {
  switch (stored.type) {
    case 'never_sent':
      return new NeverSent(operation, stored.phase)
    case 'rejected':
      return new Rejected(operation, stored.code)
    case 'absent':
      return new Absent(operation, stored.misses)
    case 'verdict':
      return new Verdict(operation, stored)
  }
}
