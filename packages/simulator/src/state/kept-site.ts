import { machineNow, type RealTimeClock } from '../clock/real-time-clock.ts'
import { isApplied } from '../faults/fault.ts'
import type { SimulatorSite, WireAnswer } from '../wire/wire.ts'
import type { Journal } from './journal.ts'

export interface Keeping {
  provider: string
  journal: Journal
  clock: RealTimeClock
}

/** Writes down every request that may change something, before it does. */
export function keptSite(site: SimulatorSite, keeping: Keeping): SimulatorSite {
  let last: Promise<unknown> = Promise.resolve()

  /** One after another, each at one moment of the clock: that is how they are repeated. */
  function inOrder(request: Request): Promise<WireAnswer> {
    const answered = last.then(() => answerAtOnce(site, request, keeping))
    last = answered.then(({ applied }) => applied).catch(() => undefined)
    return answered.then(({ answer }) => answer)
  }

  return {
    claims: site.claims,
    moveTo: site.moveTo,
    wire: {
      refuses: site.wire.refuses,
      ...(site.wire.faultOf && { faultOf: site.wire.faultOf }),
      answer(request) {
        const changesNothing = request.method === 'GET' || request.method === 'HEAD'
        return changesNothing ? site.wire.answer(request) : inOrder(request)
      },
    },
  }
}

async function answerAtOnce(
  { wire }: SimulatorSite,
  request: Request,
  { provider, journal, clock }: Keeping,
): Promise<{ answer: Promise<WireAnswer>; applied: Promise<unknown> }> {
  const { method, url, headers } = request
  const body = await request.clone().text()
  const fault = await wire.faultOf?.(request)
  const release = clock.hold()
  if (isApplied(fault)) {
    const times = { at: clock.now(), machineAt: machineNow() }
    journal.append({
      kind: 'request',
      ...times,
      provider,
      method,
      url,
      headers: [...headers],
      body,
    })
  }
  const answer = wire.answer(request)
  // What the request does is done before the next turn of the event loop; its answer may wait for
  // a webhook, whose handler may send requests itself.
  const applied = new Promise((resolve) => setImmediate(resolve)).then(release)
  return { answer, applied }
}
