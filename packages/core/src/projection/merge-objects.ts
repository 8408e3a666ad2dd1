import { isTold, type Told } from '../payments/told.ts'
import type { AnomalyCode } from './anomaly.ts'
import type { ObjectTransition, ObjectTransitions } from './object-transitions.ts'

/** What refunds, captures and disputes have in common. */
export interface Tracked<S extends string> {
  readonly id?: string
  readonly reference?: string
  readonly status: S
  readonly amount: Told<number>
}

export interface Merged<T> {
  readonly objects: readonly T[]
  readonly anomalies: readonly AnomalyCode[]
  readonly reread: boolean
}

interface Rules<S extends string> {
  readonly transitions: ObjectTransitions<S>
  /** A pushed message may add, never take back. */
  readonly pushed: boolean
}

/**
 * Merges what an answer told of some objects into what is known. Objects are matched by id, or by
 * reference while an id is missing, and are never dropped because a list lacks them.
 */
export function mergeObjects<S extends string, T extends Tracked<S>>(
  known: readonly T[],
  told: readonly T[],
  rules: Rules<S>,
): Merged<T> {
  let merged: Merged<T> = { objects: known, anomalies: [], reread: false }
  for (const object of told) merged = mergeOne(merged, object, rules)
  return merged
}

function mergeOne<S extends string, T extends Tracked<S>>(
  merged: Merged<T>,
  told: T,
  rules: Rules<S>,
): Merged<T> {
  const index = merged.objects.findIndex((known) => isSameObject(known, told))
  const known = merged.objects[index]
  if (known === undefined) return { ...merged, objects: [...merged.objects, told] }
  const transition = effective(rules.transitions[known.status][told.status], rules.pushed)
  const object = transition === 'keep' ? fill(known, told) : overwrite(known, told)
  return {
    objects: merged.objects.with(index, object),
    anomalies:
      typeof transition === 'string' ? merged.anomalies : [...merged.anomalies, transition.anomaly],
    reread: merged.reread || transition === 'keep',
  }
}

function isSameObject(known: Tracked<string>, told: Tracked<string>): boolean {
  if (known.id !== undefined && told.id !== undefined) return known.id === told.id
  return known.reference !== undefined && known.reference === told.reference
}

function effective(transition: ObjectTransition, pushed: boolean): ObjectTransition {
  if (typeof transition === 'string') return transition
  return pushed && transition.by === 'read_only' ? 'keep' : transition
}

/** The newer answer wins, but its silence about an amount does not erase the known one. */
function overwrite<T extends Tracked<string>>(known: T, told: T): T {
  return { ...known, ...told, amount: isTold(told.amount) ? told.amount : known.amount }
}

/** The known object wins; only what it lacks is taken over. */
function fill<T extends Tracked<string>>(known: T, told: T): T {
  return { ...told, ...known, amount: isTold(known.amount) ? known.amount : told.amount }
}
