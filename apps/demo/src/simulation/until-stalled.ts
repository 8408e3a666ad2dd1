import { setTimeout } from 'node:timers/promises'
import type { RequestLog } from '@paystate/simulator'
import type { Simulation, Stalled, Troubled } from './simulation.ts'

/** The engine repeats what got no response: none comes to the repeats either. */
const TIMES = 9
const A_BLINK = 10

/** Plans that a provider applies the requests of an operation and responds to none, and waits for the first of them. */
export function untilStalled<T>(
  during: Simulation['during'],
  {
    operation,
    requests,
  }: { readonly operation: Omit<Troubled, 'trouble' | 'times'>; readonly requests: RequestLog },
  work: () => Promise<T>,
): Promise<Stalled<T>> {
  let before = Number.POSITIVE_INFINITY
  const working = during({ ...operation, trouble: 'stall', times: TIMES }, () => {
    before = requests.entries().at(-1)?.sequence ?? 0
    return work()
  })
  const isStalled = () =>
    requests.entries().some(({ sequence, fault }) => sequence > before && fault === 'stall')
  return firstOf(working, isStalled)
}

async function firstOf<T>(working: Promise<T>, isStalled: () => boolean): Promise<Stalled<T>> {
  const ended = working.then((value) => ({ kind: 'ended', value }) as const)
  for (;;) {
    const first = await Promise.race([ended, setTimeout(A_BLINK, undefined)])
    if (first) return first
    if (isStalled()) return { kind: 'stalled' }
  }
}
