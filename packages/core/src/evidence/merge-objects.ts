import type { Failure } from '../payments/failure.ts'
import type { ProviderStatus } from '../payments/provider-status.ts'
import { isReported, type Reported } from '../payments/reported.ts'
import type { Instant } from '../time/instant.ts'
import type { AnomalySubject, Finding } from './anomaly.ts'
import type { ObjectTransition, ObjectTransitions } from './object-transitions.ts'

/** The names of an object: the provider's, ours, or none. */
export interface Names {
  readonly id?: string | undefined
  readonly reference?: string | undefined
}

/** What refunds, captures and disputes have in common. */
export interface Tracked<S extends string> {
  readonly id?: string
  readonly reference?: string
  readonly status: S
  readonly amount: Reported<number>
  readonly currency?: string
  readonly providerStatus?: ProviderStatus
  readonly waitingFor?: 'balance'
  readonly failure?: Failure
  readonly cancelable?: 'yes' | 'no'
  readonly createdAt?: Instant
  readonly capturedAt?: Instant
}

export interface Merged<T> {
  readonly objects: readonly T[]
  readonly findings: readonly Finding[]
  readonly needsRead: boolean
}

interface Rules<S extends string> {
  readonly type: 'refund' | 'capture' | 'dispute'
  readonly transitions: ObjectTransitions<S>
  /** A pushed message may add, never take back. */
  readonly pushed: boolean
}

/**
 * Merges the objects that a response reported into the known ones. Objects are matched by id, or by
 * reference while an id is missing, and are never dropped because a list lacks them. A response with
 * both names joins what was known under either. Objects without a name are matched by amount and
 * time, each known one at most once, so that reading them again does not double them.
 */
export function mergeObjects<S extends string, T extends Tracked<S>>(
  known: readonly T[],
  reported: readonly T[],
  rules: Rules<S>,
): Merged<T> {
  let merged: Merged<T> = { objects: known, findings: [], needsRead: false }
  for (const object of reported.filter(isNamed)) merged = mergeNamed(merged, object, rules)
  let free = merged.objects.filter((object) => !isNamed(object))
  for (const next of reported.filter((object) => !isNamed(object))) {
    const match = free.find((object) => mayBeSame(object, next))
    free = free.filter((object) => object !== match)
    const index = match === undefined ? -1 : merged.objects.indexOf(match)
    merged = index < 0 ? append(merged, next) : place(merged, { index, next }, rules)
  }
  return merged
}

/** Whether an object can be recognized again. */
export function isNamed({ id, reference }: Names): boolean {
  return id !== undefined || reference !== undefined
}

/** Whether two objects are the same by their names: by id, or by reference while an id is missing. */
export function isSameObject(known: Names, reported: Names): boolean {
  if (known.id !== undefined && reported.id !== undefined) return known.id === reported.id
  return known.reference !== undefined && known.reference === reported.reference
}

function append<T>(merged: Merged<T>, object: T): Merged<T> {
  return { ...merged, objects: [...merged.objects, object] }
}

function mayBeSame(known: Tracked<string>, reported: Tracked<string>): boolean {
  const agree = (one: unknown, other: unknown) =>
    one === undefined || other === undefined || one === other
  const isSameAmount =
    known.amount === reported.amount || !isReported(known.amount) || !isReported(reported.amount)
  return (
    isSameAmount &&
    agree(known.currency, reported.currency) &&
    agree(known.createdAt, reported.createdAt) &&
    agree(known.capturedAt, reported.capturedAt)
  )
}

function mergeNamed<S extends string, T extends Tracked<S>>(
  merged: Merged<T>,
  reported: T,
  rules: Rules<S>,
): Merged<T> {
  const { objects } = merged
  const index = objects.findIndex((known) => isSameObject(known, reported))
  const first = objects[index]
  if (first === undefined) return append(merged, reported)
  const isOther = (known: T, at: number) =>
    reported.id !== undefined &&
    at !== index &&
    isSameObject(known, reported) &&
    (!rules.pushed || areHalves(first, known))
  const others = objects.filter(isOther)
  let result: Merged<T> = { ...merged, objects: objects.filter((known, at) => !isOther(known, at)) }
  for (const next of [...others, reported]) result = place(result, { index, next }, rules)
  return result
}

/** A push joins two objects only if one is known by id alone, the other by reference alone, with equal amounts. */
function areHalves(one: Tracked<string>, other: Tracked<string>): boolean {
  const isHalf = ({ id, reference }: Names) => id === undefined || reference === undefined
  return isHalf(one) && isHalf(other) && one.amount === other.amount && one.status === other.status
}

function place<S extends string, T extends Tracked<S>>(
  merged: Merged<T>,
  { index, next }: { index: number; next: T },
  rules: Rules<S>,
): Merged<T> {
  const known = merged.objects[index]
  if (known === undefined) return merged
  const transition = transitionOf({ from: known.status, to: next.status }, rules)
  const object = transition === 'keep' ? fill(known, next) : overwrite(known, next)
  const settled = rules.pushed && known.status === next.status ? keepAmount(object, known) : object
  const code = typeof transition === 'string' ? undefined : transition.anomaly
  return {
    objects: merged.objects.with(index, settled),
    findings: code
      ? [...merged.findings, { code, subject: subjectOf(rules.type, settled) }]
      : merged.findings,
    needsRead: merged.needsRead || transition === 'keep',
  }
}

/** Names an object for a person. */
export function subjectOf(
  type: 'refund' | 'capture' | 'dispute',
  { id, reference }: { readonly id?: string; readonly reference?: string },
): AnomalySubject {
  return { type, ...(id !== undefined && { id }), ...(reference !== undefined && { reference }) }
}

/** Evidence comes from a store: that of a newer version may have a status that this version lacks. */
function transitionOf<S extends string>(
  { from, to }: { from: S; to: S },
  rules: Rules<S>,
): ObjectTransition {
  const row: Partial<Record<S, ObjectTransition>> | undefined = rules.transitions[from]
  const transition = row === undefined ? 'apply' : (row[to] ?? 'keep')
  if (typeof transition === 'string') return transition
  return rules.pushed && transition.by === 'read_only' ? 'keep' : transition
}

/** The newer response wins, but its silence about an amount does not erase the known one. */
function overwrite<T extends Tracked<string>>(known: T, reported: T): T {
  const lasting = lastingOf(known, { isSameStatus: known.status === reported.status })
  return {
    ...lasting,
    ...reported,
    amount: isReported(reported.amount) ? reported.amount : known.amount,
  }
}

/** A pushed message of unknown age does not change how much a known step was about. */
function keepAmount<T extends Tracked<string>>(object: T, { amount }: T): T {
  return isReported(amount) ? { ...object, amount } : object
}

/** What described only the previous status is dropped with it. */
function lastingOf<T extends Tracked<string>>(
  known: T,
  { isSameStatus }: { isSameStatus: boolean },
) {
  const { waitingFor: _waitingFor, ...waitless } = known
  if (isSameStatus) return waitless
  const { failure: _failure, cancelable: _cancelable, providerStatus: _word, ...lasting } = waitless
  return lasting
}

/** The known object wins; only what it lacks is taken over. */
function fill<T extends Tracked<string>>(known: T, reported: T): T {
  return {
    ...reported,
    ...known,
    amount: isReported(known.amount) ? known.amount : reported.amount,
  }
}
