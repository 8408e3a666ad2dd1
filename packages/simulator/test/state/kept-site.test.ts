import { expect, it } from 'vitest'
import { createRealTimeClock } from '../../src/clock/real-time-clock.ts'
import type { Fault } from '../../src/faults/fault.ts'
import type { JournalEntry } from '../../src/state/journal.ts'
import { keptSite } from '../../src/state/kept-site.ts'
import type { SimulatorSite, WireAnswer } from '../../src/wire/wire.ts'

const ANSWER: WireAnswer = { kind: 'answer', response: new Response() }

/** A site that does something a little after it was asked. */
function kept(answer: (request: Request) => Promise<WireAnswer>, fault?: Fault) {
  const entries: JournalEntry[] = []
  const journal = {
    startAt: 0,
    earlier: [],
    append: (entry: JournalEntry) => void entries.push(entry),
  }
  const clock = createRealTimeClock({ speed: 1_000_000 })
  const site: SimulatorSite = {
    claims: () => true,
    moveTo: () => undefined,
    wire: { refuses: () => false, faultOf: () => fault, answer },
  }
  return { entries, clock, site: keptSite(site, { provider: 'mollie', journal, clock }) }
}

const request = (method = 'POST') =>
  new Request('http://provider.test/v2/payments', {
    method,
    ...(method !== 'GET' && { body: 'x' }),
  })

it('lets a request happen at the very moment that is written down', async () => {
  let happened = 0
  const { site, clock, entries } = kept(async () => {
    await Promise.resolve()
    happened = clock.now()
    return ANSWER
  })
  await site.wire.answer(request())
  expect(entries).toMatchObject([{ kind: 'request', at: happened, body: 'x', method: 'POST' }])
  const before = clock.now()
  await new Promise(setImmediate)
  expect(clock.now()).toBeGreaterThan(before)
})

it('lets requests happen in the order in which they are written down', async () => {
  const happened: string[] = []
  const { site, entries } = kept(async (asked) => {
    const body = await asked.text()
    for (let turn = happened.length; turn < 5; turn += 1) await Promise.resolve()
    happened.push(body)
    return ANSWER
  })
  const bodies = ['a', 'b', 'c']
  await Promise.all(
    bodies.map((body) => site.wire.answer(new Request('http://x.test/', { method: 'POST', body }))),
  )
  expect(entries.map((entry) => (entry.kind === 'request' ? entry.body : ''))).toEqual(bodies)
  expect(happened).toEqual(bodies)
})

it.each(['GET', 'HEAD'])('does not write down what changes nothing: %s', async (method) => {
  const { site, entries } = kept(() => Promise.resolve(ANSWER))
  await site.wire.answer(new Request('http://x.test/', { method }))
  expect(entries).toEqual([])
})

it('does not write down what a fault keeps from being applied', async () => {
  const { site, entries } = kept(() => Promise.resolve(ANSWER), 'reset')
  await site.wire.answer(request())
  expect(entries).toEqual([])
})
