import { endAnomaly } from '../anomalies/end-anomaly.ts'
import { each } from '../engine/each.ts'
import type { Services } from '../engine/services.ts'
import { foreignAdopted, instancesFound, orphansFound } from '../store/anomalies/noted-anomalies.ts'

const BATCH = 50

/** Closes anomalies that what is stored or configured by now has ended; returns how many. */
export async function settleNoted({
  store,
  instances,
}: Pick<Services, 'store' | 'instances'>): Promise<number> {
  const orphans = await orphansFound(store, { limit: BATCH })
  await each(orphans, ({ id }) =>
    endAnomaly(store, { id, because: 'This database has the payment now.' }),
  )
  const adopted = await foreignAdopted(store, { limit: BATCH })
  await each(adopted, ({ id }) => endAnomaly(store, { id, because: 'The payment was taken over.' }))
  const configured = await instancesFound(store, { instances: [...instances.keys()] })
  await each(configured, ({ id }) =>
    endAnomaly(store, { id, because: 'The provider is configured again.' }),
  )
  return orphans.length + adopted.length + configured.length
}
