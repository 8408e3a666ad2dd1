import { Buffer } from 'node:buffer'
import { EngineError } from '../errors/engine-error.ts'

type Listed = 'payments' | 'anomalies'

/** Where the next page of a list begins; whoever keeps it need not know what is in it. */
export function cursorAt(list: Listed, key: number): string {
  return Buffer.from(`${list}:${key}`).toString('base64url')
}

/** @throws {EngineError} `invalid_input` for what is no cursor of this list. */
export function readCursor(list: Listed, cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const [name, key = ''] = Buffer.from(cursor, 'base64url').toString().split(':')
  if (name === list && /^\d{1,15}$/.test(key)) return Number(key)
  const issues = [{ path: 'after', message: 'must be the `next` of an earlier page' }]
  throw new EngineError('invalid_input', { what: 'Invalid input.', issues })
}
