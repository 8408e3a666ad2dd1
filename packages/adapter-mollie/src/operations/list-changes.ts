import { epochOf, type ListOptions, PaymentError, type WebhookHint } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { z } from 'zod'
import { lenient } from '../http/lenient.ts'
import { paymentReply } from '../payments/payment-reply.ts'
import { readReferences } from '../payments/read-references.ts'
import { ourNamesIn } from '../references/reserved-metadata.ts'
import { checkSearch } from './check-search.ts'
import type { Connection } from './connection.ts'
import { type ListScan, scanList } from './scan-list.ts'
import { withinTotal } from './within-total.ts'

/** The provider's clock is not ours, and it tells whole seconds: better twice than never. */
const OVERLAP_MS = 60_000

/**
 * Names what was made since, and in the minute before: payments, refunds and chargebacks, each newest first.
 * A payment that was made before and only moved is not in these lists: ask for it by itself.
 *
 * Each list is an operation with a time limit of its own; what the caller does in between does not count.
 *
 * @throws {PaymentError} `invalid_request`, whatever a read can meet, and `undecided` when a list broke off.
 */
export async function* listChanges(
  connection: Connection,
  options: ListOptions,
): AsyncGenerator<WebhookHint> {
  const { account } = connection.settings
  checkSearch({ account, operation: 'list_changes', since: options?.since ?? null })
  for (const list of ['payments', 'refunds', 'chargebacks'] as const) {
    yield* await hintsIn(withinTotal(connection), { list, ...options })
  }
}

async function hintsIn(
  connection: Connection,
  { list, since, signal }: ListOptions & Pick<ListScan, 'list'>,
): Promise<readonly WebhookHint[]> {
  const hints: WebhookHint[] = []
  const walk = await scanList(connection, {
    list,
    since,
    signal,
    isEnough: (item) => {
      if (isSince(item, since)) hints.push(hintOf(connection, { list, item }))
      return false
    },
  })
  if (walk.isComplete) return hints
  throw new PaymentError('undecided', {
    what: `The list of ${list} broke off before its end.`,
    provider: connection.settings.account.provider,
    operation: 'list_changes',
    money: 'Reading changes nothing.',
    advice: 'List again, from a later time.',
  })
}

const dated = z.looseObject({ createdAt: z.string() })

/** One without a readable time is named rather than missed. */
function isSince(item: unknown, since: string): boolean {
  const createdAt = readInstant(dated.safeParse(item).data?.createdAt)
  return createdAt === undefined || epochOf(createdAt) >= epochOf(since) - OVERLAP_MS
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
