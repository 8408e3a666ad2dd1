import type { Clock } from '@paystate/core'
import { isNear } from './is-near.ts'

/** A name that recent webhooks came for, and that is nearly the name of a configured provider. */
export interface NearName {
  readonly name: string
  readonly configured: string
  readonly webhooks: number
}

/** The webhooks for names that are not configured, as this process remembers them. */
export interface UnknownNames {
  note(name: string): void
  /** Those of about the last hour. */
  recent(): { readonly webhooks: number; readonly near: readonly NearName[] }
}

const HOUR_MS = 3_600_000

interface Counted {
  readonly since: number
  webhooks: number
  readonly near: Map<string, NearName>
}

/**
 * Counts webhooks for unknown names. Anybody can send those: it keeps a number, and one name for each configured
 * one at the most.
 */
export function createUnknownNames(
  configured: readonly string[],
  { clock }: { readonly clock: Pick<Clock, 'monotonic'> },
): UnknownNames {
  const begin = (): Counted => ({ since: clock.monotonic(), webhooks: 0, near: new Map() })
  let [last, current] = [begin(), begin()]
  const turn = () => {
    const age = clock.monotonic() - current.since
    if (age > HOUR_MS) [last, current] = [age > 2 * HOUR_MS ? begin() : current, begin()]
    return [last, current] as const
  }
  return {
    note(name) {
      const [, now] = turn()
      now.webhooks += 1
      const meant = configured.find((one) => isNear(name, one))
      if (meant === undefined) return
      const { webhooks = 0 } = now.near.get(meant) ?? {}
      now.near.set(meant, { name, configured: meant, webhooks: webhooks + 1 })
    },
    recent() {
      const [before, now] = turn()
      const near = new Map([...before.near, ...now.near])
      return { webhooks: before.webhooks + now.webhooks, near: [...near.values()] }
    },
  }
}
