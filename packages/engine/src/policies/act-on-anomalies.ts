import type { Services } from '../engine/services.ts'
import { isEngineError } from '../errors/engine-error.ts'
import { createCancel } from '../intents/cancel.ts'
import { createRefund } from '../intents/refund.ts'
import type { AnomalyRow } from '../store/anomalies/anomaly-row.ts'
import { claimActs, endAct } from '../store/anomalies/due-acts.ts'
import { chooseAct, type Deed } from './choose-act.ts'

const BATCH = 10
/** When an act comes again that could not be done yet, or whose process ended. */
const POSTPONE_MS = 30_000

/**
 * Does what the policies of anomalies ask for; returns how many were due. The failure of one is thrown after
 * the others.
 */
export async function actOnAnomalies(
  services: Services,
  { signal }: { signal: AbortSignal },
): Promise<number> {
  const { store, instances } = services
  const claim = { instances: [...instances.keys()], limit: BATCH, postponeMs: POSTPONE_MS }
  const due = await claimActs(store, claim)
  const failures: unknown[] = []
  for (const anomaly of due) {
    if (signal.aborted) break // they were put off, and come again
    await act(services, anomaly).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  return due.length
}

async function act(services: Services, anomaly: AnomalyRow): Promise<void> {
  const { store } = services
  const { id } = anomaly
  const chosen = await chooseAct(store, anomaly)
  switch (chosen.type) {
    case 'wait':
      return
    case 'made':
      return endAct(store, { id, act: 'made', because: null })
    case 'refuse':
      return endAct(store, { id, act: 'refused', because: chosen.why })
    default:
      return perform(services, chosen)
  }
}

/** What the engine or the provider refuses is for a person; whatever else goes wrong is tried again. */
async function perform(services: Services, deed: Deed): Promise<void> {
  const { store } = services
  const { id, payment } = deed
  try {
    const { operation } =
      deed.type === 'refund'
        ? await createRefund(services)({ id, payment, amount: deed.amount })
        : await createCancel(services)({ id, payment, ifPaid: 'keep' })
    await (operation.kind === 'not_applied'
      ? endAct(store, { id, act: 'refused', because: operation.error.message })
      : endAct(store, { id, act: 'made', because: null }))
  } catch (error) {
    if (!isEngineError(error) || error.problem === 'outcome_not_stored') throw error
    await endAct(store, { id, act: 'refused', because: error.message })
  }
}
