import type {
  Account,
  AttemptEvent,
  Capabilities,
  Clock,
  FindOptions,
  Found,
  ListOptions,
  Lookup,
  OperationKind,
  OperationValue,
  Outcome,
  PaymentAdapter,
  PaymentReading,
  Preparation,
  Prepared,
  ProgressFetch,
  ReadOptions,
  RefundReading,
  RefundRef,
  RefundSearch,
  SendOptions,
  Sequence,
  Unknown,
  WebhookHint,
} from '@paystate/core'
import { epochOf, isPaymentError } from '@paystate/core'
import { concludeRefusal, proveRejectedByRead, referenceIn } from '@paystate/core/adapter'
import { listIn, parsed, textIn } from '../json.ts'
import { LEFT_BEHIND, readingOf } from './applied.ts'
import { concludeWithoutSuccess, stoppedBefore } from './conclude.ts'
import { decode } from './decode.ts'
import { type Answered, type Attempt, attempt, type LineCall } from './line.ts'
import { createPrepare } from './prepare.ts'
import { answered, findPayment, type Reader, readError, readPayment } from './reads.ts'
import { ANSWER_SIGNATURE, receive, sealOf } from './webhooks.ts'

export interface ReferenceAdapterOptions {
  readonly account: string
  readonly key: string
  /** The secret that the provider signs its messages and good answers with. */
  readonly webhookSecret: string
  readonly capabilities: Capabilities
  readonly fetch: ProgressFetch
  readonly clock: Clock
  readonly sequence: Sequence
  readonly observe?: ((event: AttemptEvent) => void) | undefined
}

const BASE = 'https://api.reference.test'

