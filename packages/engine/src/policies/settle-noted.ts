import { endAnomaly } from '../anomalies/end-anomaly.ts'
import { each } from '../engine/each.ts'
import type { Instances } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import {
  type AnomaliesPart,
  type FoundAnomaly,
  foreignAdopted,
  instancesFound,
  orphansFound,
} from '../store/anomalies/noted-anomalies.ts'

const BATCH = 50

/** Closes anomalies that what is stored or configured by now has ended, a batch of each kind; returns how many. */
export type SettleNoted = () => Promise<number>

export function createSettleNoted({
  store,
  instances,
}: Pick<Services, 'store'> & { readonly instances: Pick<Instances, 'keys'> }): SettleNoted {
  const configured = [...instances.keys()]
  const parts = [
    inBatches((part) => orphansFound(store, part), 'This database has the payment now.'),
    inBatches((part) => foreignAdopted(store, part), 'The payment was taken over.'),
    inBatches(
      (part) => instancesFound(store, { ...part, instances: configured }),
      'The provider is configured again.',
    ),
  ]

  /** A batch after the one before, so that those that cannot be closed hide none of the others. */
  function inBatches(
    find: (part: AnomaliesPart) => Promise<readonly FoundAnomaly[]>,
    because: string,
  ): () => Promise<number> {
    let after = 0
    return async () => {
      const found = await find({ after, limit: BATCH })
      after = found.length < BATCH ? 0 : (found.at(-1)?.key ?? 0)
      await each(found, ({ id }) => endAnomaly(store, { id, because }))
      return found.length
    }
  }

  return async () => {
    let done = 0
    await each(parts, async (part) => {
      done += await part()
    })
    return done
  }
}
