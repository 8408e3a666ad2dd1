import { isReported, type PaymentStatus, type Reported } from '@paystate/core'
import { z } from 'zod'
import type { Formats } from '../format/formats.ts'
import { providerName } from '../providers/provider-name.ts'
import type { StoryLine } from './story.ts'

type Text = Pick<StoryLine, 'by' | 'tone' | 'text'>

const word = z.object({ value: z.string() }).optional()
const amount: z.ZodType<Reported<number>> = z.union([z.number(), z.literal('not_reported')])
const part = z.object({ status: z.string(), amount, providerStatus: word })

const disputePart = z.object({
  status: z.string(),
  amount,
  moneyTaken: amount.catch('not_reported'),
})

const eventData = z.object({
  snapshot: z.object({ currency: z.string().optional(), providerStatus: word }),
  refund: part.optional(),
  capture: part.optional(),
  dispute: disputePart.optional(),
  anomaly: z.object({ message: z.string() }).optional(),
})

const STATUS_WORDS: Readonly<Record<PaymentStatus, string>> = {
  requires_action: 'is waiting for the payer',
  processing: 'is being processed',
  authorized: 'is authorized',
  captured: 'is captured',
  canceled: 'is canceled',
  expired: 'has expired',
  failed: 'has failed',
}

const PART_WORDS: ReadonlyMap<string, string> = new Map([
  ['succeeded', 'is done'],
  ['failed', 'has failed'],
  ['processing', 'is being processed'],
])

const DISPUTE_WORDS: ReadonlyMap<string, string> = new Map([
  ['won', 'The dispute was won: the shop has the money.'],
  ['lost', 'The dispute was lost: the payer’s bank took the money back.'],
  ['accepted', 'The dispute was accepted: the payer’s bank took the money back.'],
])

const ORDER_WORDS: ReadonlyMap<string, string> = new Map([
  ['order.paid', 'The order is paid. It is released for shipping, once.'],
])

/** What a change of the payment says, for people; undefined for one that says nothing new. */
export function eventLine(
  type: string,
  { data, provider, formats }: { data: unknown; provider: string; formats: Formats },
): Text | undefined {
  const read = eventData.safeParse(data)
  if (!read.success) return undefined
  const { snapshot, refund, capture, dispute, anomaly } = read.data
  if (anomaly) {
    return type === 'anomaly.opened'
      ? { by: 'shop', tone: 'bad', text: anomaly.message }
      : undefined
  }
  const about = { provider, formats, currency: snapshot.currency ?? '' }
  const text =
    ORDER_WORDS.get(type) ??
    (refund && partSentence('refund', refund, about)) ??
    (capture && partSentence('capture', capture, about)) ??
    (dispute && disputeSentence(dispute, about)) ??
    statusSentence(type, snapshot.providerStatus, provider)
  if (text === undefined) return undefined
  const status = (refund ?? capture ?? dispute)?.status ?? type.split('.').at(-1) ?? ''
  return { by: 'provider', tone: TONES.get(status) ?? 'plain', text }
}

/** What a status means for the shop's money; one that changes none is plain. */
const TONES: ReadonlyMap<string, StoryLine['tone']> = new Map([
  ['authorized', 'good'],
  ['captured', 'good'],
  ['paid', 'good'],
  ['succeeded', 'good'],
  ['won', 'good'],
  ['open', 'doubt'],
  ['canceled', 'bad'],
  ['expired', 'bad'],
  ['failed', 'bad'],
  ['lost', 'bad'],
  ['accepted', 'bad'],
])

function statusSentence(
  type: string,
  providerStatus: z.infer<typeof word>,
  provider: string,
): string | undefined {
  const status = Object.entries(STATUS_WORDS).find(([known]) => type === `payment.${known}`)
  if (!status || !providerStatus) return undefined
  return `${providerName(provider)} status “${providerStatus.value}”: the payment ${status[1]}.`
}

interface About {
  readonly provider: string
  readonly currency: string
  readonly formats: Formats
}

/** A chargeback takes the money at once; a dispute that is open may still do so. */
function disputeSentence(
  { status, moneyTaken }: z.infer<typeof disputePart>,
  { currency, formats }: About,
): string | undefined {
  if (status !== 'open') return DISPUTE_WORDS.get(status)
  return isReported(moneyTaken) && moneyTaken > 0
    ? `The payer’s bank charged back ${formats.money({ currency, minorUnits: moneyTaken })}.`
    : 'The payer disputes the charge with their bank.'
}

function partSentence(
  name: string,
  { amount: minorUnits, status, providerStatus }: z.infer<typeof part>,
  { provider, currency, formats }: About,
): string {
  const sum = isReported(minorUnits) ? ` of ${formats.money({ currency, minorUnits })}` : ''
  const said = providerStatus ? ` status “${providerStatus.value}”` : ''
  const is = PART_WORDS.get(status) ?? `is ${status}`
  return `${providerName(provider)}${said}: the ${name}${sum} ${is}.`
}
