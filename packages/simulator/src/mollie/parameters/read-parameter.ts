import { unprocessable } from '../refusals/refusal.ts'
import type { Body } from './body.ts'

/** Reads a text; null reads as not given. */
export function readText(body: Body, name: string): string | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw unprocessable(`The ${name} is invalid`, name)
  return value
}

export function readUrl(body: Body, name: string): string | undefined {
  const text = readText(body, name)
  if (text === undefined || isWebUrl(text)) return text
  throw unprocessable(`The ${name} is invalid`, name)
}

function isWebUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/./i.test(text) && URL.canParse(text)
}

/** Reads one word out of a list. */
export function readWord<Word extends string>(
  body: Body,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = readText(body, name)
  if (text === undefined) return undefined
  const word = words.find((candidate) => candidate === text)
  if (word === undefined) throw unprocessable(`The ${name} is invalid`, name)
  return word
}
