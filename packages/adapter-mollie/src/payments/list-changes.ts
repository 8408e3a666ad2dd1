import { instantOf, type ListOptions, PaymentError, type WebhookHint } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { z } from 'zod'
import type { Context } from '../http/context.ts'
import { createdIn, type ListScan, scanList } from '../http/scan-list.ts'
import { lenient } from '../wire/lenient.ts'
import { paymentReply } from '../wire/payment.ts'
import { readNames } from '../wire/payment-name.ts'
import { ourNamesIn } from '../wire/reserved-metadata.ts'

/**
 * Lists what was created since a moment, and some minutes before: payments, refunds and chargebacks, each newest first.
 * A payment that was created earlier and only changed is not in these lists: read it by itself.
 *
 * `since` is a time of our clock, or `listedAt` of an earlier hint, which does not depend on our clock. Each list is
 * an operation with its own time limit, which does not include the caller's work in between.
 *
 * @throws {PaymentError} `invalid_request`, as any read, and `undecided` when a list ended early.
 */
export async function* listChanges(
  context: Context,
  { since }: ListOptions,
): AsyncGenerator<WebhookHint> {
  checkSince(since)
  let listedAt: number | undefined
  for (const list of ['payments', 'refunds', 'chargebacks'] as const) {
    const listing = await listSince(context.begin(), { list, since })
    listedAt ??= listing.listedAt
    const when = listedAt !== undefined && { listedAt: instantOf(listedAt) }
    for (const hint of listing.hints) yield { ...hint, ...when }
  }
}

/** Without a time everything would be listed. */
function checkSince(since: unknown): void {
  if (readInstant(since) !== undefined) return
  const message = 'must be a date and time with an offset, like 2026-01-15T12:00:00Z'
  const issues = [{ path: 'since', message }]
  const what = 'Invalid listing.'
  throw new PaymentError('invalid_request', { what, provider: 'mollie', operation, issues })
}

const operation = 'list_changes'

interface Listing {
  readonly hints: readonly WebhookHint[]
  readonly listedAt: number | undefined
}

async function listSince(
  context: Context,
  { list, since }: Pick<ListScan, 'list' | 'since'>,
): Promise<Listing> {
  const hints: WebhookHint[] = []
  let listedAt: number | undefined
  const walk = await scanList(context, {
    list,
    since,
    visit: (item, time) => {
      listedAt = time.listedAt
      if (isSince(item, time.since)) hints.push(hintOf(context, { list, item }))
      return undefined
    },
  })
  if (walk.isComplete) return { hints, listedAt }
  throw new PaymentError('undecided', {
    what: `The list of ${list} ended early.`,
    provider: context.settings.account.provider,
    operation,
    money: 'A read moves no money.',
    advice: 'List again, from a later time.',
  })
}

/** One without a readable time is listed rather than missed. */
function isSince(item: unknown, since: number | undefined): boolean {
  const createdAt = createdIn(item)
  return since === undefined || createdAt === undefined || createdAt >= since
}

const text = lenient(z.string())
const listedItem = z.object({
  id: text,
  status: text,
  paymentId: text,
  metadata: z.unknown().optional(),
})

function hintOf(
  { settings }: Context,
  { list, item }: Pick<ListScan, 'list'> & { item: unknown },
): WebhookHint {
  const { account } = settings
  const { id, status, paymentId, metadata } = listedItem.parse(item)
  const payment = paymentId !== undefined && { paymentId }
  const listed = status !== undefined && { providerStatus: status }
  switch (list) {
    case 'payments': {
      const { data } = paymentReply.safeParse(item)
      const reference = data && readNames(data)?.reference
      const names = { ...(id !== undefined && { paymentId: id }), ...(reference && { reference }) }
      return {
        account,
        event: `payment.${status}`,
        recognized: data !== undefined,
        ...names,
        ...listed,
      }
    }
    case 'refunds': {
      const refundReference = ourNamesIn(metadata)?.reference
      const names = { ...(id !== undefined && { refundId: id }), ...payment }
      const ours = refundReference !== undefined && { refundReference }
      const event = `refund.${status}`
      return { account, event, recognized: id !== undefined, ...names, ...ours, ...listed }
    }
    case 'chargebacks': {
      const names = { ...(id !== undefined && { disputeId: id }), ...payment }
      return { account, event: 'chargeback.received', recognized: id !== undefined, ...names }
    }
  }
}
