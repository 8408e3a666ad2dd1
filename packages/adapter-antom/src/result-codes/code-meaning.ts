import type { ErrorCode, FailureCategory, FailureNext } from '@paystate/core'

/** The default meaning of a result code; an operation may refine it. */
export interface CodeMeaning {
  readonly category: FailureCategory
  readonly error: ErrorCode
  /** What happened, as a sentence. */
  readonly what: string
  /** What to do, as a sentence. */
  readonly advice: string
  /** The same for a payment, capture or refund that failed with it. */
  readonly next: FailureNext
}

export type Meanings = Readonly<Record<string, CodeMeaning>>

export const SUPPORT = "Ask Antom's technical support."
