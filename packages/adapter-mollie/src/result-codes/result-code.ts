import type { ErrorCode, Next, OperationKind } from '@paystate/core'

/** What an error response means, for one operation, HTTP status, and field or sentence. */
export interface ResultCodeRow {
  readonly operation: OperationKind | 'read'
  readonly httpStatus: number
  /** The provider's title of the status, where it is known. It decides nothing. */
  readonly title?: string
  /** The field that the provider names; absent: any, or none. */
  readonly field?: string
  /** How the provider's own sentence begins, where nothing else distinguishes the case. */
  readonly detail?: string
  /** What distinguishes the case where the response does not: a read. */
  readonly read?: string
  /** As in the error and on the list of rejections. */
  readonly code: string
  readonly error: ErrorCode
  /** `not_applied`: in this attempt the provider provably did nothing. `unknown`: it proves nothing. */
  readonly outcome: 'not_applied' | 'unknown'
  /** How the operation may be attempted again, once it is proven that nothing happened. */
  readonly next: Next
  /** Whether the same bytes might get a better response. */
  readonly replay: 'useful' | 'useless'
  /** What happened, as a sentence. */
  readonly what: string
  /** What to do, as a sentence. */
  readonly advice: string
  readonly source: string
}

/** A row without its operation and status. */
export type CodeMeaning = Omit<
  ResultCodeRow,
  'operation' | 'httpStatus' | 'title' | 'field' | 'code' | 'source'
>

/** A refusal that proves, on a first attempt, that nothing was applied. */
export function refused(
  what: string,
  advice: string,
  differs: Partial<CodeMeaning> = {},
): CodeMeaning {
  const usual = { error: 'refused', outcome: 'not_applied', next: 'new_reference' } as const
  return { ...usual, replay: 'useless', what, advice, ...differs }
}

/** A response that proves nothing. */
export function unclear(
  error: ErrorCode,
  what: string,
  differs: Partial<CodeMeaning> = {},
): CodeMeaning {
  const usual = { outcome: 'unknown', next: 'same_reference', replay: 'useful' } as const
  return { error, ...usual, what, advice: RECOVER, ...differs }
}

/** A response to a read, which moves no money. */
export function unanswered(error: ErrorCode, what: string, advice = LATER): CodeMeaning {
  return { error, outcome: 'unknown', next: 'same_reference', replay: 'useful', what, advice }
}

const LATER = 'Read again later.'

const RECOVER = 'Resolve it with recover(), which repeats it safely or looks it up.'
