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

const LISTS = ['stops', 'faults', 'webhooks', 'steps'] as const

/** The plan without one of its parts, each once. */
function* shorterThan(plan: Plan): Generator<Plan> {
  if (plan.workers !== 'none') yield { ...plan, workers: 'none' }
  for (const list of LISTS) {
    for (let index = plan[list].length - 1; index >= 0; index -= 1) {
      yield { ...plan, [list]: plan[list].toSpliced(index, 1) }
    }
  }
}
