import type { Observation } from '@paystate/core'
import { isRecord, type UnreadRecord } from '../wire/lenient.ts'
import { maskNumber } from '../wire/mask-number.ts'
import { parseRecord } from '../wire/parse-json.ts'
import { paymentReply } from '../wire/payment.ts'

/** Whatever this adapter made from a response: a reading, an applied outcome, a find that found something. */
export interface FromResponse {
  readonly observation: Observation
}

/**
 * The responses behind observations, beside them and not in them: no log, no `JSON.stringify` and no store
 * ever meets one.
 */
const RESPONSES = new WeakMap<Observation, UnreadRecord>()

/** Remembers the response that an observation was read from, for as long as the observation is kept. */
export function rememberResponse<T extends Observation>(
  observation: T,
  body: UnreadRecord | undefined,
): T {
  if (body) RESPONSES.set(observation, body)
  return observation
}

/** The response as it came, with everything in it: never hand it out whole. */
export function responseBehind({ observation }: FromResponse): UnreadRecord | undefined {
  return RESPONSES.get(observation)
}

/** Names of fields that are taken out: tokens, secrets and what authenticates a card payment. */
const SECRET =
  /token|paymentmethodid|paymentsessiondata|cvv$|cvc|cavv|xid|password|secret|signature/i
/** Names of fields of which the last digits stay. */
const NUMBER = /cardno|cardnumber|pan$|accountno|accountnumber/i
/** Names of fields of a card of which nothing stays. */
const HIDDEN = /^expiry(month|year)$|^expirationdate$|cardholder|^cpf$|dateofbirth/i
const MASK = '***'
/** Nothing of Antom is nested deeper. */
const DEEPEST = 32

/**
 * The whole response behind a reading, an applied outcome or a pushed observation, for what paystate does not
 * read: card data masked, tokens taken out. Only the object that this process got from the adapter has it: a
 * copy, or one that was stored, has none.
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
  if (levels === 0 || HIDDEN.test(name)) return MASK
  if (Array.isArray(content)) {
    return content.map((item: unknown) => masked({ name, content: item, levels: levels - 1 }))
  }
  if (isRecord(content)) return maskedCopy(content, levels - 1)
  if (NUMBER.test(name)) return maskNumber(String(content))
  return typeof content === 'string' ? maskedText(content, levels) : content
}

/** Some fields are JSON written as text. */
function maskedText(text: string, levels: number): string {
  const record = text.startsWith('{') ? parseRecord(text) : undefined
  return record ? JSON.stringify(maskedCopy(record, levels - 1)) : text
}

/**
 * The token of the card that a payment was made with: what `extra.paymentMethodId` of a later payment takes.
 *
 * It pays like a card. It is in nothing that prints, logs or stores: only this call hands it out.
 */
export function cardTokenOf(from: FromResponse): string | undefined {
  return paymentReply.safeParse(responseBehind(from)).data?.paymentResultInfo?.cardToken
}

/**
 * What Antom's element in the payer's browser is started with, from the outcome of a create with
 * `checkout: 'hosted'`. Hand it to that browser and to nobody else.
 */
export function paymentSessionDataOf(created: FromResponse): string | undefined {
  return paymentReply.safeParse(responseBehind(created)).data?.paymentSessionData
}
