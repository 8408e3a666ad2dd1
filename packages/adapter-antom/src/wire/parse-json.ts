import { isRecord, parseStorableJson, textOf, type UnreadRecord } from '@paystate/adapter-kit'

/** Reads JSON bytes into an object; undefined where they are not one. */
export function parseJson(bytes: Uint8Array): UnreadRecord | undefined {
  try {
    return parseRecord(textOf(bytes) ?? '')
  } catch {
    return undefined
  }
}

/**
 * Reads JSON text into an object. Numbers that a float cannot hold exactly keep their digits as text:
 * an id of 35 digits must not lose its last ones.
 */
export function parseRecord(text: string): UnreadRecord | undefined {
  try {
    const value = parseValue(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Reads JSON text into whatever it is, likewise.
 *
 * @throws {SyntaxError} For text that is no JSON.
 */
export function parseValue(text: string): unknown {
  return MAY_BE_INEXACT.test(text) ? parseStorableJson(text, keepDigits) : parseStorableJson(text)
}

/** Only a number of sixteen digits, or one with an exponent, can be too large to be exact. Ids are in quotes. */
const MAY_BE_INEXACT = /[[:,]\s*-?\d{16}|\d[eE][+-]?\d/

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isExact =
    typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)
  return isExact ? value : (context?.source ?? value)
}
