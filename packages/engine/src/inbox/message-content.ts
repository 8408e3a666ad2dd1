import { createHash } from 'node:crypto'
import {
  type Observation,
  parseObservation,
  type ReceivedWebhook,
  type WebhookHint,
} from '@paystate/core'
import { z } from 'zod'

/** What is stored of what a message says. */
export interface MessageContent {
  readonly hints: readonly Hint[]
  /** Evidence that only this signed message tells. */
  readonly observations: readonly Observation[]
}

const text = z.string().exactOptional()

/** Whom a message is about; what the adapter says of it besides is not needed again. */
const hint = z.object({
  reference: text,
  paymentId: text,
  refundReference: text,
  captureReference: text,
})

export type Hint = z.infer<typeof hint>

const stored = z.object({ hints: z.array(hint), observations: z.array(z.unknown()) })

export function contentOf({ authenticity, hints, observations }: ReceivedWebhook): MessageContent {
  return {
    hints: hints.map((one) => hint.parse(one)),
    observations: authenticity === 'signed' ? observations : [],
  }
}

export function storedContent(json: unknown): MessageContent {
  const { hints, observations } = stored.parse(json)
  return { hints, observations: observations.map((one) => parseObservation(one)) }
}

/**
 * What copies of a message have in common: the provider's id of it, where it is signed, else all its bytes.
 * An id that anybody can have written would let one message hide another.
 */
export function digestOf(
  { authenticity, hints }: { authenticity: string; hints: readonly WebhookHint[] },
  bytes: Uint8Array,
): string {
  const [first] = hints
  const isNamed = authenticity === 'signed' && first?.messageId !== undefined
  if (isNamed) return `id:${first.messageId}`
  return `bytes:${digestOfBytes(bytes)}`
}

export function digestOfBytes(
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): string {
  return createHash('sha256').update(JSON.stringify(headers)).update(bytes).digest('hex')
}
