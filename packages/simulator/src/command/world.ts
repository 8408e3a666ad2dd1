import { createRealTimeClock, machineNow, type RealTimeClock } from '../clock/real-time-clock.ts'
import type { Controlled } from '../control/controlled.ts'
import type { Listeners } from '../control/listeners.ts'
import { type Journal, openJournal } from '../state/journal.ts'
import { createKeptDeliver } from '../state/kept-deliver.ts'
import { keptSite } from '../state/kept-site.ts'
import { lockDirectory } from '../state/lock-directory.ts'
import { replay } from '../state/replay.ts'
import { deliverToLoopback } from '../webhooks/deliver.ts'
import type { SimulatorSite } from '../wire/wire.ts'
import type { Flags } from './flags.ts'
import { createSimulators, type OwnOptions, type Simulators } from './simulators.ts'

/** The simulators with their state, before they are on a port. */
export interface World {
  readonly clock: RealTimeClock
  readonly sites: { readonly mollie?: SimulatorSite; readonly antom?: SimulatorSite }
  readonly simulators: Simulators
  readonly controlled: Controlled
  readonly listeners?: Listeners
  /** Lets time go on, and catches up with the time that passed since the earlier run. */
  begin(): void
  /** Lets another process have the state. */
  release(): void
}

export async function createWorld(flags: Flags, own: OwnOptions = {}): Promise<World> {
  const { state } = flags
  if (state === undefined) return newWorld(flags, own)
  const release = lockDirectory(state)
  try {
    const journal = openJournal(state, { seed: flags.seed, startAt: machineNow() })
    return { ...(await restoredWorld(flags, { journal, own })), release }
  } catch (error) {
    release()
    throw error
  }
}

function newWorld(flags: Flags, own: OwnOptions): World {
  const clock = createRealTimeClock({ speed: flags.speed })
  const simulators = createSimulators(flags, { clock, deliver: deliverToLoopback, own })
  return {
    clock,
    simulators,
    sites: sitesOf(simulators, (site) => site),
    controlled: controlledOf(simulators),
    begin: () => undefined,
    release: () => undefined,
  }
}

async function restoredWorld(
  flags: Flags,
  { journal, own }: { journal: Journal; own: OwnOptions },
): Promise<Omit<World, 'release'>> {
  const { speed } = flags
  const { startAt, earlier } = journal
  const clock = createRealTimeClock({ speed, startAt, isPaused: true })
  const kept = createKeptDeliver(deliverToLoopback, { journal, clock })
  const simulators = createSimulators(flags, { clock, deliver: kept.deliver, own })
  const controlled = controlledOf(simulators)
  await replay(earlier, { sites: { ...simulators }, controlled, clock })
  kept.goLive()
  const times = () => ({ at: clock.now(), machineAt: machineNow() })
  return {
    clock,
    simulators,
    controlled,
    sites: sitesOf(simulators, (site, provider) => keptSite(site, { provider, journal, clock })),
    listeners: {
      onAction(taken) {
        const released = atOneMoment(clock)
        journal.append({ kind: 'action', ...times(), ...taken })
        return released
      },
      onAnswers: (provider, planned) =>
        journal.append({ kind: 'answer', ...times(), provider, ...(planned && { planned }) }),
      onWebhook({ kind: sent, ...told }) {
        const released = atOneMoment(clock)
        journal.append({ kind: 'webhook', ...times(), ...told, sent })
        return released
      },
      onWebhookFault: (provider, planned) =>
        journal.append({
          kind: 'webhook_fault',
          ...times(),
          provider,
          ...(planned && { planned }),
        }),
      onAdvance: () => journal.append({ kind: 'time', ...times() }),
    },
    begin() {
      const passed = machineNow() - (earlier.at(-1)?.machineAt ?? startAt)
      clock.start()
      void clock.advance(Math.max(0, passed * speed))
    },
  }
}

/** What is begun now happens at the moment that is written down; over with the next turn. */
function atOneMoment(clock: RealTimeClock): Promise<void> {
  const release = clock.hold()
  return new Promise<void>((resolve) => setImmediate(resolve)).then(release)
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
