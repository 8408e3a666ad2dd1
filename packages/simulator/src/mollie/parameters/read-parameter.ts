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

/** Reads a day that there is: `YYYY-MM-DD`. */
export function readDate(body: Body, name: string): string | undefined {
  const date = readText(body, name)
  if (date === undefined || isDay(date)) return date
  throw unprocessable(`The ${name} is invalid`, name)
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return false
  return new Date(text).toISOString().startsWith(text) // the 30th of February is another day
}

/** Reads the code of a country, `NL`. */
export function readCountry(body: Body, name: string): string | undefined {
  const country = readText(body, name)
  if (country === undefined || /^[A-Z]{2}$/.test(country)) return country
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
