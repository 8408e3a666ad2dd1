import { textIn } from '@paystate/adapter-kit'
import type { Clock } from '@paystate/core'
import { RESPONSE_SIGNATURE, sealOf } from '../seals.ts'
import { amountIn, type Incoming, incomingOf } from './incoming.ts'
import { present } from './present.ts'
import { age, PAGE_OPEN_MS, type ProviderPayment, remainingOf } from './provider-payment.ts'
import { ProviderRefusal, refusal } from './refusal.ts'

export interface ProviderOptions {
  readonly clock: Clock
  /** The accounts by their keys. */
  readonly keys: Readonly<Record<string, string>>
  /** What a cancel does to a payment that is paid. */
  readonly whenPaid: 'reverses' | 'refused'
  /** Signs good answers with it, where it signs. */
  readonly secret?: string
  /** How far apart two refunds of the same amount must be. */
  readonly equalAmountsApartMs?: number
}

/** A provider in memory: it takes requests, stores payments, and knows what really happened. */
export interface ReferenceProvider {
  answer(request: Request): Promise<Response>
  /** Every payment in its current state. */
  payments(): readonly ProviderPayment[]
}

/** How long a repeat under the same key is the same operation. */
export const KEY_LIVES_MS = 24 * 3_600_000

interface Given {
  readonly status: number
  readonly body: unknown
}

/** When a payment ends that was created with an expiry. */
function endOf(expiresAt: string | undefined): number | undefined {
  if (expiresAt === undefined) return undefined
  const endsAt = Date.parse(expiresAt)
  if (Number.isNaN(endsAt)) throw refusal(422, 'invalid_expiry')
  return endsAt
}

