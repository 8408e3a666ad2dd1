import type { ErrorCode, Next, OperationKind } from '@paystate/core'

/** What an answer that is no success means, for one operation, HTTP status and field. */
export interface ErrorRow {
  readonly operation: OperationKind | 'read'
  readonly httpStatus: number
  /** The input that the provider names; absent: whichever, or none. */
  readonly field?: string
  /** As it stands in the error and on the list of rejections. */
  readonly code: string
  readonly error: ErrorCode
  /** `rejected`: in this attempt the provider provably did nothing. `unknown`: it proves nothing. */
  readonly means: 'rejected' | 'unknown'
  /** How the same wish may be tried again, once it is proven that nothing happened. */
  readonly next: Next
  /** Whether the same bytes might meet a better answer. */
  readonly replay: 'useful' | 'useless'
  /** What happened, as a sentence. */
  readonly what: string
  /** What to do, as a sentence. */
  readonly advice: string
  readonly source: string
}

/** A row without the place where it holds. */
export type ErrorMeaningHere = Omit<
  ErrorRow,
  'operation' | 'httpStatus' | 'field' | 'code' | 'source'
>

/** A refusal that shows, on a first attempt, that nothing was done. */
export function refused(
  what: string,
  advice: string,
  differs: Partial<ErrorMeaningHere> = {},
): ErrorMeaningHere {
  const usual = { error: 'refused', means: 'rejected', next: 'new_reference' } as const
  return { ...usual, replay: 'useless', what, advice, ...differs }
}

/** An answer that proves nothing. */
export function unclear(
  error: ErrorCode,
  what: string,
  differs: Partial<ErrorMeaningHere> = {},
): ErrorMeaningHere {
  const usual = { means: 'unknown', next: 'same_reference', replay: 'useful' } as const
  return { error, ...usual, what, advice: RECOVER, ...differs }
}

const RECOVER = 'Resolve it with recover(), which repeats it safely or looks it up.'
