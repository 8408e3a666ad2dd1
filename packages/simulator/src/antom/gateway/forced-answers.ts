import { createPlans, type PlanOptions } from '../plans/plans.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import { ANTOM_CALLS, type AntomCall } from './call.ts'

/** An answer that a test wants, in place of the one that would be given. */
export interface ForcedAnswer {
  /** A code of Antom's, or any other word. */
  readonly resultCode: AntomResultCode | (string & Record<never, never>)
  /** Default: that of the code; F for an unknown one. */
  readonly resultStatus?: 'S' | 'F' | 'U' | undefined
  readonly resultMessage?: string | undefined
  /**
   * What is done behind the answer. `none` (the default): nothing. `applied`: all that was asked.
   * `failed`: it is accepted and has failed with this code, which inquiries tell from then on.
   */
  readonly effect?: 'none' | 'applied' | 'failed' | undefined
  /**
   * Milliseconds since it was signed: an answer of earlier, genuine, that somebody plays back.
   * Default 0.
   */
  readonly ageMs?: number | undefined
}

/** Changes the fields of an answer before it is signed. */
export type Rewrite = (fields: Readonly<Record<string, unknown>>) => object

/** The switch for what calls answer, in signed and well-formed messages. */
export interface Answers {
  /** The next `times` (default 1) calls of this kind answer so. `'*'` is any call. */
  next(call: AntomCall | '*', answer: ForcedAnswer, options?: PlanOptions): void
  /** The next `times` (default 1) answers to calls of this kind are changed so. */
  rewrite(call: AntomCall | '*', rewrite: Rewrite, options?: PlanOptions): void
  clear(): void
}

/** Asked once a call, by the side that answers. */
export interface AnswerSource extends Answers {
  take(call: AntomCall, payments: readonly string[]): ForcedAnswer | undefined
  takeRewrite(call: AntomCall, payments: readonly string[]): Rewrite | undefined
}

export function createAnswers(): AnswerSource {
  const answers = createPlans<AntomCall, ForcedAnswer>(ANTOM_CALLS)
  const rewrites = createPlans<AntomCall, Rewrite>(ANTOM_CALLS)

  return {
    next: answers.add,
    rewrite: rewrites.add,
    clear() {
      answers.clear()
      rewrites.clear()
    },
    take: answers.take,
    takeRewrite: rewrites.take,
  }
}
