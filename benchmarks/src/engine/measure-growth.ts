import { createConsole } from '@paystate/console'
import type { OpenedDatabase } from '@paystate/engine'
import { median } from '../report/table.ts'
import { fill } from './fill.ts'
import { openShop, type Shop } from './open-shop.ts'

/** Milliseconds at one number of payments, each the median. */
export interface Growth {
  readonly payments: number
  readonly milliseconds: Readonly<Record<string, number>>
}

const TIMES = 41
/** Those that fill the first page of a list: real ones, not copies. */
const RECENT = 50

/** What calls cost with ever more payments in the same database. */
export async function measureGrowth(
  database: OpenedDatabase,
  sizes: readonly number[],
): Promise<readonly Growth[]> {
  const shop = await openShop(database)
  const [payment = ''] = await shop.payWhole()
  const measured: Growth[] = []
  let from = 0
  for (const to of sizes) {
    await fill(database, { payment, copies: to - from })
    from = to
    await shop.payWhole(RECENT)
    measured.push({ payments: to, milliseconds: await measure(shop) })
  }
  return measured
}

async function measure(shop: Shop): Promise<Readonly<Record<string, number>>> {
  const { payments } = shop
  const serve = createConsole(payments)
  const [recent = ''] = await shop.payWhole()
  const { order } = await payments.get(recent)
  const page = async (path: string) => {
    const response = await serve(new Request(`http://127.0.0.1/console${path}`))
    if (response.status !== 200) throw new Error(`The console gave ${response.status} for ${path}`)
    await response.arrayBuffer()
  }
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'a whole payment': () => shop.payWhole(),
    'a claim of nothing': () => payments.claimDue(10),
    'get, a recent payment': () => payments.get(recent),
    'find, by its order': () => payments.find({ order }),
    'list, the first 50': () => payments.list(),
    "the console's list": () => page(''),
    "the console's page of a payment": () => page(`/payment?id=${recent}`),
  }
  const times = new Map<string, number[]>(Object.keys(calls).map((name) => [name, []]))
  for (let time = 0; time < TIMES; time += 1) {
    for (const [name, call] of Object.entries(calls)) {
      const begun = performance.now()
      await call()
      times.get(name)?.push(performance.now() - begun)
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]))
}
