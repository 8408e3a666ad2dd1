import { DatabaseError, isDatabaseError, type Stored } from './database-error.ts'
import type { DatabaseProblem } from './database-problem.ts'

/** SQLSTATEs by their first characters: the longest that fits counts. */
const SQLSTATES: ReadonlyMap<string, DatabaseProblem> = new Map([
  ['08', 'unreachable'],
  ['25006', 'read_only'],
  ['25P', 'misuse'],
  ['25P03', 'unreachable'], // it took too long between two statements, and the server hung up
  ['28', 'denied'],
  ['3D000', 'denied'],
  ['3F000', 'missing_schema'],
  ['40', 'conflict'],
  ['42501', 'denied'],
  ['42703', 'altered_schema'],
  ['42P01', 'missing_schema'],
  ['53', 'overloaded'],
  ['53100', 'full'],
  ['55P03', 'conflict'],
  ['57014', 'canceled'],
  ['57P', 'failing_over'],
])

/** What sockets and clients say when the connection is gone; they have no SQLSTATE. */
const CONNECTION =
  /^(?:E(?:CONN\w+|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|PIPE|TIMEDOUT)|CONNECT_TIMEOUT|CONNECTION_\w+)$/
const CONNECTION_TEXT =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|not queryable|(?:PGlite|pool|Client).*(?:closed|after calling end)/i

/**
 * Reads what any client threw as a DatabaseError.
 *
 * The server's own text goes into the message only for classes whose text holds no value of a row.
 */
export function readDatabaseError(error: unknown, { stored }: { stored: Stored }): DatabaseError {
  if (isDatabaseError(error)) return withStored(error, stored)
  const code = textOf(error, 'code')
  const sqlState = code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
  const problem = problemOf({ code, sqlState, message: textOf(error, 'message') ?? '' })
  return new DatabaseError(problem, {
    stored,
    sqlState,
    because: because(error, { sqlState, code }),
  })
}

/** Whether the answer to a COMMIT proves that nothing was stored. */
export function provesRollback(error: unknown): boolean {
  if (isDatabaseError(error)) return error.stored === 'no'
  const code = textOf(error, 'code') ?? ''
  if (!/^[0-9A-Z]{5}$/.test(code)) return false
  if (ENDS_NO_SESSION.test(code)) return true
  return textOf(error, 'severity') === 'ERROR' && !code.startsWith('08') && !code.startsWith('57')
}

/** The server was there to answer, whatever its language calls the severity: a German one says FEHLER. */
const ENDS_NO_SESSION = /^(?:2[1237]|40(?!003)|42|44|P0)/

/** Whether the connection was never made, so that no statement can have arrived. */
export function neverConnected(error: unknown): boolean {
  const code = textOf(error, 'code') ?? ''
  return (
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT)$/.test(code) ||
    /timeout exceeded when trying to connect/.test(textOf(error, 'message') ?? '')
  )
}

function problemOf(given: {
  code: string | undefined
  sqlState: string | undefined
  message: string
}) {
  const { code, sqlState, message } = given
  if (code === 'ENOSPC' || /no space left/i.test(message)) return 'full'
  if (sqlState) return problemOfState(sqlState)
  if (CONNECTION.test(code ?? '') || CONNECTION_TEXT.test(message)) return 'unreachable'
  return 'unexpected'
}

function problemOfState(sqlState: string): DatabaseProblem {
  const known = [5, 3, 2].map((length) => SQLSTATES.get(sqlState.slice(0, length)))
  return known.find((problem) => problem !== undefined) ?? 'unexpected'
}

function because(
  error: unknown,
  { sqlState, code }: { sqlState?: string | undefined; code?: string | undefined },
) {
  if (sqlState === undefined) return code && CONNECTION.test(code) ? `(${code})` : undefined
  const holdsValues = sqlState.startsWith('22') || sqlState.startsWith('23')
  const text = holdsValues ? textOf(error, 'constraint') : textOf(error, 'message')
  return text ? `(${sqlState}: ${text})` : `(${sqlState})`
}

function withStored(error: DatabaseError, stored: Stored): DatabaseError {
  if (error.stored === stored) return error
  const { problem, sqlState } = error
  return new DatabaseError(problem, { stored, sqlState, because: sqlState && `(${sqlState})` })
}

/** Errors of a module that is loaded twice are no instance of each other: only their members count. */
function textOf(error: unknown, key: 'code' | 'message' | 'severity' | 'constraint') {
  if (typeof error !== 'object' || error === null || !(key in error)) return undefined
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : undefined
}
