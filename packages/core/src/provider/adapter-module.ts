import type { Checked } from '../errors/issue.ts'
import type { ConnectFailure } from '../outcomes/transmission.ts'
import type { Clock } from '../time/clock.ts'
import type { Sequence } from '../time/sequence.ts'
import type { Capabilities } from './capabilities.ts'
import type { PaymentAdapter } from './payment-adapter.ts'

/** What an adapter package exports as `adapter`. */
export interface AdapterModule<Options = unknown> {
  /** The name of the provider, as used in configurations and in every account. */
  readonly provider: string
  readonly capabilities: Capabilities
  /** Checks the configuration: every issue at once, by path, never with a value. */
  readConfig(input: unknown): Checked<Options>
  create(options: Options, runtime?: AdapterRuntime): PaymentAdapter
}

/** The runtime options of an adapter. */
export interface AdapterRuntime {
  /**
   * Sends requests instead of the adapter's own connection. It may report how far each request got
   * through `options.progress`; one that does not can never prove that a request was not sent.
   */
  readonly fetch?: ProgressFetch | undefined
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined
  /** Orders evidence. Default: one for this process. */
  readonly sequence?: Sequence | undefined
  /** Sees attempts without their contents, and what the adapter does not recognize, for metrics and logs. */
  readonly observe?: ((event: AdapterEvent) => void) | undefined
  /**
   * The address of an HTTP proxy, e.g. `http://user:password@proxy.example:3128`, or `environment` for the one
   * in HTTPS_PROXY (and none for the hosts in NO_PROXY). Default: none, whatever the environment says.
   */
  readonly proxy?: string | undefined
}

/** A fetch that may report how far each request got; see `AdapterRuntime.fetch`. */
export type ProgressFetch = (
  request: Request,
  options: { readonly progress: (step: ProgressStep) => void },
) => Promise<Response>

/** `refused`: the connection could not be made and nothing was sent. */
export type ProgressStep = 'refused' | 'headers_sent' | 'body_sent' | 'response_begun'

/** What an observer sees. */
export type AdapterEvent = AttemptEvent | MappingDriftEvent

/** One attempt of a request, without its contents. */
export interface AttemptEvent {
  readonly type: 'attempt'
  readonly provider: string
  readonly operation: string
  readonly reference?: string
  readonly durationMs: number
  readonly httpStatus?: number
  /** How it ended. `stopped`: one of our own checks let nothing leave. */
  readonly end:
    | 'answered'
    | 'stopped'
    | 'not_connected'
    | 'aborted'
    | 'timed_out'
    | 'connection_lost'
  readonly connectFailure?: ConnectFailure
  /**
   * The provider's client that is installed would have sent other bytes than those that were prepared. These
   * were sent; report it to the maintainers of the adapter.
   */
  readonly differsFromClient?: true
}

/**
 * The provider reported a status that the adapter's tables lack: it read as `processing`, of a refund or
 * capture as `pending`. Seen once for each adapter. Look for a newer version, or report it.
 */
export interface MappingDriftEvent {
  readonly type: 'mapping.drift'
  readonly provider: string
  readonly part: 'payment' | 'refund' | 'capture'
  /** The provider's own word, or `not a word`. */
  readonly providerStatus: string
  /** The version of the adapter's tables: the day on which they were last compared with the documentation. */
  readonly tables: string
}
