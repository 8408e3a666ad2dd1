import { machineNow, type RealTimeClock } from '../clock/real-time-clock.ts'
import type { Deliver } from '../webhooks/deliver.ts'
import type { Journal, JournalEntry } from './journal.ts'

export interface KeptDeliver {
  deliver: Deliver
  /** From now on webhooks go out. Before, each attempt goes as it went in the earlier run. */
  goLive(): void
}

type Outcome = Extract<JournalEntry, { kind: 'delivery' }>

/** Writes down how each attempt to deliver a webhook went, and repeats it without sending. */
export function createKeptDeliver(
  deliver: Deliver,
  { journal, clock }: { journal: Journal; clock: RealTimeClock },
): KeptDeliver {
  const outcomes = new Map<string, Outcome[]>()
  for (const entry of journal.earlier) {
    if (entry.kind !== 'delivery') continue
    const known = outcomes.get(entry.message)
    if (known) known.push(entry)
    else outcomes.set(entry.message, [entry])
  }
  let isLive = false

  async function send(request: Request, message: string): Promise<Response> {
    const keep = (status: number | null, body: string) => {
      const times = { at: clock.now(), machineAt: machineNow() }
      journal.append({ kind: 'delivery', ...times, message, status, body })
    }
    try {
      const response = await deliver(request)
      keep(response.status, (await response.clone().text()).slice(0, 2_000))
      return response
    } catch (error) {
      keep(null, '')
      throw error
    }
  }

  return {
    async deliver(request) {
      const message = `${request.url}\n${await request.clone().text()}`
      if (isLive) return send(request, message)
      const outcome = outcomes.get(message)?.shift()
      if (typeof outcome?.status !== 'number') throw new Error('It was not delivered')
      return new Response(withBody(outcome.status) ? outcome.body : null, {
        status: outcome.status,
      })
    },
    goLive() {
      isLive = true
    },
  }
}

const withBody = (status: number) => status !== 204 && status !== 205 && status !== 304
