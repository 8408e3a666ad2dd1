import { type AnsweredAttempt, expectFound } from '@paystate/adapter-kit'
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
  /** How far back; default: to the end. A time of ours; see `timeOf`. */
  readonly since?: Instant | undefined
  readonly subject?: string | undefined
  /** Gets every item of every page that is read; the scan ends after a page with a match. */
  readonly visit: (item: unknown, page: PageTime) => 'found' | undefined
}

export interface PageTime {
  /** Where the scan may end, by the provider's clock, epoch ms; absent: at the end of the list. */
  readonly since?: number
  /** The provider's clock when the scan began; absent where no response said so. */
  readonly listedAt?: number
}

export interface ListWalk {
  /** Every page continued the one before, and the list went back far enough. */
  readonly isComplete: boolean
  readonly begunAt: Instant
  readonly endedAt: Instant
}

/** An item may be large, with every line of its order, and a page must fit into one response. */
const PAGE_SIZE = 50

/** A scan longer than this is given up as incomplete. */
const MOST_PAGES = 1_000

const identified = z.looseObject({ id: z.string() })

/**
 * Scans a list, newest first, page by page, each page completely: the order of a list is not guaranteed. Cursors are
 * inclusive: a page that does not begin with its cursor does not continue the one before, and the scan is
 * incomplete.
 *
 * @see https://docs.mollie.com/reference/pagination
 * @throws {PaymentError} As any read.
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
  /** Seen on the previous page. */
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

/** A margin in case our clock was set, or drifted, since then. */
const MARGIN_MS = 10 * 60_000

/**
 * Where a scan may end, by the provider's own clock: a time of ours is moved back by as much as our clock
 * may be ahead. Where the provider reports no time, only the end of the list counts.
 */
function timeOf({ clockReading, endedAt }: AnsweredAttempt, since: Instant | undefined): PageTime {
  if (!clockReading) return {}
  const listedAt = clockReading.at - clockReading.uncertaintyMs
  if (since === undefined) return { listedAt }
  const aheadMs = Math.max(0, epochOf(endedAt) - listedAt)
  return { listedAt, since: Math.min(epochOf(since) - aheadMs, listedAt) - MARGIN_MS }
}

/** When an item was created, by the provider's clock, epoch ms; undefined where that cannot be read. */
export function createdIn(item: unknown): number | undefined {
  const createdAt = readInstant(dated.safeParse(item).data?.createdAt)
  return createdAt === undefined ? undefined : epochOf(createdAt)
}

const dated = z.looseObject({ createdAt: lenient(z.string()) })

/** Whether a full page is older than a time. One older item proves nothing about those after it. */
function endsBefore(items: readonly unknown[], since: number | undefined): boolean {
  if (since === undefined || items.length === 0) return false
  return items.map(createdIn).every((created) => created !== undefined && created < since)
}

interface Page {
  readonly items: readonly unknown[]
  /** A list that does not say where it continues is not known to have ended. */
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
  const reading = read(context, {
    operation: `list_${list}`,
    subject,
    schema: PAGES[list],
    call: (client) => pageOf(client, { list, parameters }),
  })
  const { reply, response } = await expectFound(reading)
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

/** What a page of each list must contain. */
const PAGES = {
  payments: pageReply('payments'),
  refunds: pageReply('refunds'),
  chargebacks: pageReply('chargebacks'),
} as const

function pageReply(list: ListScan['list']) {
  return z.object({ _embedded: z.object({ [list]: z.array(z.unknown()) }), _links: links })
}

/** The next page is requested below our own endpoint; only the cursor of its link is used. */
function nextOf(reported: z.infer<typeof links>): Page['next'] {
  if (reported === undefined) return 'not_reported'
  if (reported.next === null) return 'none'
  const { href } = reported.next
  return (URL.canParse(href) && new URL(href).searchParams.get('from')) || 'not_reported'
}
