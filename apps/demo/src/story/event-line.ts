import { isReported, type PaymentStatus, type Reported } from '@paystate/core'
import { z } from 'zod'
import { formatMoney } from '../money/format-money.ts'
import { providerName } from '../providers/provider-name.ts'
import type { StoryLine } from './story.ts'

type Text = Pick<StoryLine, 'by' | 'tone' | 'text'>

const word = z.object({ value: z.string() }).optional()
const amount: z.ZodType<Reported<number>> = z.union([z.number(), z.literal('not_reported')])
const part = z.object({ status: z.string(), amount, providerStatus: word })

const eventData = z.object({
  snapshot: z.object({ currency: z.string().optional(), providerStatus: word }),
  refund: part.optional(),
  capture: part.optional(),
  dispute: z.object({ status: z.string() }).optional(),
  anomaly: z.object({ message: z.string() }).optional(),
})

const STATUS_WORDS: Readonly<Record<PaymentStatus, string>> = {
  requires_action: 'waiting for the payer',
  processing: 'processing',
  authorized: 'authorized',
  captured: 'captured',
  canceled: 'canceled',
  expired: 'expired',
  failed: 'failed',
}

const PART_WORDS: ReadonlyMap<string, string> = new Map([['succeeded', 'done']])

const DISPUTE_WORDS: ReadonlyMap<string, string> = new Map([
  ['open', 'The payer disputes the charge with their bank.'],
  ['won', 'The dispute was won: the money stays with the shop.'],
  ['lost', 'The dispute was lost: the payer’s bank took the money back.'],
  ['accepted', 'The dispute was accepted: the payer’s bank took the money back.'],
])

const ORDER_WORDS: ReadonlyMap<string, string> = new Map([
  ['order.paid', 'The order is paid. The warehouse is told, once.'],
  ['order.paid_twice', 'The order was paid twice.'],
  ['order.underpaid', 'The order is not paid in full.'],
])

/** What a change of the payment says, for people; undefined for one that says nothing new. */
export function eventLine(
  type: string,
  { data, provider }: { data: unknown; provider: string },
): Text | undefined {
  const read = eventData.safeParse(data)
  if (!read.success) return undefined
  const { snapshot, refund, capture, dispute, anomaly } = read.data
  if (anomaly) {
    return type === 'anomaly.opened'
      ? { by: 'shop', tone: 'bad', text: anomaly.message }
      : undefined
  }
  const about = { provider, currency: snapshot.currency ?? '' }
  const text =
    ORDER_WORDS.get(type) ??
    (refund && partSentence('refund', refund, about)) ??
    (capture && partSentence('capture', capture, about)) ??
    (dispute && DISPUTE_WORDS.get(dispute.status)) ??
    statusSentence(type, snapshot.providerStatus, provider)
  return text === undefined ? undefined : { by: 'provider', tone: 'good', text }
}

function statusSentence(
  type: string,
  providerStatus: z.infer<typeof word>,
  provider: string,
): string | undefined {
  const status = Object.entries(STATUS_WORDS).find(([known]) => type === `payment.${known}`)
  if (!status || !providerStatus) return undefined
  return `${providerName(provider)} status “${providerStatus.value}”: the payment is ${status[1]}.`
}

function partSentence(
  name: string,
  { amount: minorUnits, status, providerStatus }: z.infer<typeof part>,
  { provider, currency }: { provider: string; currency: string },
): string {
  const sum = isReported(minorUnits) ? ` of ${formatMoney({ currency, minorUnits })}` : ''
  const said = providerStatus ? ` status “${providerStatus.value}”` : ''
  const is = PART_WORDS.get(status) ?? status
  return `${providerName(provider)}${said}: the ${name}${sum} is ${is}.`
}
