import type { SimulatorClock } from '../clock/clock.ts'
import type { OptionKinds } from '../options/check-options.ts'
import type { Deliver } from '../webhooks/deliver.ts'
import { DEFAULT_MOLLIE_KEY, DEFAULT_PROFILE } from './access/access.ts'
import type { Settings } from './account/settings.ts'
import { type MollieRateLimit, readRateLimit } from './api/rate-limit.ts'
import { HOUR } from './times/durations.ts'

/** How the simulated Mollie account is. */
export interface MollieSimulatorOptions {
  /** Default: a clock of its own, which stands still until it is moved. */
  clock?: SimulatorClock
  /** Milliseconds that Mollie's own clock is ahead of `clock`; negative: behind. Default 0. */
  clockSkewMs?: number
  /** Decides ids and random faults: the same seed and calls give the same bytes. Default 1. */
  seed?: number
  /** Where links and pages point; default: to the origin that a request names. */
  baseUrl?: string
  /** How webhooks go out; default: to loopback addresses only, all others count as unreachable. */
  deliver?: Deliver
  /** API keys that work (`test_…`, `live_…`), each with a profile when given as an object. */
  keys?: readonly (string | { key: string; profileId: string })[]
  /** Access tokens that work (`access_…`): they may act for the profiles of all keys. */
  tokens?: readonly string[]
  /** Methods that are enabled; default all. */
  methods?: readonly string[]
  /**
   * Refuses a payment by Klarna, Riverty, Billie, in3, Billink or voucher without `lines`, as
   * Mollie does. Default true.
   */
  requireLines?: boolean
  /**
   * Milliseconds that a refund is `pending`, and then again `processing`. Default two hours; 0: a
   * refund is `refunded` at once.
   */
  refundDelay?: number
  /** Milliseconds that a refund is `processing`, when it differs. */
  refundProcessing?: number
  /** Milliseconds that a capture is `pending`. Default 0: it succeeds at once. */
  captureDuration?: number
  /** Milliseconds of the clock before a call is applied. Default 0. */
  latency?: number
  /** Minor units by currency that refunds are paid from; default without a bound. */
  balance?: Readonly<Record<string, number>>
  /** Refuses a `webhookUrl` that Mollie could not reach, as the real one does. Default false. */
  refuseLocalWebhookUrls?: boolean
  /** Whether a webhook is sent for a canceled refund; the documentation contradicts itself. */
  webhookOnRefundCancel?: boolean
  /** How many payments are kept; the oldest are forgotten. Default: all. */
  retention?: number
  /**
   * The numbers in `RateLimit-Policy` and `RateLimit`, and the `Retry-After` of the fault
   * `rate_limited`. Nothing is counted. Default: an example, 20 per 3 s with 15 left for 2 s.
   */
  rateLimit?: Partial<MollieRateLimit>
}

/** Their kinds. */
export const MOLLIE_OPTIONS: OptionKinds<MollieSimulatorOptions> = {
  clock: 'clock',
  clockSkewMs: 'number',
  seed: 'number',
  baseUrl: 'text',
  deliver: 'function',
  keys: 'list',
  tokens: 'list',
  methods: 'list',
  requireLines: 'flag',
  refundDelay: 'number',
  refundProcessing: 'number',
  captureDuration: 'number',
  latency: 'number',
  balance: 'object',
  refuseLocalWebhookUrls: 'flag',
  webhookOnRefundCancel: 'flag',
  retention: 'number',
  rateLimit: 'object',
}

export function readOptions(options: MollieSimulatorOptions): Settings {
  const keys = options.keys ?? [DEFAULT_MOLLIE_KEY]
  return {
    credentials: { keys: new Map(keys.map(readKey)), tokens: new Set(options.tokens) },
    baseUrl: options.baseUrl?.replace(/\/$/, ''),
    methods: options.methods ?? [],
    requireLines: options.requireLines ?? true,
    localWebhookUrls: !options.refuseLocalWebhookUrls,
    webhookOnRefundCancel: options.webhookOnRefundCancel ?? false,
    refundDelay: options.refundDelay ?? 2 * HOUR,
    refundProcessing: options.refundProcessing ?? options.refundDelay ?? 2 * HOUR,
    captureDuration: options.captureDuration ?? 0,
    rateLimit: readRateLimit(options.rateLimit),
    latency: options.latency ?? 0,
    retention: options.retention ?? Number.POSITIVE_INFINITY,
  }
}

function readKey(key: string | { key: string; profileId: string }): [string, string] {
  const read = typeof key === 'string' ? { key, profileId: DEFAULT_PROFILE } : key
  if (!/^(test|live)_\w+$/.test(read.key)) {
    throw new RangeError('A Mollie API key begins with test_ or live_')
  }
  return [read.key, read.profileId]
}
