import type { AnomalyCode } from './anomaly.ts'

/** What happens when evidence shows an object (a refund, a capture, a dispute) in another status. */
export type ObjectTransition =
  | 'apply'
  /** It stays, and the payment is read again. */
  | 'keep'
  /** Applied and reported. `read_only`: a pushed message does not do it. */
  | { readonly anomaly: AnomalyCode; readonly by: 'any' | 'read_only' }

export type ObjectTransitions<S extends string> = Readonly<
  Record<S, Readonly<Record<S, ObjectTransition>>>
>
