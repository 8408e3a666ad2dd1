import { type AntomSimulator, type AntomSimulatorOptions, createAntomSimulator } from '../antom.ts'
import type { SimulatorClock } from '../clock/clock.ts'
import {
  COMMAND_LIVE_KEY,
  COMMAND_OTHER_KEY,
  COMMAND_TOKEN,
  OTHER_PROFILE,
} from '../mollie/access/access.ts'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MollieSimulator,
  type MollieSimulatorOptions,
} from '../mollie.ts'
import type { Deliver } from '../webhooks/deliver.ts'
import type { Flags } from './flags.ts'

/** The client id under which the simulated Antom of the command line knows its merchant. */
export const CLIENT_ID = 'SANDBOX_5X00000000000000'

export interface Simulators {
  readonly mollie: MollieSimulator | undefined
  readonly antom: AntomSimulator | undefined
}

/** How the simulated accounts are, beside what the command asks for. */
export interface OwnOptions {
  readonly mollie?: Omit<MollieSimulatorOptions, SharedOption> | undefined
  readonly antom?: Omit<AntomSimulatorOptions, SharedOption> | undefined
}

type SharedOption = 'clock' | 'deliver' | 'seed' | 'baseUrl'

/** Both providers, or the one that the flags name, on one clock. */
export function createSimulators(
  flags: Flags,
  {
    clock,
    deliver,
    own = {},
  }: { clock: SimulatorClock; deliver: Deliver; own?: OwnOptions | undefined },
): Simulators {
  const { seed, retention, provider } = flags
  const baseUrl = flags['base-url']
  const shared = { clock, deliver, seed, ...(baseUrl !== undefined && { baseUrl }) }
  const notifyUrl = flags['notify-url']
  const refundDelay = flags['refund-delay'] * 1_000
  return {
    mollie:
      provider === 'antom'
        ? undefined
        : createMollieSimulator({
            ...shared,
            retention,
            refundDelay,
            keys: [
              DEFAULT_MOLLIE_KEY,
              COMMAND_LIVE_KEY,
              { key: COMMAND_OTHER_KEY, profileId: OTHER_PROFILE },
            ],
            tokens: [COMMAND_TOKEN],
            ...own.mollie,
          }),
    antom:
      provider === 'mollie'
        ? undefined
        : createAntomSimulator({
            ...shared,
            clientId: CLIENT_ID,
            retention,
            magicAmounts: true,
            ...(notifyUrl !== undefined && { notifyUrl, disputeNotifyUrl: notifyUrl }),
            ...own.antom,
          }),
  }
}
