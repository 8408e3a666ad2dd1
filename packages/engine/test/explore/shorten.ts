import type { Plan } from './plan.ts'

/** Leaves out of a plan whatever its violation does without: what is left is what to look at. */
export async function shorten(
  plan: Plan,
  isViolated: (shorter: Plan) => Promise<boolean>,
): Promise<Plan> {
  for (const shorter of shorterThan(plan)) {
    if (await isViolated(shorter)) return shorten(shorter, isViolated)
  }
  return plan
}

const LISTS = ['stops', 'faults', 'webhooks'] as const

/** The plan without one of its parts, each once; of many orders, without half of them first. */
function* shorterThan(plan: Plan): Generator<Plan> {
  const { orders } = plan
  for (let part = orders.length >> 1; part > 0; part >>= 1) {
    for (let from = 0; from < orders.length; from += part) {
      yield { ...plan, orders: orders.toSpliced(from, part) }
    }
  }
  if (plan.workers !== 'none') yield { ...plan, workers: 'none' }
  for (const list of LISTS) {
    for (let index = plan[list].length - 1; index >= 0; index -= 1) {
      yield { ...plan, [list]: plan[list].toSpliced(index, 1) }
    }
  }
  for (const [place, steps] of orders.entries()) {
    for (let index = steps.length - 1; index >= 0; index -= 1) {
      yield { ...plan, orders: orders.with(place, steps.toSpliced(index, 1)) }
    }
  }
}
