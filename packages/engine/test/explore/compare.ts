import type { LedgerEntry } from '@paystate/simulator'
import { type Book, type Booked, readBook } from './book.ts'
import { type Account, paymentsIn } from './outside.ts'
import { ASKED } from './plan.ts'

export interface Compared {
  readonly seen: ReadonlyMap<string, number>
  readonly violations: readonly string[]
}

/** An order, and the provider that its payments are at. */
interface Comparable extends Account, Booked {}

/** Compares what the provider did with what the engine knows and the shop was told. */
export async function compare(world: Comparable): Promise<Compared> {
  const book = await readBook(world)
  const both = { world, book }
  return {
    seen: seenIn(both),
    violations: [
      ...payments(both),
      ...operations(both),
      ...opened(world),
      ...order(both),
      ...heard(both),
    ],
  }
}

interface Both {
  readonly world: Comparable
  readonly book: Book
}

/** Every payment of the provider is one of ours, once, with the same money. */
function* payments({ world, book }: Both): Generator<string> {
  const { site } = world
  const { ledger } = site
  for (const id of paymentsIn(world)) {
    const [row, ...others] = book.payments.filter(({ providerId }) => providerId === id)
    if (!row || others.length > 0) {
      yield `payment ${id} at the provider: ${others.length + (row ? 1 : 0)} of ours`
      continue
    }
    const money: readonly (readonly [string, number | null, number])[] = [
      ['captured', row.captured, ledger.capturedOf(id)],
      ['refunded', row.refunded, ledger.refundedOf(id)],
      ['reversed', row.reversed ?? 0, ledger.reversedOf(id)],
      ['charged back', row.chargedBack ?? 0, ledger.chargedBackOf(id)],
    ]
    for (const [what, known, happened] of money) {
      if ((known ?? 0) !== happened) yield `${what} of ${id}: ${known} instead of ${happened}`
    }
    const status = site.statusOf(id)
    if (status !== row.status) yield `status of ${id}: ${row.status}, not ${status}`
    const sent = ledger.refundsOf(id).reduce((sum, { amount }) => sum + amount.minorUnits, 0)
    if (sent > ledger.capturedOf(id)) yield `refunded ${sent} of ${ledger.capturedOf(id)}`
  }
  for (const { reference } of book.payments) {
    const made = ledger.paymentsOf(reference)
    if (made.length > 1) yield `${made.length} payments under one reference`
  }
}

/** One effect per id, and the one that is claimed. */
function* operations({ world: { site }, book }: Both): Generator<string> {
  const entries = site.ledger.entries()
  for (const { kind, id, state, references } of book.operations) {
    const name = `${kind} ${id}`
    if (OPEN.has(state)) yield `${name} is ${state}`
    const what = EFFECTS.get(kind)
    if (what === undefined) continue
    const effects = entries.filter(
      (entry) => what.has(entry.kind) && references.includes(entry.reference ?? ''),
    )
    const most = state === 'applied' ? 1 : 0
    if (effects.length !== most) yield `${name} is ${state}, with ${effects.length} effects`
  }
  const known = new Set(book.operations.flatMap(({ references }) => references))
  const all = new Set([...EFFECTS.values()].flatMap((kinds) => [...kinds]))
  const strange = entries.filter(({ kind, reference }) => {
    return all.has(kind) && reference !== undefined && !known.has(reference)
  })
  if (strange.length > 0) yield `${strange.length} effects that nobody knows of`
}

const OPEN: ReadonlySet<string> = new Set(['waiting', 'intended', 'attempted', 'unknown'])

const EFFECTS: ReadonlyMap<string, ReadonlySet<LedgerEntry['kind']>> = new Map([
  ['create', new Set<LedgerEntry['kind']>(['created'])],
  ['refund', new Set<LedgerEntry['kind']>(['refund_accepted'])],
])

const ENDS: ReadonlySet<string> = new Set(['canceled', 'expired', 'failed'])

/** No payment is opened while an earlier one can take money. */
function* opened(world: Comparable): Generator<string> {
  const entries = world.site.ledger.entries()
  const ids = paymentsIn(world)
  for (const [index, id] of ids.entries()) {
    const created = entries.find((entry) => entry.kind === 'created' && entry.paymentId === id)
    for (const before of ids.slice(0, index)) {
      const hasEnded = entries.some(
        (entry) =>
          entry.paymentId === before &&
          ENDS.has(entry.kind) &&
          entry.sequence < (created?.sequence ?? 0),
      )
      if (!hasEnded) yield `${id} was opened while ${before} could take money`
    }
  }
}

/** The order is paid when its money is there, once; what was paid twice goes back once. */
function* order({ world, book }: Both): Generator<string> {
  const { site } = world
  const { ledger } = site
  const ids = paymentsIn(world)
  const net = (id: string) => ledger.capturedOf(id) - ledger.reversedOf(id)
  const total = ids.reduce((sum, id) => sum + net(id), 0)
  const told = book.events.filter(({ type }) => type === 'order.paid').length
  if (told > 1 || (total >= ASKED && told === 0)) yield `order.paid ${told} times, for ${total}`
  if (book.paid !== told) yield `the shop was told ${book.paid} times that it is paid`
  const twice = book.events.filter(({ type }) => type === 'order.paid_twice').length
  const holding = ids.filter((id) => net(id) > 0).length
  if (twice !== Math.max(0, holding - 1) && total > ASKED)
    yield `order.paid_twice ${twice} times, for ${holding} payments`
  const returned = ids.reduce((sum, id) => sum + ledger.refundedOf(id), 0)
  const disputed = ids.reduce((sum, id) => sum + ledger.chargedBackOf(id), 0)
  const kept = total - returned - disputed
  if (twice > 0 && kept > ASKED) yield `${kept} is kept of an order of ${ASKED}`
}

/** The shop heard every event once, in the order of each payment; nothing of what it rolled back is there. */
function* heard({ world, book }: Both): Generator<string> {
  const told = book.heard.map(({ number }) => number)
  const missing = book.events.filter(({ id }) => !told.includes(id))
  if (missing.length > 0) yield `never heard: ${missing.map(({ type }) => type).join(', ')}`
  if (new Set(told).size !== told.length) yield 'heard twice'
  const last = new Map<string | null, number>()
  for (const { payment, number, type } of book.heard) {
    if (number < (last.get(payment) ?? 0)) yield `${type} was heard out of order`
    last.set(payment, number)
  }
  const rolledBack = book.stored.filter((name) => !isStored(name, { world, book }))
  if (rolledBack.length > 0) yield `the shop has ${rolledBack.join(', ')}, and the engine has not`
}

function isStored(name: string, { world, book }: Both): boolean {
  if (name.startsWith(world.id('pay_'))) return book.payments.length > 0
  return book.operations.some(({ id }) => id === name)
}

function seenIn({ world: { site }, book }: Both): ReadonlyMap<string, number> {
  const seen = new Map<string, number>()
  const add = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  for (const { kind } of site.ledger.entries()) add(`provider: ${kind}`)
  for (const { type } of book.events) if (type.startsWith('order.')) add(`event: ${type}`)
  for (const { kind, state } of book.operations) add(`${kind}: ${state}`)
  return seen
}
