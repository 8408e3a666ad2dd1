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

/** Reads the `Date` header. Only the one format that may be sent counts: nothing is guessed. */
export function readDateHeader({ headers }: HttpResponse): ClockReading | undefined {
  const text = headers.get('date')
  if (text === null) return undefined
  if (text !== last.text) last = { text, at: epochOfDate(text) }
  return last.at === undefined ? undefined : { at: last.at, uncertaintyMs: RESOLUTION_MS }
}

// Many responses arrive within one second.
let last: { readonly text: string; readonly at: number | undefined } = { text: '', at: undefined }

function epochOfDate(text: string): number | undefined {
  const date = new Date(text)
  const isExact = !Number.isNaN(date.getTime()) && date.toUTCString() === text
  return isExact ? date.getTime() : undefined
}