/** An adapter for the provider in memory: the rules of the interface and nothing else. */
export function createReferenceAdapter(options: ReferenceAdapterOptions): PaymentAdapter {
  const { capabilities, clock } = options
  const account: Account = {
    provider: 'reference',
    mode: 'test',
    id: options.account,
    credential: fingerprint(options.key),
  }
  const call = (operation: string, request: Omit<LineCall, 'operation'>): Promise<Attempt> =>
    attempt({ operation, ...request }, { ...options, isGenuine })
  const isGenuine = (text: string, headers: Headers): boolean =>
    capabilities.webhooks.authenticity === 'unsigned' ||
    headers.get(ANSWER_SIGNATURE) === sealOf(text, options.webhookSecret)
  const authorization = { authorization: `Bearer ${options.key}` }
  const reader: Reader = {
    account,
    get: (path, { signal }) =>
      call('read', { request: { url: BASE + path, init: { headers: authorization } }, signal }),
  }
  const get = (payment: Parameters<PaymentAdapter['getPayment']>[0], read: ReadOptions = {}) =>
    readPayment(payment, { reader, options: read })

  async function write({ kind, reference, request }: Prepared, { signal }: SendOptions) {
    const { method, path, body } = request
    const headers = { ...authorization, 'idempotency-key': reference }
    const init = { method, headers, ...(body !== '' && { body }) }
    return call(kind, { request: { url: BASE + path, init }, signal })
  }

  async function send<K extends OperationKind>(
    preparation: Preparation<K>,
    sending: SendOptions,
  ): Promise<Outcome<K>> {
    if (preparation.state === 'refused') return concludeRefusal(preparation, sending.earlier)
    const prepared = preparation
    const stopped = stoppedBefore(prepared, { prepared, options: sending, account, clock })
    if (stopped) return stopped
    const sent = await write(prepared, sending)
    const isSuccess =
      sent.end === 'answered' && sent.isGenuine && (sent.status === 201 || sent.status === 202)
    const applied = isSuccess ? await readSuccess(prepared, { answer: sent, sending }) : undefined
    return applied ?? concludeWithoutSuccess(prepared, { attempt: sent, options: sending })
  }

  async function readSuccess<K extends OperationKind>(
    prepared: Prepared<K>,
    { answer, sending }: { answer: Answered; sending: SendOptions },
  ): Promise<Outcome<K> | undefined> {
    const { kind, reference } = prepared
    const { asOf, endedAt: at, isReplay } = answer
    const body = parsed(answer.text)
    if (answer.status === 202 && body !== undefined) return accepted(prepared, answer)
    const told = { account, asOf: isReplay ? { received: asOf.received } : asOf, at }
    const observation = decode(body, { ...told, via: 'answer', reread: isReplay })
    if (!observation) return undefined
    const reading = isReplay
      ? await afresh(readingOf(observation, prepared), sending)
      : readingOf(observation, prepared)
    const value: OperationValue[K] | undefined = LEFT_BEHIND[kind](reading.payment, prepared)
    if (value === undefined) return undefined
    return {
      kind: 'applied',
      operation: { kind, reference },
      value,
      observation: reading.observation,
    }
  }

  /** An answer that was given before says how things stood then: look how they stand now. */
  async function afresh(old: PaymentReading, { signal }: SendOptions): Promise<PaymentReading> {
    const { id } = old.payment
    if (id === undefined) return old
    try {
      return await get({ account, id }, { signal })
    } catch (error) {
      if (isPaymentError(error)) return old
      throw error
    }
  }

  /** The provider took the wish, and says no more: what became of it is for a read to tell. */
  function accepted<K extends OperationKind>(
    { kind, reference, target }: Prepared<K>,
    { asOf, endedAt: at }: Answered,
  ): Outcome<K> | undefined {
    const wishes: Partial<OperationValue> = {
      cancel_payment: { reference, status: 'accepted', at },
      cancel_refund: { ...idOf(target), status: 'processing', amount: 'not_told' },
    }
    const value = wishes[kind]
    if (value === undefined) return undefined
    const cancellations = kind === 'cancel_payment' && wishes.cancel_payment
    const observation = {
      asOf,
      at,
      via: 'answer' as const,
      account,
      ...(cancellations && { cancellations: [cancellations] }),
      reread: true,
    }
    return { kind: 'applied', operation: { kind, reference }, value, observation }
  }

  async function lookup<K extends OperationKind>(
    outcome: Unknown<K>,
    find: FindOptions = {},
  ): Promise<Lookup<K>> {
    const { prepared, operation } = outcome
    if (!prepared)
      return { kind: 'inconclusive', error: readError('not_found', 'Nothing to look for.') }
    if (prepared.kind === 'create_payment') return lookupCreate(prepared, find)
    const target = paymentOf(prepared)
    const reading = await get(target, find)
    const value: OperationValue[K] | undefined = LEFT_BEHIND[prepared.kind](
      reading.payment,
      prepared,
    )
    const { observation } = reading
    if (value !== undefined)
      return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
    const over = refusedFor(reading, outcome)
    if (over) return { kind: 'decided', outcome: over }
    const { at } = observation
    const seen = { reference: operation.reference, account, begunAt: at, endedAt: at }
    return { kind: 'not_seen', sighting: { ...seen, complete: true, control: 'seen' } }
  }

  async function lookupCreate<K extends OperationKind>(
    prepared: Prepared<K>,
    find: FindOptions,
  ): Promise<Lookup<K>> {
    const { kind, reference, amount } = prepared
    const found = await findPayment({ reference, amount }, { reader, options: find })
    if (found.kind !== 'found') return found
    const { payment, observation } = found
    const value: OperationValue[K] | undefined = LEFT_BEHIND[kind](payment, prepared)
    if (value === undefined) return { kind: 'inconclusive', error: readError('not_found', 'Gone.') }
    const operation = { kind, reference }
    return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
  }

  async function getRefund(refund: RefundRef, read: ReadOptions = {}): Promise<RefundReading> {
    const { payment, observation } = await get(refund.payment, read)
    const found = payment.refunds.find(({ id, reference }) =>
      refund.id === undefined ? reference === refund.reference : id === refund.id,
    )
    if (found) return { refund: found, observation }
    throw readError('not_found', 'The payment has no such refund.')
  }

  async function findRefund(
    search: RefundSearch,
    find: FindOptions = {},
  ): Promise<Found<RefundReading>> {
    const { payment, observation } = await get(search.payment, find)
    const refund = payment.refunds.find(({ reference }) => reference === search.reference)
    const { at } = observation
    const answer = { begunAt: at, endedAt: at }
    if (!refund) {
      const { reference } = search
      const sighting = { reference, account, ...answer, complete: true, control: 'seen' as const }
      return { kind: 'not_seen', sighting }
    }
    const wanted = search.amount
    if (wanted === undefined || wanted.minorUnits === refund.amount)
      return { kind: 'found', refund, observation }
    return { kind: 'inconclusive', error: readError('foreign', 'Its amount is another.') }
  }

  async function* listChanges({ since, signal }: ListOptions): AsyncIterable<WebhookHint> {
    if (capabilities.listChanges === 'not_supported')
      throw readError('not_supported', 'The provider has no list of changes.')
    const path = `/payments?since=${epochOf(since)}`
    const { text } = answered(await reader.get(path, { signal }))
    for (const item of listIn(parsed(text), 'items')) {
      const paymentId = textIn(item, 'id')
      const reference = textIn(item, 'reference')
      if (paymentId === undefined || reference === undefined) continue
      yield { account, word: '', recognised: true, paymentId, reference }
    }
  }

  const prepare = createPrepare(account, capabilities)
  return {
    account,
    capabilities,
    prepare,
    send,
    createPayment: (input, sending) => send(prepare.createPayment(input), sending),
    capturePayment: (input, sending) => send(prepare.capturePayment(input), sending),
    cancelPayment: (input, sending) => send(prepare.cancelPayment(input), sending),
    refundPayment: (input, sending) => send(prepare.refundPayment(input), sending),
    cancelRefund: (input, sending) => send(prepare.cancelRefund(input), sending),
    getPayment: get,
    getRefund,
    findPayment: (search, find = {}) => findPayment(search, { reader, options: find }),
    findRefund,
    lookup,
    listChanges,
    receiveWebhook: (request) => {
      const { authenticity } = capabilities.webhooks
      return receive(request, { account, clock, authenticity, secret: options.webhookSecret })
    },
    readReturn: ({ url }) => {
      const reference = referenceIn(url)
      return reference === undefined ? undefined : { reference }
    },
    async check(read = {}) {
      const { text } = answered(await reader.get('/account', read))
      if (textIn(parsed(text), 'account') === account.id) return { account }
      throw readError('unauthorized', 'The key belongs to another account.')
    },
  }
}

