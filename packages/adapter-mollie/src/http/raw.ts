import { type AnsweredAttempt, jsonOf } from '@paystate/adapter-kit'
import type { Observation } from '@paystate/core'
import { maskNumber } from '../wire/mask-number.ts'

/** Whatever this adapter made from a response: a reading, an applied outcome, a find that found something. */
export interface FromResponse {
  readonly observation: Observation
}

/** A JSON object that nobody has looked into yet. */
export type UnreadRecord = Readonly<Record<string, unknown>>

/**
 * The responses behind observations, beside them and not in them: no log, no `JSON.stringify` and no store
 * ever meets one.
 */
const RESPONSES = new WeakMap<Observation, UnreadRecord>()

/** Remembers the response that an observation was read from, for as long as the observation is kept. */
export function rememberResponse<T extends Observation>(
  observation: T,
  { body }: Pick<AnsweredAttempt, 'body'>,
): T {
  const json = jsonOf(body)
  if (isRecord(json)) RESPONSES.set(observation, json)
  return observation
}

/** The response as it came, with everything in it: never hand it out whole. */
export function responseBehind({ observation }: FromResponse): UnreadRecord | undefined {
  return RESPONSES.get(observation)
}

/** Names of fields that are taken out: tokens and secrets. */
const SECRET = /token|secret|password|cvc|cvv/i
/** Names of fields of which the last digits stay. */
const NUMBER = /^cardnumber$|^cardmaskednumber$|account$|iban/i
/** Names of fields of a card of which nothing stays. */
const HIDDEN = /^cardholder$|^cardexpirydate$/i
const MASK = '***'
/** Nothing of Mollie is nested deeper. */
const DEEPEST = 32

/**
 * The whole response behind a reading or an applied outcome, for what paystate does not read: card and account
 * numbers masked, tokens taken out. Only the object that this process got from the adapter has it: a copy, or
 * one that was stored, has none.
 */
export function rawOf(from: FromResponse): UnreadRecord | undefined {
  const body = responseBehind(from)
  return body && maskedCopy(body, DEEPEST)
}

function maskedCopy(value: UnreadRecord, levels: number): UnreadRecord {
  const kept = Object.entries(value).filter(([name]) => !SECRET.test(name))
  return Object.fromEntries(
    kept.map(([name, content]) => [name, masked({ name, content, levels })]),
  )
}

interface Field {
  readonly name: string
  readonly content: unknown
  readonly levels: number
}

function masked({ name, content, levels }: Field): unknown {
  if (levels === 0 || HIDDEN.test(name)) return content === null ? null : MASK
  if (Array.isArray(content)) {
    return content.map((item: unknown) => masked({ name, content: item, levels: levels - 1 }))
  }
  if (isRecord(content)) return maskedCopy(content, levels - 1)
  return NUMBER.test(name) && typeof content === 'string' ? maskNumber(content) : content
}

function isRecord(value: unknown): value is UnreadRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
