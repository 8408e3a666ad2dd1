import type { HttpResponse } from './http-response.ts'

/** A time that the provider's clock showed while it responded. */
export interface ClockReading {
  /** Epoch milliseconds. */
  readonly at: number
  /** How far the provider's clock may have been from `at`, in either direction. */
  readonly uncertaintyMs: number
}

/** The header counts whole seconds. */
const RESOLUTION_MS = 1_000

/** Reads the `Date` header. */
export function readDateHeader({ headers }: HttpResponse): ClockReading | undefined {
  const at = readHttpDate(headers.get('date'))
  return at === undefined ? undefined : { at, uncertaintyMs: RESOLUTION_MS }
}

/**
 * Reads a date of an HTTP header as epoch milliseconds. Only the one format that may be sent counts: `Date.parse`
 * takes `5` and `1.5` for dates too.
 */
export function readHttpDate(text: string | null): number | undefined {
  if (text === null) return undefined
  if (text !== last.text) last = { text, at: epochOfDate(text) }
  return last.at
}

// Many responses arrive within one second.
let last: { readonly text: string; readonly at: number | undefined } = { text: '', at: undefined }

function epochOfDate(text: string): number | undefined {
  const date = new Date(text)
  const isExact = !Number.isNaN(date.getTime()) && date.toUTCString() === text
  return isExact ? date.getTime() : undefined
}
