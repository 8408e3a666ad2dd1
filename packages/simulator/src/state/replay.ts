import type { SimulatorClock } from '../clock/clock.ts'
import type { Controlled } from '../control/controlled.ts'
import { sendByHand } from '../control/operations.ts'
import type { SimulatorSite } from '../wire/wire.ts'
import type { JournalEntry } from './journal.ts'

export interface Replayed {
  sites: Readonly<Record<string, SimulatorSite | undefined>>
  controlled: Controlled
  /** Paused: it goes from entry to entry. */
  clock: SimulatorClock
}

/** Asks simulators once more what they were asked in an earlier run, at the same times. */
export async function replay(entries: readonly JournalEntry[], parts: Replayed): Promise<void> {
  for (const entry of entries) {
    await parts.clock.advance(Math.max(0, entry.at - parts.clock.now()))
    // What was refused then is refused now, and nothing has come of it.
    await repeat(entry, parts).catch(() => undefined)
  }
}

async function repeat(entry: JournalEntry, { sites, controlled }: Replayed): Promise<void> {
  switch (entry.kind) {
    case 'request': {
      const { method, url, headers, body } = entry
      const request = new Request(url, { method, headers, ...(body !== '' && { body }) })
      await sites[entry.provider]?.wire.answer(request)
      return
    }
    case 'action': {
      const actions = controlled[entry.provider]?.actionsOf(entry.payment) ?? []
      const { minorUnits } = entry
      await actions.find(({ name }) => name === entry.action)?.run({ minorUnits })
      return
    }
    case 'webhook': {
      const { payment, sent: kind, sequence, body } = entry
      const simulator = controlled[entry.provider]
      if (!simulator) return
      sendByHand(simulator, { payment, kind, sequence, body })
      return simulator.clock.advance(0)
    }
    case 'webhook_fault': {
      const faults = controlled[entry.provider]?.webhooks.faults
      const { planned } = entry
      if (!planned) return faults?.clear()
      const { times, payment } = planned.options
      return faults?.next(planned.fault, { ...(times && { times }), ...(payment && { payment }) })
    }
    case 'answer': {
      const answers = controlled[entry.provider]?.answers
      if (!entry.planned) answers?.clear()
      else answers?.next(entry.planned.call, entry.planned.answer, entry.planned.options)
      return
    }
    case 'time':
      return
    case 'delivery': // taken when the webhook is due
      return
  }
}
