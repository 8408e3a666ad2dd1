import type { Ledger } from '@paystate/simulator'
import { readLeft } from '../explore/book.ts'
import { compare } from '../explore/compare.ts'
import { type Account, paymentsIn } from '../explore/outside.ts'
import { statusAtAntom, statusAtMollie } from '../explore/site.ts'
import type { Place } from './place.ts'
import type { Scene } from './scenes.ts'
import type { Setting } from './setting.ts'

/** What is asked for in every scene. */
const ASKED = 1050

/** Compares what the providers did about an order with what is stored of it, and with what the shop heard. */
export async function compareOrder(
  place: Place,
  { setting, scene }: { readonly setting: Setting; readonly scene: Scene },
): Promise<readonly string[]> {
  const { shop, database, consumer } = place
  const { order } = setting
  const payments = await shop.payments.find({ order })
  const isAntom = payments.some(({ instance }) => instance === shop.names.antom)
  const site = isAntom ? antom(place) : mollie(place)
  const { capturedOf, refundsOf, reversedOf } = site.ledger
  const instance = isAntom ? shop.names.antom : shop.names.mollie
  const id = (short: string) => `${order}_${short}`
  const world = { database, order, consumer, site, id }
  const { violations } = await compare(world)
  const left = await readLeft({ database, instance, consumer })
  const { differing } = await shop.payments.compareRebuilt({ limit: Math.max(1, payments.length) })
  const taken = paymentsIn(world).map((made) => capturedOf(made))
  const total = taken.reduce((sum, captured) => sum + captured, 0)
  const returned = paymentsIn(world).filter((made) => {
    const sent = refundsOf(made).reduce((sum, { amount }) => sum + amount.minorUnits, 0)
    return sent + reversedOf(made) > capturedOf(made)
  })
  return [
    ...violations.filter((text) => scene.payments !== 'several' || !MAY_BE_SEVERAL.test(text)),
    ...left.map((one) => `left: ${one}`),
    ...differing.map(
      ({ payment, fields }) => `rebuilt, ${payment} differs in ${fields.join(', ')}`,
    ),
    ...(total > ASKED && scene.payments !== 'several' ? [`charged ${taken.join(' and ')}`] : []),
    ...returned.map((made) => `more was given back of ${made} than was taken`),
  ]
}

const MAY_BE_SEVERAL = /could take money|is kept of an order|at the provider: 0 of ours/

function mollie({ shop: { mollie: simulator }, earlier }: Place): Account['site'] {
  const ledger = without(earlier, simulator.ledger)
  return { ledger, statusOf: (id) => statusAtMollie(simulator, id) }
}

function antom({ shop: { antom: simulator }, earlier }: Place): Account['site'] {
  const ledger = without(earlier, simulator.ledger)
  return { ledger, statusOf: (id) => statusAtAntom(simulator, id) }
}

/** Combinations share an account; this one sees nothing of the earlier ones. */
function without(earlier: ReadonlySet<string>, ledger: Ledger): Ledger {
  const entries = (of?: string) =>
    ledger.entries(of).filter(({ paymentId }) => !earlier.has(paymentId))
  return { ...ledger, entries }
}
