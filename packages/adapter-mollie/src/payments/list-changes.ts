import { instantOf, type ListOptions, PaymentError, type WebhookHint } from '@paystate/core'
import { z } from 'zod'
import { checkSearch } from '../configuration/check-search.ts'
import type { Connection } from '../http/connection.ts'
import { createdIn, type ListScan, scanList } from '../http/scan-list.ts'
import { withinTotal } from '../http/within-total.ts'
import { lenient } from '../wire/lenient.ts'
import { paymentReply } from '../wire/payment.ts'
import { ourNamesIn } from '../wire/reserved-metadata.ts'
import { readReferences } from './read-references.ts'

/**
 * Lists what was made since, and some minutes before: payments, refunds and chargebacks, each newest first.
 * A payment that was made before and only moved is not in these lists: read it by itself.
 *
 * `since` is a time of ours, or `listedAt` of an earlier hint, which no clock of ours can spoil. Each list is
 * an operation with a time limit of its own; what the caller does in between does not count.
 *
 * @throws {PaymentError} `invalid_request`, whatever a read can meet, and `undecided` when a list broke off.
 */
export async function* listChanges(
  connection: Connection,
  options: ListOptions,
): AsyncGenerator<WebhookHint> {
  const { account } = connection.settings
  checkSearch({ account, operation: 'list_changes', since: options?.since ?? null })
  let listedAt: number | undefined
  for (const list of ['payments', 'refunds', 'chargebacks'] as const) {
    const listing = await listSince(withinTotal(connection), { list, ...options })
    listedAt ??= listing.listedAt
    const when = listedAt !== undefined && { listedAt: instantOf(listedAt) }
    for (const hint of listing.hints) yield { ...hint, ...when }
  }
}

interface Listing {
  readonly hints: readonly WebhookHint[]
  readonly listedAt: number | undefined
}

async function listSince(
  connection: Connection,
  { list, since, signal }: ListOptions & Pick<ListScan, 'list'>,
): Promise<Listing> {
  const hints: WebhookHint[] = []
  let listedAt: number | undefined
  const walk = await scanList(connection, {
    list,
    since,
    signal,
    visit: (item, time) => {
      listedAt = time.listedAt
      if (isSince(item, time.since)) hints.push(hintOf(connection, { list, item }))
      return undefined
    },
  })
  if (walk.isComplete) return { hints, listedAt }
  throw new PaymentError('undecided', {
    what: `The list of ${list} broke off before its end.`,
    provider: connection.settings.account.provider,
    operation: 'list_changes',
    money: 'Reading changes nothing.',
    advice: 'List again, from a later time.',
  })
}

/** One without a readable time is named rather than missed. */
function isSince(item: unknown, since: number | undefined): boolean {
  const createdAt = createdIn(item)
  return since === undefined || createdAt === undefined || createdAt >= since
}

const text = lenient(z.string())
const listed = z.object({
  id: text,
  status: text,
  paymentId: text,
  metadata: z.unknown().optional(),
})

function hintOf(
  { settings }: Connection,
  { list, item }: Pick<ListScan, 'list'> & { item: unknown },
): WebhookHint {
  const { account } = settings
  const { id, status, paymentId, metadata } = listed.parse(item)
  const payment = paymentId !== undefined && { paymentId }
  switch (list) {
    case 'payments': {
      const { data } = paymentReply.safeParse(item)
      const reference = data && readReferences(data)?.reference
      const names = { ...(id !== undefined && { paymentId: id }), ...(reference && { reference }) }
      return { account, event: `payment.${status}`, recognized: data !== undefined, ...names }
    }
    case 'refunds': {
      const refundReference = ourNamesIn(metadata)?.reference
      const names = { ...(id !== undefined && { refundId: id }), ...payment }
      const ours = refundReference !== undefined && { refundReference }
      return { account, event: `refund.${status}`, recognized: id !== undefined, ...names, ...ours }
    }
    case 'chargebacks': {
      const names = { ...(id !== undefined && { disputeId: id }), ...payment }
      return { account, event: 'chargeback.received', recognized: id !== undefined, ...names }
    }
  }
}
