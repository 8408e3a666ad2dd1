import { createRealTimeClock, machineNow, type RealTimeClock } from '../clock/real-time-clock.ts'
import type { Controlled } from '../control/controlled.ts'
import type { Listeners } from '../control/operations.ts'
import { type Journal, openJournal } from '../state/journal.ts'
import { createKeptDeliver } from '../state/kept-deliver.ts'
import { keptSite } from '../state/kept-site.ts'
import { lockDirectory } from '../state/lock.ts'
import { replay } from '../state/replay.ts'
import { deliverToLoopback } from '../webhooks/deliver.ts'
import type { SimulatorSite } from '../wire/wire.ts'
import type { Flags } from './flags.ts'
import { createSimulators, type Simulators } from './simulators.ts'

/** The simulators with their state, before they are on a port. */
export interface World {
  readonly clock: RealTimeClock
  readonly sites: { readonly mollie?: SimulatorSite; readonly antom?: SimulatorSite }
  readonly controlled: Controlled
  readonly listeners?: Listeners
  /** Lets time go on, and catches up with the time that passed since the earlier run. */
  begin(): void
  /** Lets another process have the state. */
  release(): void
}

export async function createWorld(flags: Flags): Promise<World> {
  const { state } = flags
  if (state === undefined) return newWorld(flags)
  const release = lockDirectory(state)
  try {
    const journal = openJournal(state, { seed: flags.seed, startAt: machineNow() })
    return { ...(await restoredWorld(flags, journal)), release }
  } catch (error) {
    release()
    throw error
  }
}

function newWorld(flags: Flags): World {
  const clock = createRealTimeClock({ speed: flags.speed })
  const simulators = createSimulators(flags, { clock, deliver: deliverToLoopback })
  return {
    clock,
    sites: sitesOf(simulators, (site) => site),
    controlled: controlledOf(simulators),
    begin: () => undefined,
    release: () => undefined,
  }
}

async function restoredWorld(flags: Flags, journal: Journal): Promise<Omit<World, 'release'>> {
  const { speed } = flags
  const { startAt, earlier } = journal
  const clock = createRealTimeClock({ speed, startAt, isPaused: true })
  const kept = createKeptDeliver(deliverToLoopback, { journal, clock })
  const simulators = createSimulators(flags, { clock, deliver: kept.deliver })
  const controlled = controlledOf(simulators)
  await replay(earlier, { sites: { ...simulators }, controlled, clock })
  kept.goLive()
  const times = () => ({ at: clock.now(), machineAt: machineNow() })
  return {
    clock,
    controlled,
    sites: sitesOf(simulators, (site, provider) => keptSite(site, { provider, journal, clock })),
    listeners: {
      onAction(taken) {
        setImmediate(clock.hold()) // the action is taken at the moment that is written down
        journal.append({ kind: 'action', ...times(), ...taken })
      },
      onAnswers: (provider, planned) =>
        journal.append({ kind: 'answer', ...times(), provider, ...(planned && { planned }) }),
      onAdvance: () => journal.append({ kind: 'time', ...times() }),
    },
    begin() {
      const passed = machineNow() - (earlier.at(-1)?.machineAt ?? startAt)
      clock.start()
      void clock.advance(Math.max(0, passed * speed))
    },
  }
}

function sitesOf(
  { mollie, antom }: Simulators,
  keep: (site: SimulatorSite, provider: string) => SimulatorSite,
): World['sites'] {
  return {
    ...(mollie && { mollie: keep(mollie, 'mollie') }),
    ...(antom && { antom: keep(antom, 'antom') }),
  }
}

function controlledOf({ mollie, antom }: Simulators): Controlled {
  return { ...(mollie && { mollie }), ...(antom && { antom }) }
}
