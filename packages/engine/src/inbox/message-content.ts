import { createHash } from 'node:crypto'
import {
  type Observation,
  parseObservation,
  type ReceivedWebhook,
  type WebhookHint,
} from '@paystate/core'
import { z } from 'zod'

/** What is stored of a message's content. */
export interface MessageContent {
  readonly hints: readonly Hint[]
  /** Evidence that only this signed message contains. */
  readonly observations: readonly Observation[]
}

const text = z.string().exactOptional()

/** Which payment a message is about; the rest of the hint is not needed again. */
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
 * What copies of a message have in common: the provider's id, where it is signed, else all its bytes.
 * An unsigned id would let a forged message hide another one.
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
