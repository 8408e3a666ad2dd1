import type { Money } from '@paystate/core'
import type { TimelineEntry } from '@paystate/engine'
import { z } from 'zod'
import type { Formats } from '../format/formats.ts'
import { spaced } from '../html/badge.ts'

/** One entry of a timeline, as a person reads it. */
export interface EntryWords {
  /** Whose doing it is. */
  readonly from: 'us' | 'provider' | 'paystate' | 'anomaly'
  readonly title: string
  readonly text?: string | undefined
  /** The provider's own words. */
  readonly providerStatus?: string | undefined
}

const observation = z.object({
  via: z.string().catch(''),
  payment: z
    .object({
      status: z.string().catch(''),
      providerStatus: z
        .object({ value: z.string(), codes: z.array(z.string()).catch([]) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  refunds: z.array(z.unknown()).optional().catch(undefined),
  captures: z.array(z.unknown()).optional().catch(undefined),
  disputes: z.array(z.unknown()).optional().catch(undefined),
  cancellations: z.array(z.unknown()).optional().catch(undefined),
})

const details = z.object({
  state: z.string().optional().catch(undefined),
  sealed: z.string().optional().catch(undefined),
  amount: z.number().nullish().catch(undefined),
  number: z.number().optional().catch(undefined),
  count: z.number().optional().catch(undefined),
  positiveControl: z.string().optional().catch(undefined),
  ended: z.string().nullish().catch(undefined),
  under: z.string().nullish().catch(undefined),
  calls: z.number().optional().catch(undefined),
  handledAt: z.string().nullish().catch(undefined),
  observation: observation.optional().catch(undefined),
  about: z
    .object({ message: z.string().catch('') })
    .optional()
    .catch(undefined),
  because: z.string().nullish().catch(undefined),
  by: z.string().nullish().catch(undefined),
  who: z.string().optional().catch(undefined),
  withdrawnBy: z.string().optional().catch(undefined),
  verdict: z.object({ who: z.string() }).optional().catch(undefined),
})

type Details = z.infer<typeof details>

interface Given {
  readonly entry: TimelineEntry
  readonly known: Details
  readonly currency: string
  readonly formats: Formats
}

/** Puts an entry into words. Only what is listed here is shown: details may hold the payer's data. */
export function entryWords(
  entry: TimelineEntry,
  { currency, formats }: { readonly currency: string; readonly formats: Formats },
): EntryWords {
  const known = details.parse(entry.details)
  const words = WORDS[entry.kind]({ entry, known, currency, formats })
  return known.sealed ? { ...words, text: join([words.text, SEALED]) } : words
}

const SEALED = 'what it says is sealed with a key that is missing'

const WORDS: Readonly<Record<TimelineEntry['kind'], (given: Given) => EntryWords>> = {
  intent: ({ entry, known, currency, formats }) => ({
    from: 'us',
    title: `Requested: ${entry.subject}`,
    text: join([
      amountOf(known, currency, formats),
      known.who && `by ${known.who}`,
      known.state && `now ${spaced(known.state)}`,
      known.withdrawnBy && `by ${known.withdrawnBy}`,
      known.verdict && `decided by ${known.verdict.who}`,
    ]),
  }),
  attempt: ({ entry, known }) => ({
    from: 'us',
    title: `Sent: ${entry.subject}`,
    text: known.number === undefined ? undefined : `Attempt ${known.number}`,
  }),
  attempt_ended: ({ entry, known }) => ({
    from: 'us',
    title: `Attempt ended: ${entry.subject}`,
    text: join([
      known.number === undefined ? undefined : `Attempt ${known.number}`,
      known.ended ? spaced(known.ended) : 'no response was stored',
      known.under === 'none' ? 'after its lease was lost' : undefined,
    ]),
  }),
  lookups: ({ entry, known }) => ({
    from: 'us',
    title: `Looked up, not found: ${entry.subject}`,
    text: join([
      known.count === undefined || known.count < 2
        ? undefined
        : `${known.count} times, the last one here`,
      known.positiveControl === 'not_seen'
        ? 'proves nothing yet: the provider shows no other payment of this account either'
        : undefined,
    ]),
  }),
  webhook: ({ known }) => ({
    from: 'provider',
    title: 'Webhook received',
    text: join([
      (known.calls ?? 1) > 1 ? `${known.calls} copies` : undefined,
      known.handledAt ? 'processed' : 'not processed yet',
    ]),
  }),
  evidence: ({ entry, known }) => ({
    from: 'provider',
    title: SOURCES[entry.subject] ?? `Evidence: ${entry.subject}`,
    text:
      evidenceText(known) ??
      (saysNothing({ entry, known }) ? 'a read decides what it means' : undefined),
    providerStatus: providerStatusOf(known),
  }),
  event: ({ entry, known }) => ({
    from: 'paystate',
    title: entry.subject,
    text: known.number === undefined ? undefined : `Event ${known.number}`,
  }),
  anomaly_opened: ({ entry, known }) => ({
    from: 'anomaly',
    title: `Anomaly: ${spaced(entry.subject)}`,
    text: known.about?.message,
  }),
  anomaly_closed: ({ entry, known }) => ({
    from: 'anomaly',
    title: `Anomaly closed: ${spaced(entry.subject)}`,
    text: join([known.by ? `by ${known.by}` : undefined, known.because ?? undefined]),
  }),
}

const SOURCES: Readonly<Record<string, string>> = {
  response: 'The provider responded',
  read: 'We read the provider',
  push: 'The webhook itself reported',
  verdict: 'A person decided',
}

function evidenceText({ observation: seen }: Details): string | undefined {
  const count = (parts: readonly unknown[] | undefined, word: string) =>
    parts && parts.length > 0
      ? `${parts.length} ${word}${parts.length === 1 ? '' : 's'}`
      : undefined
  return join([
    seen?.payment && spaced(seen.payment.status),
    count(seen?.refunds, 'refund'),
    count(seen?.captures, 'capture'),
    count(seen?.disputes, 'dispute'),
    count(seen?.cancellations, 'cancellation'),
  ])
}

/** Nothing in it counts as a status, or it only says which payment to read. */
function saysNothing({ entry, known }: Pick<Given, 'entry' | 'known'>): boolean {
  const isProviders = entry.subject !== 'verdict' && Object.hasOwn(SOURCES, entry.subject)
  return isProviders && known.observation !== undefined && providerStatusOf(known) === undefined
}

function providerStatusOf({ observation: seen }: Details): string | undefined {
  const status = seen?.payment?.providerStatus
  return status && [status.value, ...status.codes].join(' · ')
}

function amountOf({ amount }: Details, currency: string, formats: Formats): string | undefined {
  if (amount === null || amount === undefined) return undefined
  const money: Money = { currency, minorUnits: amount }
  return formats.money(money)
}

function join(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '')
  return said.length > 0 ? said.join(', ') : undefined
}
