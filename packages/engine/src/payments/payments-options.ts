import type {
  AdapterRuntime,
  Clock,
  Instant,
  Load,
  ProgressFetch,
  ProviderConfig,
} from '@paystate/core'
import type { Report } from '../background/lane.ts'
import type { Retention } from '../engine/retention.ts'
import type { Route } from '../engine/route.ts'
import type { Settings } from '../engine/settings.ts'
import type { Witness } from '../restored/witness.ts'
import type { DatabaseOption } from '../store/database/database-option.ts'
import type { AnomalyPolicies } from '../store/policies/anomaly-policies.ts'
import type { SealKey } from '../store/sealing/seal-keys.ts'

/** What `createPayments` is given. */
export interface PaymentsOptions<Name extends string = string> {
  /** A server, a directory, a pool, a PGlite, or `{ query, transaction }`. */
  readonly database: DatabaseOption
  /** Providers by the name that payments keep; several of one provider may stand side by side. */
  readonly providers: Readonly<Record<Name, ProviderConfig>>
  /** Which of them takes a payment; needed where there are several. Default: the only one. */
  readonly route?: Route<Name> | undefined
  /** Where providers report changes: the instance's name is appended. */
  readonly webhookUrl?: string | undefined
  /** How to find adapter packages: `(name) => import(name)`. */
  readonly load?: Load | undefined
  /** What references begin with, to tell ours from others of the account. Default: `ps_`. */
  readonly referencePrefix?: string | undefined
  /** Keeps deployments on one account apart. Default: one of the database's own, which a backup keeps. */
  readonly deployment?: string | undefined
  /**
   * Remembers outside the data how far it came, so that a restored backup is noticed: a file, or anything
   * that keeps a text. Default: a file beside a data directory, none for a server.
   */
  readonly witness?: string | Witness | undefined
  /**
   * The keys that seal whatever may hold a token or a payer's data: requests, responses, webhooks, evidence and
   * events. The first seals, all of them open. Default: nothing is sealed. A live payment with a payer's token
   * needs one.
   */
  readonly sealWith?: readonly SealKey[] | undefined
  /**
   * `{ afterDays }`: after how many days the requests, the evidence and the payer's data of a payment at rest are
   * erased. Default: nothing is erased.
   */
  readonly retention?: Retention | undefined
  /** How the engine paces itself; see the settings below. Default: theirs. */
  readonly settings?: Partial<Settings> | undefined
  /** What is done about anomalies besides their events, by kind. Default: `tell` for all. */
  readonly anomalies?: AnomalyPolicies | undefined
  /** The time of requests, leases and pauses. Default: this machine's. For tests. */
  readonly clock?: Clock | undefined
  /** What statements take for now. Default: the database's own clock. For tests. */
  readonly now?: (() => Instant) | undefined
  /** Names of processes. Default: random. */
  readonly ids?: (() => string) | undefined
  /** Sends requests in place of the adapters' own connections. Default: those. For tests. */
  readonly fetch?: ProgressFetch | undefined
  /** Sees attempts without their contents, for metrics and logs. */
  readonly observe?: AdapterRuntime['observe']
  /** The address of an HTTP proxy, or `environment` for the one in HTTPS_PROXY. Default: none. */
  readonly proxy?: string | undefined
  /** Hears what goes wrong in the background, while the work goes on. Default: a warning of the process. */
  readonly onProblem?: Report | undefined
}
