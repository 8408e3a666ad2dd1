import type { SimulatorClock } from '../clock/clock.ts'
import type { Controlled } from '../control/controlled.ts'
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
    await repeat(entry, parts)
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
      await actions.find(({ name }) => name === entry.action)?.run()
      return
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
