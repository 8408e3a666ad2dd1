import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput, durationField } from '../input/check-input.ts'
import { keepAlive } from './keep-alive.ts'
import type { Lane, Report } from './lane.ts'

/** The background work of a process. */
export interface WorkLoop {
  /** Starts the work, until `stop`. If already started, it does nothing. */
  start(): Promise<void>
  /**
   * Does what is due, and ends when nothing is due or the time is over, for a scheduler. Returns how much was
   * done.
   *
   * @throws {DatabaseError} The first error, once everything else was done.
   */
  work(options: { readonly forMs: number }): Promise<number>
  /**
   * Claims nothing more, and lets what is under way come to its end, the calls of the application included.
   * What is still out after three quarters of the time is given up: it is stored as pending and its lease is
   * given back, so that another process goes on with it at once.
   */
  stop(options?: { readonly withinMs?: number }): Promise<'stopped' | 'still_working'>
}

/** Pauses of an idle lane, in milliseconds; waking it ends the pause. */
const POLL_MS = { least: 1_000, most: 5_000 }
/** Pauses after an error, such as a database that is down. */
const FAILED_MS = { least: 1_000, most: 30_000 }
const STOP_WITHIN_MS = 10_000

/** How much of the time is for what ends by itself. */
const PATIENCE = 3 / 4

const workOptions = z.strictObject({ forMs: durationField })
const stopOptions = z.strictObject({ withinMs: durationField.optional() })

type LoopServices = Pick<Services, 'clock' | 'wake' | 'onWake' | 'running'>

export function createWorkLoop(
  services: LoopServices,
  { lanes, report }: { lanes: () => readonly Lane[]; report: Report },
): WorkLoop {
  const running = new Map<Lane, Promise<void>>()
  let state: { kind: 'idle' } | Started = { kind: 'idle' }

  const begin = (started: Started) => {
    for (const lane of lanes()) {
      if (running.has(lane)) continue
      running.set(lane, runLane(services, { lane, report, started }))
    }
  }
  return {
    async start() {
      if (state.kind === 'started') return
      const started: Started = {
        kind: 'started',
        stop: new AbortController(),
        release: keepAlive(),
      }
      state = started
      const forget = services.onWake(() => begin(started)) // a consumer was registered, perhaps
      started.stop.signal.addEventListener('abort', forget)
      begin(started)
    },
    async work(given) {
      const { forMs } = checkInput(workOptions, given)
      return workFor(services, { lanes, forMs, report })
    },
    async stop(given = {}) {
      const { withinMs = STOP_WITHIN_MS } = checkInput(stopOptions, given)
      const stopped = state
      state = { kind: 'idle' }
      if (stopped.kind === 'started') stopped.stop.abort()
      const lanes = [...running.values()]
      running.clear()
      const ended = Promise.all([...lanes, services.running.ended()]).then(() => 'stopped' as const)
      const patienceMs = withinMs * PATIENCE
      try {
        const first = await Promise.race([ended, after(services, patienceMs)])
        if (first === 'stopped') return first
        services.running.callOff()
        return await Promise.race([ended, after(services, withinMs - patienceMs)])
      } finally {
        if (stopped.kind === 'started') stopped.release()
      }
    },
  }
}

interface Started {
  readonly kind: 'started'
  readonly stop: AbortController
  /** Lets the process end. */
  readonly release: () => void
}

async function runLane(
  services: LoopServices,
  { lane, report, started }: { lane: Lane; report: Report; started: Started },
): Promise<void> {
  const { signal } = started.stop
  let pause = POLL_MS.least
  let failed = FAILED_MS.least
  while (!signal.aborted) {
    const woken = listen(services)
    try {
      const done = await lane.run(signal)
      failed = FAILED_MS.least
      if (done > 0) {
        pause = POLL_MS.least
        services.wake() // this work may have made other work due
      } else {
        const by = await rest(services, { ms: pause, signal, woken: woken.promise })
        pause = by === 'woken' ? POLL_MS.least : Math.min(POLL_MS.most, pause * 2)
      }
    } catch (error) {
      report({ where: lane.name, error })
      await rest(services, { ms: failed, signal })
      failed = Math.min(FAILED_MS.most, failed * 2)
    } finally {
      woken.end()
    }
  }
}

/** Whether it is woken from now on; also while a lane is working. */
function listen({ onWake }: LoopServices): { promise: Promise<'woken'>; end(): void } {
  const { promise, resolve } = Promise.withResolvers<'woken'>()
  const end = onWake(() => resolve('woken'))
  return { promise, end }
}

async function rest(
  { clock }: LoopServices,
  given: { ms: number; signal: AbortSignal; woken?: Promise<'woken'> },
): Promise<'woken' | 'over'> {
  const { ms, signal, woken } = given
  const { promise, resolve } = Promise.withResolvers<'over'>()
  const over = () => resolve('over')
  const cancel = clock.after(ms, over)
  signal.addEventListener('abort', over)
  if (signal.aborted) over()
  const ends = [promise, ...(woken === undefined ? [] : [woken])]
  try {
    return await Promise.race(ends)
  } finally {
    cancel()
    signal.removeEventListener('abort', over)
  }
}

function after({ clock }: LoopServices, ms: number): Promise<'still_working'> {
  return new Promise((resolve) => void clock.after(ms, () => resolve('still_working')))
}

async function workFor(
  { clock }: LoopServices,
  { lanes, forMs, report }: { lanes: () => readonly Lane[]; forMs: number; report: Report },
): Promise<number> {
  const end = clock.monotonic() + forMs
  const over = new AbortController()
  const cancel = clock.after(forMs, () => over.abort())
  const failures = new Map<string, unknown>()
  /** Lanes that found nothing since any of them last did something. */
  const idle = new Set<Lane>()
  let total = 0
  for (;;) {
    const left = lanes().filter((lane) => !idle.has(lane) && !failures.has(lane.name))
    if (left.length === 0) return finish()
    for (const lane of left) {
      if (clock.monotonic() > end) return finish()
      try {
        const done = await lane.run(over.signal)
        total += done
        if (done > 0) idle.clear()
        else idle.add(lane)
      } catch (error) {
        failures.set(lane.name, error)
        report({ where: lane.name, error })
      }
    }
  }

  function finish(): number {
    cancel()
    for (const error of failures.values()) throw error
    return total
  }
}
