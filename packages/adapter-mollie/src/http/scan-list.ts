import type { AnsweredAttempt } from '@paystate/adapter-kit'
import { epochOf, type Instant, instantOf } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { z } from 'zod'
import { lenient } from '../wire/lenient.ts'
import type { MollieClient } from './client.ts'
import type { Context } from './context.ts'
import { read } from './read.ts'

/** What to scan, and when to stop. */
export interface ListScan {
  readonly list: 'payments' | 'refunds' | 'chargebacks'
  /** How far back; without it, to the end. See `providerSince`. */
  readonly since?: Instant | undefined
  readonly subject?: string | undefined
  /** Sees every item of every page that is read; after a page on which it found something, the scan ends. */
  readonly visit: (item: unknown, page: PageTime) => 'found' | undefined
}

export interface PageTime {
  /** Where the scan may end, by the provider's clock, epoch ms; absent where only the list's end will do. */
  readonly since?: number
  /** The provider's clock when the scan began; absent where no response said so. */
  readonly listedAt?: number
}

export interface ListWalk {
  /** Every page joined on its cursor, and the list went back far enough. */
  readonly isComplete: boolean
  readonly begunAt: Instant
  readonly endedAt: Instant
}

/** An item may be large, with every line of its order in it, and a page must fit into one response. */
const PAGE_SIZE = 50

/** A scan longer than this is given up as incomplete. */
const MOST_PAGES = 1_000

const identified = z.looseObject({ id: z.string() })

/**
 * Scans a list, newest first, page by page, each page whole: the order of a list is no promise. Cursors are
 * inclusive: a page that does not begin with its cursor does not join the one before, and the scan is
 * incomplete.
 *
 * @see https://docs.mollie.com/reference/pagination
 * @throws {PaymentError} Whatever a read can meet.
 */
export async function scanList(context: Context, scan: ListScan): Promise<ListWalk> {
  const { clock } = context
  const begunAt = instantOf(clock.now())
  const walked = (isComplete: boolean): ListWalk => {
    return { isComplete, begunAt, endedAt: instantOf(clock.now()) }
  }
  let from: string | undefined
  let time: PageTime | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, next, response } = await readPage(context, { ...scan, from })
    time ??= timeOf(response, scan.since)
    if (from !== undefined && idOf(items[0]) !== from) return walked(false)
    const isFound = visitAll(items, { ...scan, from, time })
    if (isFound || endsBefore(items, time.since)) return walked(true)
    if (next === 'none' || next === 'not_reported') return walked(next === 'none')
    from = next
  }
  return walked(false)
}

interface Visit extends Pick<ListScan, 'visit'> {
  /** Seen on the page before. */
  readonly from: string | undefined
  readonly time: PageTime
}

function visitAll(items: readonly unknown[], { visit, from, time }: Visit): boolean {
  const fresh = from === undefined ? items : items.slice(1)
  return fresh.filter((item) => visit(item, time) === 'found').length > 0
}

function idOf(item: unknown): string | undefined {
  return identified.safeParse(item).data?.id
}

/** Kept free in case our clock was set, or drifted, since the time was taken. */
const MARGIN_MS = 10 * 60_000

/**
 * Where a scan may end, by the provider's own clock: a time of ours is moved back by as much as our clock
 * may be ahead. Where the provider does not say what time it is, only the end of the list will do.
 */
function timeOf({ clockReading, endedAt }: AnsweredAttempt, since: Instant | undefined): PageTime {
  if (!clockReading) return {}
  const listedAt = clockReading.at - clockReading.uncertaintyMs
  if (since === undefined) return { listedAt }
  const aheadMs = Math.max(0, epochOf(endedAt) - listedAt)
  return { listedAt, since: Math.min(epochOf(since) - aheadMs, listedAt) - MARGIN_MS }
}

/** When an item was made, by the provider's clock, epoch ms; undefined where that cannot be read. */
export function createdIn(item: unknown): number | undefined {
  const createdAt = readInstant(dated.safeParse(item).data?.createdAt)
  return createdAt === undefined ? undefined : epochOf(createdAt)
}

const dated = z.looseObject({ createdAt: lenient(z.string()) })

/** Says whether a whole page lies before a time. One item that does proves nothing of those after it. */
function endsBefore(items: readonly unknown[], since: number | undefined): boolean {
  if (since === undefined || items.length === 0) return false
  return items.map(createdIn).every((created) => created !== undefined && created < since)
}

interface Page {
  readonly items: readonly unknown[]
  /** A list that does not say where it goes on is not known to be at its end. */
  readonly next: string | 'none' | 'not_reported'
  readonly response: AnsweredAttempt
}

interface PageRequest extends ListScan {
  readonly from: string | undefined
}

/** Assumed: token_lists. */
async function readPage(context: Context, { list, from, subject }: PageRequest): Promise<Page> {
  const parameters = {
    limit: PAGE_SIZE,
    ...(from !== undefined && { from }),
    ...context.settings.scope,
  }
  const { reply, response } = await read(context, {
    operation: `list_${list}`,
    subject,
    schema: PAGES[list],
    call: (client) => pageOf(client, { list, parameters }),
  })
  return { items: reply._embedded[list] ?? [], next: nextOf(reply._links), response }
}

interface ClientPage {
  readonly list: ListScan['list']
  readonly parameters: {
    readonly limit: number
    readonly from?: string
    readonly profileId?: string
    readonly testmode?: true
  }
}

function pageOf(client: MollieClient, { list, parameters }: ClientPage): unknown {
  switch (list) {
    case 'payments':
      return client.payments.page(parameters)
    case 'refunds':
      return client.refunds.page(parameters)
    case 'chargebacks':
      return client.chargebacks.page(parameters)
  }
}

const links = z
  .object({ next: z.object({ href: z.string() }).nullable() })
  .optional()
  .catch(undefined)

/** What a page of each list has to have. */
const PAGES = {
  payments: pageReply('payments'),
  refunds: pageReply('refunds'),
  chargebacks: pageReply('chargebacks'),
} as const

function pageReply(list: ListScan['list']) {
  return z.object({ _embedded: z.object({ [list]: z.array(z.unknown()) }), _links: links })
}

/** The next page is asked for below our own endpoint; of its link only the cursor is taken. */
function nextOf(reported: z.infer<typeof links>): Page['next'] {
  if (reported === undefined) return 'not_reported'
  if (reported.next === null) return 'none'
  const { href } = reported.next
  return (URL.canParse(href) && new URL(href).searchParams.get('from')) || 'not_reported'
}
