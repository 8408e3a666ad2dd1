import { openShop, type Shop } from '../support/shop.ts'
import { incarnate } from './incarnation.ts'
import { ASKED, type Crash, type Life, live, liveOn, REFUNDED } from './life.ts'

export interface Explored {
  /** What the points of the longest incarnation were, in order. */
  readonly points: readonly string[]
  readonly violations: readonly string[]
}

/** Lives one life with crashes, then compares the provider's ledger with the engine's book. */
export async function explore(crash: Crash): Promise<Explored> {
  const shop = await openShop()
  const life = {
    order: shop.name('order'),
    capture: shop.name('capture'),
    refund: shop.name('refund'),
  }
  const died: string[] = []
  if (crash.fault) shop.mollie.faults.next(...crash.fault)
  let points: readonly string[] = []
  for (const killAt of [...crash.kills, Number.POSITIVE_INFINITY]) {
    const process = incarnate({ database: shop.database, fetch: shop.fetch, killAt })
    const payments = await shop.open(process)
    process.arm()
    const living = live(shop, payments, life)
    const where = await Promise.race([living.then(() => undefined), process.death])
    if (where !== undefined) died.push(where)
    if (process.points.length > points.length) points = process.points
    await shop.settleDown()
    await shop.clock.advance(3 * 60_000) // its leases end
  }
  await liveOn(shop, life)
  const found = await compare(shop, life)
  return {
    points,
    violations: found.map((text) => `${text}; ${JSON.stringify({ ...crash, died })}`),
  }
}

async function compare(shop: Shop, life: Life): Promise<string[]> {
  const { mollie, payments, store } = shop
  const { payment } = await payments.pay({
    order: life.order,
    amount: { currency: 'EUR', minorUnits: ASKED },
    description: 'Three books',
    returnUrl: 'https://shop.example/return',
    capture: 'manual',
  })
  const ids = [...new Set(mollie.ledger.entries().map(({ paymentId }) => paymentId))]
  const sum = (of: (id: string) => number) => ids.reduce((total, id) => total + of(id), 0)
  const authorized = mollie.ledger.entries().filter(({ kind }) => kind === 'authorized').length
  const refunds = ids.flatMap((id) => mollie.ledger.refundsOf(id))
  const { rows } = await store.query(
    `select type, count(*)::integer as times from paystate.events
     where order_id = $1 and type in ('order.paid', 'order.paid_twice') group by type`,
    [life.order],
  )
  const { rows: open } = await store.query(
    `select o.kind, o.state from paystate.operations as o join paystate.payments as p on p.key = o.payment
     where p.order_id = $1 and o.state not in ('applied', 'withdrawn', 'not_applied')`,
    [life.order],
  )
  const expected: readonly (readonly [string, unknown, unknown])[] = [
    ['authorized at the provider', authorized, 1],
    ['captured at the provider', sum(mollie.ledger.capturedOf), ASKED],
    ['captured by our book', payment.amounts.captured, ASKED],
    ['refunds at the provider', refunds.length, 1],
    ['refunded at the provider', refunds[0]?.amount.minorUnits, REFUNDED],
    ['events of the order', JSON.stringify(rows), '[{"type":"order.paid","times":1}]'],
    ['open operations', JSON.stringify(open), '[]'],
    ['status', payment.status, 'captured'],
  ]
  return expected
    .filter(([, seen, wanted]) => seen !== wanted)
    .map(([what, seen, wanted]) => `${what}: ${String(seen)} instead of ${String(wanted)}`)
}
