import {
  type Account,
  type AttemptSpan,
  instantOf,
  type Observation,
  type OperationName,
  type Outcome,
  type Preparation,
  type Prepared,
  type PreviousAttempts,
  type ProviderTime,
  type Refund,
  type SendOptions,
} from '@paystate/core'
import {
  type AnsweredAttempt,
  type Attempt,
  type RefusedReading,
  sendWrite,
  type WritePlan,
  type WriteReading,
} from '../../src/index.ts'
import { createTestClock } from '../clock.ts'

export const account: Account = { provider: 'p', mode: 'test', id: 'shop', credential: 'key-1' }
export const clock = createTestClock()
export const NOW = instantOf(clock.now())
export const MINUTES = 60_000

export const prepared: Prepared<'refund_payment'> = {
  version: 1,
  state: 'prepared',
  kind: 'refund_payment',
  reference: 'r1',
  account,
  request: { method: 'POST', path: '/refunds', body: '{}' },
  replayWindow: { type: 'window', forMs: 60 * MINUTES, marginMs: 10 * MINUTES, assumed: false },
  input: {
    reference: 'r1',
    payment: { account, id: 'tr_1' },
    amount: { currency: 'EUR', minorUnits: 500 },
  },
}

export const refund: Refund = { id: 're_1', reference: 'r1', status: 'pending', amount: 500 }
export const observation: Observation = {
  asOf: { begun: 1, received: 2 },
  at: NOW,
  via: 'response',
  account,
}

/** The provider's clock shows what ours shows. */
const providerTimeAt = (ago: number): ProviderTime => {
  const at = clock.now() - ago
  return { earliest: at, latest: at }
}

export const minutesAgo = (minutes: number): AttemptSpan => ({
  firstSentAt: instantOf(clock.now() - minutes * MINUTES),
  lastEndedAt: instantOf(clock.now() - minutes * MINUTES + 1000),
  firstSentBy: providerTimeAt(minutes * MINUTES),
})

export const times = {
  asOf: { begun: 1, received: 2 },
  begunAt: NOW,
  endedAt: NOW,
  monotonic: { begun: 0, ended: 0 },
  transmission: { watchedBy: 'connection', connectorFailed: false, bytesLeft: true },
} as const

export const answered: AnsweredAttempt = {
  ...times,
  end: 'answered',
  status: 200,
  headers: new Headers(),
  body: new Uint8Array(),
}

export const neverConnected: Attempt = {
  ...times,
  end: 'not_connected',
  transmission: { watchedBy: 'connection', connectorFailed: true, bytesLeft: false },
}

export const harmless = { ...prepared, replayWindow: { type: 'harmless' } } as const

interface Script {
  readonly previousAttempts?: PreviousAttempts
  readonly attempt?: Attempt
  readonly reading?: WriteReading<'refund_payment'>
  readonly account?: Account
  readonly preparation?: Preparation<'refund_payment'>
  readonly onRead?: (...given: readonly unknown[]) => void
  readonly options?: Partial<SendOptions>
  readonly hold?: WritePlan<'refund_payment'>['hold']
  readonly onSending?: (operation: OperationName) => void
  readonly onCall?: () => void
}

/** Sends once, by a script; says what came of it and how often it was sent. */
export async function send(script: Script) {
  let calls = 0
  const { previousAttempts = 'none', hold } = script
  const options: SendOptions = { previousAttempts, ...script.options }
  const outcome = await sendWrite({
    preparation: script.preparation ?? prepared,
    options,
    account: script.account ?? account,
    time: {
      now: () => ({ at: clock.now(), providerTime: providerTimeAt(0) }),
      sending: (operation) => script.onSending?.(operation),
      monotonic: () => clock.monotonic(),
      providerTimeAt: () => providerTimeAt(0),
    },
    lookup: 'scan',
    rejections: new Map([
      ['422', 'this_attempt'],
      ['gone', 'every_attempt'],
    ]),
    hold,
    call: async () => {
      calls += 1
      script.onCall?.()
      return script.attempt ?? answered
    },
    read: (...given) => {
      script.onRead?.(...given)
      return script.reading ?? { says: 'applied', value: refund, observation }
    },
  })
  return { outcome, calls }
}

export const refused = (code: string): RefusedReading => ({
  says: 'refused',
  code,
  error: 'refused',
  what: 'The provider refused the request.',
  next: 'new_reference',
  replay: 'useless',
})

export const unclear = { says: 'unclear', error: 'unavailable', what: 'HTTP 503.' } as const

/** What a person reads of an outcome that was not applied, or is not known to be. */
export function messageOf(outcome: Outcome): string {
  return outcome.kind === 'applied' ? '' : outcome.error.message
}
