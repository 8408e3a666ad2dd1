/** For which calls something is planned. */
export interface PlanOptions {
  /** How many of them; default 1. */
  times?: number | undefined
  /** Only those that name this payment, refund or capture, by any of its ids. */
  payment?: string | undefined
}

/** What is to happen to the next ones of a kind; each plan is used up. */
export interface Plans<Kind extends string, Planned> {
  add(kind: Kind | '*', planned: Planned, options?: PlanOptions): void
  take(kind: Kind, named: readonly string[]): Planned | undefined
  clear(): void
}

/** `kinds` are all there are: a plan for another one throws. */
export function createPlans<Kind extends string, Planned>(
  kinds: readonly Kind[],
): Plans<Kind, Planned> {
  const plans: { kind: string; planned: Planned; payment: string | undefined; left: number }[] = []

  return {
    add(kind, planned, { times = 1, payment } = {}) {
      if (kind !== '*' && !kinds.includes(kind)) {
        throw new RangeError(`Unknown call "${kind}"; known calls: *, ${kinds.join(', ')}`)
      }
      if (!Number.isInteger(times) || times < 1) throw new RangeError('times is 1 or more')
      plans.push({ kind, planned, payment, left: times })
    },
    take(kind, named) {
      const plan = plans.find(
        (one) =>
          (one.kind === kind || one.kind === '*') &&
          (one.payment === undefined || named.includes(one.payment)),
      )
      if (!plan) return undefined
      plan.left -= 1
      if (plan.left === 0) plans.splice(plans.indexOf(plan), 1)
      return plan.planned
    },
    clear: () => void plans.splice(0),
  }
}
