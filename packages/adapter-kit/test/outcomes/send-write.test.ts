import {
  type Account,
  type Earlier,
  instantOf,
  type Observation,
  type Prepared,
  type Refund,
  type SendOptions,
} from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { type Attempt, sendWrite, type WriteReading } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'

const account: Account = { provider: 'p', mode: 'test', id: 'shop', credential: 'key-1' }
const clock = createTestClock()
const NOW = instantOf(clock.now())
const MINUTES = 60_000

const prepared: Prepared<'refund_payment'> = {
  state: 'prepared',
  kind: 'refund_payment',
  reference: 'r1',
  account,
  request: { method: 'POST', path: '/refunds', body: '{}' },
  replay: { type: 'window', forMs: 60 * MINUTES, marginMs: 10 * MINUTES, assumed: false },
  target: { account, id: 'tr_1' },
}

const refund: Refund = { id: 're_1', reference: 'r1', status: 'pending', amount: 500 }
const observation: Observation = {
  asOf: { begun: 1, received: 2 },
  at: NOW,
  via: 'answer',
  account,
}

const minutesAgo = (minutes: number): Earlier => ({
  firstSentAt: instantOf(clock.now() - minutes * MINUTES),
  lastEndedAt: instantOf(clock.now() - minutes * MINUTES + 1000),
})

const times = {
  asOf: { begun: 1, received: 2 },
  begunAt: NOW,
  endedAt: NOW,
  transmission: { watchedBy: 'dispatcher', connectorFailed: false, bytesLeft: true },
} as const

const answered: Attempt = {
  ...times,
  end: 'answered',
  status: 200,
  headers: new Headers(),
  body: new Uint8Array(),
}

const neverConnected: Attempt = {
  ...times,
  end: 'not_connected',
  transmission: { watchedBy: 'dispatcher', connectorFailed: true, bytesLeft: false },
}

interface Script {
  readonly earlier?: Earlier
  readonly attempt?: Attempt
  readonly reading?: WriteReading<'refund_payment'>
  readonly account?: Account
  readonly preparation?: typeof prepared
}

async function send(script: Script) {
  let calls = 0
  const options: SendOptions = { earlier: script.earlier ?? 'none' }
  const outcome = await sendWrite({
    preparation: script.preparation ?? prepared,
    options,
    account: script.account ?? account,
    clock,
    lookup: 'scan',
    rejections: new Map([
      ['422', 'this_attempt'],
      ['gone', 'every_attempt'],
    ]),
    call: async () => {
      calls += 1
      return script.attempt ?? answered
    },
    read: () => script.reading ?? { says: 'applied', value: refund, observation },
  })
  return { outcome, calls }
}

const refused = (code: string): WriteReading<'refund_payment'> => ({
  says: 'refused',
  code,
  error: 'refused',
  what: 'The provider said no.',
  next: 'new_reference',
  replay: 'useless',
})

describe('a write', () => {
  it('is applied when the answer says so', async () => {
    const { outcome } = await send({})
    expect(outcome).toEqual({
      kind: 'applied',
      operation: { kind: 'refund_payment', reference: 'r1' },
      value: refund,
      observation,
    })
  })

  it('is proven never sent when the first attempt could not connect', async () => {
    const { outcome } = await send({ attempt: neverConnected })
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'connect' },
      next: 'same_reference',
    })
  })

  it('stays unknown when a repeat could not connect, and says so in words', async () => {
    const { outcome } = await send({ attempt: neverConnected, earlier: minutesAgo(5) })
    expect(outcome.kind).toBe('unknown')
    expect(outcome).toMatchObject({ error: { message: expect.stringContaining('not known') } })
    expect(outcome).not.toMatchObject({ error: { message: expect.stringContaining('no money') } })
  })

  it.each(['timed_out', 'aborted', 'connection_lost', 'too_large'] as const)(
    'is unknown after %s, with the same bytes to repeat and the attempt counted',
    async (end) => {
      const { outcome } = await send({ attempt: { ...times, end } })
      expect(outcome).toMatchObject({
        kind: 'unknown',
        prepared,
        earlier: { firstSentAt: NOW, lastEndedAt: NOW },
        recovery: {
          replayUntil: instantOf(clock.now() + 50 * MINUTES),
          lookup: 'scan',
          otherwise: 'manual',
        },
      })
    },
  )

  it('keeps the first attempt as the begin of the window over repeats', async () => {
    const { outcome } = await send({
      attempt: { ...times, end: 'timed_out' },
      earlier: minutesAgo(20),
    })
    expect(outcome).toMatchObject({
      earlier: { firstSentAt: instantOf(clock.now() - 20 * MINUTES), lastEndedAt: NOW },
      recovery: { replayUntil: instantOf(clock.now() + 30 * MINUTES) },
    })
  })

  it('is proven rejected by a listed code on a first attempt', async () => {
    const { outcome } = await send({ reading: refused('422') })
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code: '422' },
      next: 'new_reference',
      error: { code: 'refused', providerCode: '422' },
    })
  })

  it('stays unknown when the same code answers a repeat: the first attempt may have arrived', async () => {
    const { outcome } = await send({ reading: refused('422'), earlier: minutesAgo(5) })
    expect(outcome).toMatchObject({ kind: 'unknown', recovery: { lookup: 'scan' } })
    expect(outcome).not.toHaveProperty('recovery.replayUntil')
  })

  it('is proven rejected on a repeat by a code that covers earlier attempts', async () => {
    const { outcome } = await send({ reading: refused('gone'), earlier: minutesAgo(5) })
    expect(outcome.kind).toBe('not_applied')
  })

  it('stays unknown on any refusal that is not listed', async () => {
    const { outcome } = await send({ reading: refused('surprise') })
    expect(outcome.kind).toBe('unknown')
  })

  it('stays unknown when the answer is unclear', async () => {
    const reading = { says: 'unclear', error: 'unavailable', what: 'HTTP 503.' } as const
    const { outcome } = await send({ reading })
    expect(outcome).toMatchObject({ kind: 'unknown', error: { code: 'unavailable' } })
  })
})

describe('before a byte leaves', () => {
  it.each([
    ['another account', { ...account, id: 'other shop' }],
    ['another mode', { ...account, mode: 'live' as const }],
    ['another key', { ...account, credential: 'key-2' }],
  ])('a write that was prepared for %s is stopped as unknown', async (_which, sender) => {
    const { outcome, calls } = await send({ account: sender })
    expect(calls).toBe(0)
    expect(outcome).toMatchObject({ kind: 'unknown', error: { code: 'account_differs' } })
  })

  it('a repeat is stopped as unknown once the window less its margin is over', async () => {
    const { outcome, calls } = await send({ earlier: minutesAgo(50) })
    expect(calls).toBe(0)
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: { code: 'replay_window_over' },
      recovery: { lookup: 'scan' },
    })
  })

  it('a repeat inside the window is sent', async () => {
    const { outcome, calls } = await send({ earlier: minutesAgo(49) })
    expect(calls).toBe(1)
    expect(outcome.kind).toBe('applied')
  })

  it('a harmless write is repeated at any time', async () => {
    const harmless = { ...prepared, replay: { type: 'harmless' } } as const
    const { calls } = await send({ earlier: minutesAgo(600), preparation: harmless })
    expect(calls).toBe(1)
  })
})
