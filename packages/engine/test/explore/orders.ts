import type { ProgressFetch } from '@paystate/core'
import type { Ledger } from '@paystate/simulator'
import type { Site } from './site.ts'
import type { World } from './world.ts'

/** Which order a request creates a payment for, so that the provider's ledger can be told apart by orders. */
export interface Creations {
  readonly fetch: ProgressFetch
  /** The references under which payments of an order were requested. */
  referencesOf(order: string): ReadonlySet<string>
}

/** What the order is called in the description of each of its payments. */
export const describe = (order: string) => `Three books for ${order}`

/** Reads every request before the provider does: also of one whose response is lost. */
export function watchCreations(site: Site): Creations {
  const byOrder = new Map<string, Set<string>>()
  const referencesOf = (order: string) => {
    const known = byOrder.get(order) ?? new Set()
    byOrder.set(order, known)
    return known
  }
  return {
    referencesOf,
    async fetch(request, options) {
      if (site.isCreation(request)) {
        const body = await request.clone().text()
        const [, order] = /Three books for (\w+)/.exec(body) ?? []
        const reference = site.referenceIn(request, body)
        if (order !== undefined && reference !== undefined) referencesOf(order).add(reference)
      }
      return site.fetch(request, options)
    },
  }
}

/** The world as one of its orders sees it: the provider's ledger has its payments alone. */
export function orderIn(world: World, index: number): World {
  const { site, creations } = world
  const order = `${world.order}${index}`
  const ledger = ledgerOf(site.ledger, creations.referencesOf(order))
  return {
    ...world,
    order,
    consumer: `${world.consumer}${index}`,
    site: { ...site, ledger },
    id: (short) => world.id(`${index}_${short}`),
    happened: new Set(),
  }
}

function ledgerOf(ledger: Ledger, references: ReadonlySet<string>): Ledger {
  return {
    ...ledger,
    entries(paymentId) {
      if (paymentId !== undefined) return ledger.entries(paymentId)
      return [...references]
        .flatMap((reference) => ledger.paymentsOf(reference))
        .flatMap((id) => ledger.entries(id))
        .toSorted((one, other) => one.sequence - other.sequence)
    },
  }
}