/** A cancel of what is over, or of what has left, can never happen any more. */
function refusedFor<K extends OperationKind>(
  { payment, observation }: PaymentReading,
  { operation, prepared, earlier, error }: Unknown<K>,
): Outcome<K> | undefined {
  const { status, facts } = payment
  const isTaken = status === 'captured' && facts.captured === facts.authorized
  const isOver =
    operation.kind === 'cancel_payment' && (isTaken || status === 'expired' || status === 'failed')
  const isSent =
    operation.kind === 'cancel_refund' &&
    payment.refunds.some(({ id, status }) => id === prepared?.target?.id && status === 'succeeded')
  if (!isOver && !isSent) return undefined
  const code = error.providerCode ?? 'ended'
  const times = { lastEndedAt: earlier.lastEndedAt, readBegunAt: observation.at }
  const proof = proveRejectedByRead({ code, ...times })
  return proof && { kind: 'not_applied', operation, proof, error, next: 'other_way' }
}

function paymentOf(prepared: Prepared): Parameters<PaymentAdapter['getPayment']>[0] {
  const { target } = prepared
  if (target === null) return { account: prepared.account, reference: prepared.reference }
  return 'payment' in target ? target.payment : target
}

function idOf(target: { readonly id?: string | undefined } | null): { id?: string } {
  return target?.id === undefined ? {} : { id: target.id }
}

/** Tells keys apart without telling a key. */
function fingerprint(key: string): string {
  let hash = 0
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return `key_${hash}`
}
