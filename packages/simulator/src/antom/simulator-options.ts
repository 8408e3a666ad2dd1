import type { SimulatorClock } from '../clock/clock.ts'
import type { OptionKinds } from '../options/check-options.ts'
import type { Deliver } from '../webhooks/deliver.ts'
import type { AccountRules } from './account/account-rules.ts'
import type { KeyOptions } from './signing/keyring.ts'

/** How the simulated Antom account is. */
export interface AntomSimulatorOptions extends AccountRules, KeyOptions {
  /** Default: one that stands still until it is moved. */
  clock?: SimulatorClock
  /** Milliseconds that Antom's own clock is ahead of `clock`; negative: behind. Default 0. */
  clockSkewMs?: number
  /** Decides ids and random faults; default 1. */
  seed?: number
  /** Where the payer's pages are; default a host that exists in the fetch function alone. */
  baseUrl?: string
  /** How notifications leave; default: to addresses of this machine only. */
  deliver?: Deliver
}

/** Their kinds. */
export const ANTOM_OPTIONS: OptionKinds<AntomSimulatorOptions> = {
  clientId: 'text',
  merchantPublicKey: 'text',
  merchantPublicKeys: 'object',
  privateKey: 'text',
  oldPrivateKey: 'text',
  keyVersion: 'text',
  methods: 'object',
  settlementCurrencies: 'list',
  lockedRates: 'object',
  isOrchestrated: 'flag',
  notifyUrl: 'text',
  disputeNotifyUrl: 'text',
  notifyAfter: 'number',
  visibleAfter: 'number',
  autoCaptureAfter: 'number',
  refundsLater: 'flag',
  refundTakes: 'number',
  capturesLater: 'flag',
  captureTakes: 'number',
  emptyTransactions: 'text',
  comparedFields: 'text',
  magicAmounts: 'flag',
  retention: 'number',
  clock: 'clock',
  clockSkewMs: 'number',
  seed: 'number',
  baseUrl: 'text',
  deliver: 'function',
}
