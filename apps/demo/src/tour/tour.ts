import { epochOf } from '@paystate/core'
import type { Order } from '../orders/order.ts'
import type { OrderView } from '../payments/payment-view.ts'
import { readOrderView } from '../payments/read-order-view.ts'
import type { Stage } from '../scenarios/open-stage.ts'
import { stageSimulation } from '../scenarios/stage-simulation.ts'
import { createApp } from '../web/app.ts'
import type { Serve } from '../web/listen.ts'
import { CREATION_STOPS } from './creation-stops.ts'
import { KILL_STOPS } from './kill-stops.ts'
import { MONEY_STOPS } from './money-stops.ts'
import { pageText } from './page-text.ts'
import { PAYER_STOPS } from './payer-stops.ts'
import type { ProviderId, Stop } from './stop.ts'

export const STOPS: readonly Stop[] = [
  ...CREATION_STOPS,
  ...KILL_STOPS,
  ...PAYER_STOPS,
  ...MONEY_STOPS,
]

/** What the pages say of an order in some state. */
export interface Seen {
  readonly provider: ProviderId
  readonly name: string
  readonly order: Order
  readonly view: OrderView
  /** The text of the order's page. */
  readonly page: string
  /** The shop's pages and the back office, as they are now. */
  readonly serve: Serve
  readonly office: SeenOffice
  /** The back office's pages again, after every payment of the order was read at its provider. */
  readAgain(): Promise<SeenOffice>
}

/** The text of what the back office says of an order. */
export interface SeenOffice {
  /** A page for each of its payments. */
  readonly payments: readonly string[]
  readonly list: string
  readonly totals: string
  readonly health: string
}

/** Brings an order into each state at a provider, and reads its pages there. */
export async function* tour(
  stage: Stage,
  { provider, stops = STOPS }: { provider: ProviderId; stops?: readonly Stop[] },
): AsyncGenerator<Seen> {
  for (const stop of stops) {
    if (stop.only !== undefined && stop.only !== provider) continue
    await stage.use(provider)
    const order = await stop.go({ stage, provider })
    yield await read(stage, { provider, name: stop.name, order })
    stage[provider].faults.clear()
    stage[provider].webhooks.faults.clear()
  }
}

async function read(stage: Stage, seen: Pick<Seen, 'provider' | 'name' | 'order'>): Promise<Seen> {
  const { shop } = stage
  const app = createApp({
    shop,
    simulation: stageSimulation(stage),
    endProcess: () => {},
    interrupted: stage.interrupted,
  })
  const text = async (path: string) => pageText(await (await app.request(path)).text())
  const inOffice = (path: string) => text(`http://localhost/console${path}`)
  const { reference } = seen.order
  const view = await readOrderView(shop, reference)
  if (!view) throw new Error(`There is no order ${reference}`)
  const ids = view.payments.map(({ payment }) => payment.id)
  const office = async () => ({
    payments: await Promise.all(ids.map((id) => inOffice(`/payment?id=${encodeURIComponent(id)}`))),
    list: await inOffice(`?search=${reference}`),
    totals: await inOffice(`/totals?search=${reference}`),
    health: await inOffice('/health'),
  })
  return {
    ...seen,
    view,
    page: await text(`/orders/${reference}`),
    serve: (request) => app.fetch(request),
    office: await office(),
    async readAgain() {
      stage[seen.provider].faults.clear()
      for (const id of ids) await readFresh(stage, id)
      return office()
    },
  }
}

const LEASE = 20_000

/** A payment that a killed process was at work on is read only when its turn is over. */
async function readFresh({ shop, clock, pass }: Stage, id: string): Promise<void> {
  const read = () => shop.payments.get(id, { fresh: true }).catch(() => undefined)
  const { readAt } = (await read()) ?? {}
  if (readAt !== undefined && epochOf(readAt) >= clock.now()) return
  await pass(LEASE)
  await read()
}
