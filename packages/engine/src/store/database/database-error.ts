import { errorDocs } from '@paystate/core/adapter'
import { DATABASE_PROBLEMS, type DatabaseProblem, type ProblemRow } from './database-problem.ts'

const MARK = Symbol.for('paystate.database_error')

/**
 * The result of the transaction that failed.
 *
 * `no`: nothing of it was stored. `unknown`: its COMMIT was sent without a response; it is looked up by the
 * ids it would have stored.
 */
export type Stored = 'no' | 'unknown'

const MONEY = {
  no: 'This change was not stored, and paystate sends nothing to a provider that it has not stored.',
  unknown:
    'It is unknown whether this change was stored; paystate finds out when the database is back, and sends nothing before that.',
} as const satisfies Readonly<Record<Stored, string>>

/** The details of a database error. */
export interface DatabaseErrorDetails {
  /** Overrides the table's sentence on what happened. */
  readonly what?: string | undefined
  /** Follows the sentence on what happened. */
  readonly because?: string | undefined
  readonly advice?: string | undefined
  readonly stored?: Stored | undefined
  /** PostgreSQL's own code, such as `53100`. */
  readonly sqlState?: string | undefined
}

/**
 * A problem with the engine's database. It says what happened, what it means for the money and what to do.
 *
 * It carries no statement, no value, no connection string and no `cause`: it is safe to log.
 */
export class DatabaseError extends Error {
  readonly problem: DatabaseProblem
  readonly stored: Stored
  /** Whether it may pass by itself. */
  readonly remedy: 'wait' | 'act'
  declare readonly sqlState: string | undefined
  /** Where the problem is explained. Not part of the message, which stays short. */
  readonly docs: string

  constructor(problem: DatabaseProblem, details: DatabaseErrorDetails = {}) {
    const { what, advice, remedy, money }: ProblemRow = DATABASE_PROBLEMS[problem]
    const stored = details.stored ?? 'no'
    const sentences = [details.what ?? what, details.because, money ?? MONEY[stored]]
    super([...sentences, details.advice ?? advice].filter(Boolean).join(' '))
    this.name = 'DatabaseError'
    this.problem = problem
    this.stored = stored
    this.remedy = remedy
    if (details.sqlState !== undefined) this.sqlState = details.sqlState
    this.docs = errorDocs(`databaseerror-${problem}`)
    Object.defineProperty(this, MARK, { value: true })
  }

  /** The message, and where the problem is explained. */
  override toString(): string {
    return `${super.toString()}\n${this.docs}`
  }
}

/** Recognizes a DatabaseError, also one from another copy of this package. */
export function isDatabaseError(value: unknown): value is DatabaseError {
  return value instanceof Error && MARK in value
}

/** Whether what is stored is sealed with a key that is missing: that concerns what it has sealed, and nothing else. */
export function isMissingKey(error: unknown): error is DatabaseError {
  return isDatabaseError(error) && error.problem === 'sealed'
}
