import { epochOf, type Instant, instantOf } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { z } from 'zod'
import { lenient } from '../http/lenient.ts'
import type { Connection } from './connection.ts'
import { read } from './read.ts'

/** What to walk through, and when to stop. */
export interface ListScan {
  readonly list: 'payments' | 'refunds' | 'chargebacks'
  /** How far back; without it, to the end. */
  readonly since?: Instant | undefined
  readonly signal?: AbortSignal | undefined
  readonly subject?: string | undefined
  /** Sees each item, newest first; true ends the walk. */
  readonly isEnough: (item: unknown) => boolean
}

export interface ListWalk {
  /** Every page joined on its cursor, and the list went back far enough. */
  readonly isComplete: boolean
  readonly begunAt: Instant
  readonly endedAt: Instant
}

/** The most that a page can have. */
const PAGE_SIZE = 250

/** A walk longer than this is given up as incomplete. */
const MOST_PAGES = 200

/** The provider's clock may be behind ours. */
const CLOCK_MARGIN_MS = 10 * 60_000

const dated = z.looseObject({ id: z.string(), createdAt: lenient(z.string()) })

/**
 * Walks through a list, newest first, page by page. Cursors are inclusive: a page that does not begin with
 * its cursor does not join the one before, and the walk is incomplete.
 *
 * @see https://docs.mollie.com/reference/pagination
 * @throws {PaymentError} Whatever a read can meet.
 */
export async function scanList(connection: Connection, scan: ListScan): Promise<ListWalk> {
  const { clock } = connection
  const begun = clock.now()
  const until = scan.since === undefined ? undefined : epochOf(scan.since) - CLOCK_MARGIN_MS
  const walked = (isComplete: boolean): ListWalk => {
    return { isComplete, begunAt: instantOf(begun), endedAt: instantOf(clock.now()) }
  }
  let from: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, next } = await readPage(connection, { ...scan, from })
    const joins = from === undefined || dated.safeParse(items[0]).data?.id === from
    if (!joins) return walked(false)
    if (items.some((item) => isBefore(item, until) || scan.isEnough(item))) return walked(true)
    if (next === 'none' || next === 'not_reported') return walked(next === 'none')
    from = next
  }
  return walked(false)
}

function isBefore(item: unknown, until: number | undefined): boolean {
  const createdAt = readInstant(dated.safeParse(item).data?.createdAt)
  return until !== undefined && createdAt !== undefined && epochOf(createdAt) < until
}

interface Page {
  readonly items: readonly unknown[]
  /** A list that does not say where it goes on is not known to be at its end. */
  readonly next: string | 'none' | 'not_reported'
}

interface PageRequest extends ListScan {
  readonly from: string | undefined
}

/** Assumed: token_lists. */
async function readPage(connection: Connection, request: PageRequest): Promise<Page> {
  const { list, from, signal, subject } = request
  const { reply } = await read(connection, {
    operation: `list_${list}`,
    path: `/${list}`,
    query: { limit: PAGE_SIZE, ...(from !== undefined && { from }), ...connection.settings.scope },
    subject,
    signal,
    schema: PAGES[list],
  })
  return { items: reply._embedded[list] ?? [], next: nextOf(reply._links) }
}

const links = z
  .object({ next: z.object({ href: z.string() }).nullable() })
  .optional()
  .catch(undefined)

/** What a page of each list has to have. */
const PAGES = {
  payments: pageOf('payments'),
  refunds: pageOf('refunds'),
  chargebacks: pageOf('chargebacks'),
} as const

function pageOf(list: ListScan['list']) {
  return z.object({ _embedded: z.object({ [list]: z.array(z.unknown()) }), _links: links })
}

/** The next page is asked for below our own endpoint; of its link only the cursor is taken. */
function nextOf(reported: z.infer<typeof links>): Page['next'] {
  if (reported === undefined) return 'not_reported'
  if (reported.next === null) return 'none'
  const { href } = reported.next
  return (URL.canParse(href) && new URL(href).searchParams.get('from')) || 'not_reported'
}
