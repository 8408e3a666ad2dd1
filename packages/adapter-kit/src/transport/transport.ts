import type { AttemptEvent, Clock, ProgressFetch, ProviderTime, Sequence } from '@paystate/core'
import { createSequence, systemClock } from '@paystate/core'
import type { Attempt, AttemptCall, AttemptRequest } from './attempt.ts'
import { createConnection } from './connection.ts'
import type { HttpResponse } from './http-response.ts'
import { show } from './observe.ts'
import { createProviderClock, type ProviderClock } from './provider-clock.ts'
import { type ClockReading, readDateHeader } from './provider-time.ts'
import { createProxyOf } from './proxy.ts'
import { reporting } from './reporting.ts'
import { type AttemptContext, runAttempt } from './run-attempt.ts'
import { requireRuntime } from './runtime.ts'

/** The options of a transport. */
export interface TransportOptions {
  /** The provider's name, for observers. */
  readonly provider: string
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined
  /** Default: one for this process. */
  readonly sequence?: Sequence | undefined
  /** Sends instead of our own connection; see `AdapterRuntime.fetch` of core. */
  readonly fetch?: ProgressFetch | undefined
  /** Errors of it are ignored. */
  readonly observe?: ((event: AttemptEvent) => unknown) | undefined
  /** Responses larger than this are given up. Default: 4 MiB. */
  readonly maxBodyBytes?: number | undefined
  /**
   * The address of an HTTP proxy, e.g. `http://user:password@proxy.example:3128`, or `environment` for the one
   * in HTTPS_PROXY (and none for the hosts in NO_PROXY). Default: none, whatever the environment says.
   */
  readonly proxy?: string | undefined
  /** Where a response states the provider's time. Default: its `Date` header. */
  readonly readProviderTime?: ((response: HttpResponse) => ClockReading | undefined) | undefined
}

/** The only network access of an adapter. */
export interface Transport {
  /**
   * Runs one attempt of a request: sends it, ends it at the deadline or at the caller's signal, and
   * reports how far it got. Never rejects.
   *
   * @param call Sends it with an HTTP library instead. The library gets a fetch for this attempt, which sends the
   *   attempt's own request and nothing else.
   */
  attempt(request: AttemptRequest, call?: AttemptCall): Promise<Attempt>
  /** The provider's time at a moment of the monotonic clock; undefined before any response reported it. */
  providerTimeAt(monotonicMs: number): ProviderTime | undefined
}

const MAX_BODY_BYTES = 4 * 1024 * 1024

/**
 * Creates the transport of an adapter: all its requests go through here.
 *
 * @throws {PaymentError} `invalid_configuration`, for an invalid proxy URL or a runtime that is too old.
 */
export function createTransport(options: TransportOptions): Transport {
  requireRuntime()
  const { provider, observe, clock = systemClock, maxBodyBytes = MAX_BODY_BYTES } = options
  const context: AttemptContext = {
    clock,
    sequence: options.sequence ?? createSequence({ clock }),
    send: options.fetch
      ? reporting(options.fetch, maxBodyBytes)
      : createConnection({ clock, maxBytes: maxBodyBytes, proxyOf: createProxyOf(options.proxy) }),
    readProviderTime: options.readProviderTime ?? readDateHeader,
  }
  const providerClock = createProviderClock()
  return {
    providerTimeAt: providerClock.at,
    attempt: async (request, call) => {
      const attempt = timed(providerClock, await runAttempt(context, request, call))
      if (observe) show(observe, { provider, request, attempt })
      return attempt
    },
  }
}

/** Learns from the response, and gives the times of the attempt by the provider's clock. */
function timed(providerClock: ProviderClock, attempt: Attempt): Attempt {
  const { monotonic } = attempt
  if (attempt.end === 'answered' && attempt.clockReading) {
    providerClock.learn(attempt.clockReading, monotonic)
  }
  // An attempt whose clocks failed has no moment to compare another clock with.
  if (attempt.end === 'not_started') return attempt
  const begunBy = providerClock.at(monotonic.begun)
  const endedBy = providerClock.at(monotonic.ended)
  return begunBy && endedBy ? { ...attempt, begunBy, endedBy } : attempt
}
