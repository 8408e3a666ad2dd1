import type { Issue, Outcome } from '@paystate/core'
import { errorDocs, issueSentence } from '@paystate/core/adapter'
import { ENGINE_PROBLEMS, type EngineProblem } from './engine-problem.ts'

const MARK = Symbol.for('paystate.engine_error')

/** The details of an engine error. */
export interface EngineErrorDetails {
  /** What happened, as a sentence. */
  readonly what: string
  /** The payment, order or operation in question. */
  readonly subject?: string | undefined
  readonly issues?: readonly Issue[] | undefined
  /** Overrides the table's sentence on what it means for the money. */
  readonly money?: string | undefined
  readonly advice?: string | undefined
  /** The provider's outcome, where it could not be stored. */
  readonly outcome?: Outcome | undefined
}

/**
 * A call that the engine refuses. It says what happened, to which payment, what it means for the money and what
 * to do. It carries no secret, request or payer data: it is safe to log.
 */
export class EngineError extends Error {
  readonly problem: EngineProblem
  declare readonly subject: string | undefined
  readonly issues: readonly Issue[]
  /** The provider's outcome, where it could not be stored. */
  declare readonly outcome: Outcome | undefined
  /** Where the problem is explained. Not part of the message, which stays short. */
  readonly docs: string

  constructor(problem: EngineProblem, details: EngineErrorDetails) {
    const row = ENGINE_PROBLEMS[problem]
    const { what, subject, issues = [], money = row.money, advice = row.advice } = details
    const happened = issues.length > 0 ? `${what} ${issueSentence(issues)}` : what
    super([subject ? `${subject}: ${happened}` : happened, money, advice].join(' '))
    this.name = 'EngineError'
    this.problem = problem
    if (subject !== undefined) this.subject = subject
    this.issues = issues
    if (details.outcome !== undefined) this.outcome = details.outcome
    this.docs = errorDocs(`engineerror-${problem}`)
    Object.defineProperty(this, MARK, { value: true })
  }

  /** The message, and where the problem is explained. */
  override toString(): string {
    return `${super.toString()}\n${this.docs}`
  }
}

/** Recognizes an EngineError, also one from another copy of this package. */
export function isEngineError(value: unknown): value is EngineError {
  return value instanceof Error && MARK in value
}
