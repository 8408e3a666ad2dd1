import type { AntomSimulator } from '../antom.ts'
import type { RealTimeClock } from '../clock/real-time-clock.ts'
import type { ControlServer } from '../control/control-server.ts'
import type { MollieSimulator } from '../mollie.ts'
import type { SimulatorServer } from '../server/server.ts'
import { seedOf } from '../state/journal.ts'
import { readFlags } from './flags.ts'
import { type Running, run } from './run.ts'
import type { OwnOptions } from './simulators.ts'

/** Which simulators to start, and where their state is kept. */
export interface SimulatorsOptions extends OwnOptions {
  /** A directory that keeps everything over a restart, also over one that nobody announced. */
  state?: string
  /** Of both providers, over http. Default 0: a free one. */
  port?: number
  /** Of the control page and its endpoints. Default 0: a free one. */
  controlPort?: number
  /** Default 127.0.0.1. */
  host?: string
  /** Where links and pages point; default: to the host that a request names. */
  baseUrl?: string
  /** How much faster than real time. Default 1. */
  speed?: number
  /** Decides ids and random faults. Default: that of the state; else 1. */
  seed?: number
}

/** Both providers on one port and one clock, with their control side, in this process. */
export interface RunningSimulators {
  readonly mollie: MollieSimulator
  readonly antom: AntomSimulator
  readonly clock: RealTimeClock
  readonly server: SimulatorServer
  readonly control: ControlServer
  close(): Promise<void>
}

/**
 * Starts what the command starts, in this process: for a shop that wants its simulated providers
 * beside it.
 *
 * With `state`, whatever came over the ports or by `control.operations` is known again after a
 * restart. What is called on `mollie` and `antom` themselves is not: it is for reading, and for
 * planning faults.
 */
export async function startSimulators(options: SimulatorsOptions = {}): Promise<RunningSimulators> {
  const running = await run(flagsOf(options), options)
  const { clock, server, control, close } = running
  return { ...bothOf(running), clock, server, control, close }
}

function flagsOf({ state, port = 0, controlPort = 0, host, baseUrl, ...more }: SimulatorsOptions) {
  const seed = more.seed ?? (state === undefined ? undefined : seedOf(state))
  const given = { state, port, 'control-port': controlPort, host, 'base-url': baseUrl, seed }
  const named = Object.entries({ ...given, speed: more.speed }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  )
  const flags = readFlags(named)
  if (typeof flags === 'string') throw new RangeError('These options start no provider')
  return flags
}

function bothOf({ simulators: { mollie, antom } }: Running) {
  if (!mollie || !antom) throw new RangeError('Both providers are started')
  return { mollie, antom }
}
