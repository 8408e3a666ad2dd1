import type { Failure } from '../payments/failure.ts'
import type { ProviderStatus } from '../payments/provider-status.ts'
import { isReported, type Reported } from '../payments/reported.ts'
import type { AnomalyCode } from './anomaly.ts'
import type { ObjectTransition, ObjectTransitions } from './object-transitions.ts'

/** What refunds, captures and disputes have in common. */
export interface Tracked<S extends string> {
  readonly id?: string
  readonly reference?: string
  readonly status: S
  readonly amount: Reported<number>
  readonly providerStatus?: ProviderStatus
  readonly waitingFor?: 'balance'
  readonly failure?: Failure
  readonly cancelable?: 'yes' | 'no'
}

export interface Merged<T> {
  readonly objects: readonly T[]
  readonly anomalies: readonly AnomalyCode[]
  readonly needsRead: boolean
}

interface Rules<S extends string> {
  readonly transitions: ObjectTransitions<S>
  /** A pushed message may add, never take back. */
  readonly pushed: boolean
}

/**
 * Merges what an answer reported of some objects into what is known. Objects are matched by id, or by
 * reference while an id is missing, and are never dropped because a list lacks them. A read that has
 * both names joins what was known under either.
 */
export function mergeObjects<S extends string, T extends Tracked<S>>(
  known: readonly T[],
  reported: readonly T[],
  rules: Rules<S>,
): Merged<T> {
  let merged: Merged<T> = { objects: known, anomalies: [], needsRead: false }
  for (const object of reported) merged = mergeOne(merged, object, rules)
  return merged
}

function mergeOne<S extends string, T extends Tracked<S>>(
  merged: Merged<T>,
  reported: T,
  rules: Rules<S>,
): Merged<T> {
  const { objects } = merged
  const index = objects.findIndex((known) => isSameObject(known, reported))
  if (index < 0) return { ...merged, objects: [...objects, reported] }
  const mayJoin = reported.id !== undefined && !rules.pushed
  const isOther = (known: T, at: number) => mayJoin && at !== index && isSameObject(known, reported)
  const others = objects.filter(isOther)
  let result: Merged<T> = { ...merged, objects: objects.filter((known, at) => !isOther(known, at)) }
  for (const next of [...others, reported]) result = place(result, { index, next }, rules)
  return result
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
  return {
    objects: merged.objects.with(index, settled),
    anomalies:
      typeof transition === 'string' ? merged.anomalies : [...merged.anomalies, transition.anomaly],
    needsRead: merged.needsRead || transition === 'keep',
  }
}

function isSameObject(known: Tracked<string>, reported: Tracked<string>): boolean {
  if (known.id !== undefined && reported.id !== undefined) return known.id === reported.id
  return known.reference !== undefined && known.reference === reported.reference
}

/** Evidence comes from a store: that of a newer version may have a status that this one lacks. */
function transitionOf<S extends string>(
  { from, to }: { from: S; to: S },
  rules: Rules<S>,
): ObjectTransition {
  const row: Partial<Record<S, ObjectTransition>> | undefined = rules.transitions[from]
  const transition = row === undefined ? 'apply' : (row[to] ?? 'keep')
  if (typeof transition === 'string') return transition
  return rules.pushed && transition.by === 'read_only' ? 'keep' : transition
}

/** The newer answer wins, but its silence about an amount does not erase the known one. */
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

/** What described only the status that an object had goes with it. */
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