/** Makes a provider with no payments. */
export function createReferenceProvider(options: ProviderOptions): ReferenceProvider {
  const { clock } = options
  const payments: ProviderPayment[] = []
  const replays = new Map<string, { at: number; sent: string; given: Given }>()
  let count = 0
  const newId = (prefix: string): string => {
    count += 1
    return `${prefix}_${String(count).padStart(6, '0')}`
  }

  function find({ account, path }: Incoming): ProviderPayment {
    const payment = payments.find((one) => one.id === path[1] && one.account === account)
    if (!payment) throw refusal(404, 'not_found')
    return age(payment, clock.now())
  }

  function create({ account, key, body }: Incoming): Given {
    const currency = textIn(body, 'currency') ?? ''
    const payment: ProviderPayment = {
      id: newId('pay'),
      account,
      reference: key,
      order: textIn(body, 'order') ?? '',
      currency,
      amount: amountIn(currency, body),
      capture: textIn(body, 'capture') === 'manual' ? 'manual' : 'automatic',
      isSession: textIn(body, 'tries') === 'many',
      createdAt: clock.now(),
      endsAt: endOf(textIn(body, 'expires_at')) ?? clock.now() + PAGE_OPEN_MS,
      changedAt: clock.now(),
      status: 'open',
      taken: 0,
      reversed: 0,
      voids: 0,
      tries: [],
      captures: [],
      refunds: [],
      disputes: [],
    }
    payments.push(payment)
    return { status: 201, body: present(payment, 'test') }
  }

  function capture(incoming: Incoming): Given {
    const payment = find(incoming)
    const amount = amountIn(payment.currency, incoming.body)
    if (payment.status !== 'held') throw refusal(422, 'not_held')
    if (payment.taken + amount > payment.amount) throw refusal(422, 'amount_too_high')
    payment.captures.push({ id: newId('cap'), reference: incoming.key, amount })
    payment.taken += amount
    const isLast = textIn(incoming.body, 'final') === 'yes' || payment.taken === payment.amount
    if (isLast) payment.status = 'paid'
    return { status: 201, body: present(payment, 'test') }
  }

  function refund(incoming: Incoming): Given {
    const payment = find(incoming)
    const amount = amountIn(payment.currency, incoming.body)
    if (payment.taken === 0) throw refusal(422, 'not_paid')
    if (amount > remainingOf(payment)) throw refusal(422, 'amount_too_high')
    const since = clock.now() - (options.equalAmountsApartMs ?? 0)
    if (payment.refunds.some((one) => one.amount === amount && one.createdAt > since))
      throw refusal(409, 'duplicate_refund')
    payment.refunds.push({
      id: newId('ref'),
      reference: incoming.key,
      amount,
      createdAt: clock.now(),
      status: 'waiting',
    })
    return { status: 201, body: present(payment, 'test') }
  }

  function cancel(incoming: Incoming): Given {
    const payment = find(incoming)
    const isOver = payment.status === 'lapsed' || payment.status === 'declined'
    if (isOver) throw refusal(409, 'ended')
    if (payment.voids > 0) throw refusal(409, 'already_void')
    if (payment.status === 'paid' && payment.refunds.length > 0) throw refusal(409, 'refunded')
    if (payment.status === 'paid' && options.whenPaid === 'refused') throw refusal(409, 'paid')
    if (payment.status === 'paid') payment.reversed = payment.taken
    payment.status = payment.taken > payment.reversed ? 'paid' : 'void'
    payment.voids += 1
    return { status: 202, body: { id: payment.id } }
  }

  function cancelRefund(incoming: Incoming): Given {
    const found = find(incoming).refunds.find(({ id }) => id === incoming.path[3])
    if (!found || found.status === 'canceled') throw refusal(404, 'not_found')
    if (found.status !== 'waiting') throw refusal(409, 'already_sent')
    found.status = 'canceled'
    return { status: 202, body: {} }
  }

  function list({ account, query }: Incoming): Given {
    const reference = query.get('reference')
    const since = Number(query.get('since') ?? 0)
    const items = payments
      .filter((one) => one.account === account && one.changedAt >= since)
      .filter((one) => reference === null || one.reference === reference)
    return {
      status: 200,
      body: { items: items.map((one) => present(age(one, clock.now()), 'test')) },
    }
  }

  function route(incoming: Incoming): Given {
    const { method, path } = incoming
    const what = `${method} ${path.map((name, place) => (place % 2 ? '*' : name)).join('/')}`
    switch (what) {
      case 'POST payments':
        return create(incoming)
      case 'GET payments':
        return list(incoming)
      case 'GET payments/*':
        return { status: 200, body: present(find(incoming), 'test') }
      case 'DELETE payments/*':
        return cancel(incoming)
      case 'POST payments/*/captures':
        return capture(incoming)
      case 'POST payments/*/refunds':
        return refund(incoming)
      case 'DELETE payments/*/refunds/*':
        return cancelRefund(incoming)
      case 'GET account':
        return { status: 200, body: { account: incoming.account, mode: 'test' } }
      default:
        throw refusal(404, 'no_such_path')
    }
  }

  /** A repeat within the key's life gets the first response again; afterwards the key is forgotten. */
  function once(incoming: Incoming): { given: Given; isReplay: boolean } {
    if (incoming.method !== 'POST') return { given: changing(incoming), isReplay: false }
    const name = `${incoming.account} ${incoming.key}`
    const sent = `${incoming.path.join('/')} ${incoming.text}`
    const known = replays.get(name)
    if (known && clock.now() < known.at + KEY_LIVES_MS) {
      if (known.sent !== sent) throw refusal(409, 'key_reused')
      return { given: known.given, isReplay: true }
    }
    const given = changing(incoming)
    replays.set(name, { at: clock.now(), sent, given })
    return { given, isReplay: false }
  }

  function changing(incoming: Incoming): Given {
    const given = route(incoming)
    const changed = payments.find(({ id }) => id === incoming.path[1])
    if (changed && incoming.method !== 'GET') changed.changedAt = clock.now()
    return given
  }

  return {
    payments: () => payments.map((payment) => age(payment, clock.now())),
    async answer(request) {
      try {
        const { given, isReplay } = once(await incomingOf(request, options.keys))
        const text = JSON.stringify(given.body)
        const headers = new Headers({
          'content-type': 'application/json',
          date: new Date(clock.now()).toUTCString(),
        })
        if (isReplay) headers.set('replayed', 'yes')
        if (options.secret !== undefined)
          headers.set(RESPONSE_SIGNATURE, sealOf(text, options.secret))
        return new Response(text, { status: given.status, headers })
      } catch (error) {
        if (error instanceof ProviderRefusal)
          return Response.json({ error: error.providerStatus }, { status: error.status })
        throw error
      }
    },
  }
}
