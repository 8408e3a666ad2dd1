import type {
  Account,
  Capabilities,
  ErrorCode,
  FindOptions,
  Found,
  ListOptions,
  LookupMiss,
  Observation,
  PaymentReading,
  PaymentRef,
  PaymentSearch,
  ReadOptions,
  WebhookHint,
} from '@paystate/core'
import { epochOf, isPaymentError, PaymentError } from '@paystate/core'
import { listIn, parsed, textIn } from '../json.ts'
import { readingOf } from './applied.ts'
import { readRefusal } from './conclude.ts'
import type { Connection } from './connection.ts'
import { decode } from './decode.ts'
import type { Answered, Attempt, Unanswered } from './line.ts'
import { isId } from './prepare.ts'

export type Reader = Pick<Connection, 'account' | 'lateMoney' | 'get'>

/** Reads a payment by the provider's id, or by our reference where the id is not known. */
export async function readPayment(
  payment: PaymentRef,
  { reader, options }: { readonly reader: Reader; readonly options: ReadOptions },
): Promise<PaymentReading> {
  if (payment.id === undefined) {
    const found = await readByReference(payment.reference ?? '', { reader, options })
    if (found.observation) return readingOf(found.observation)
    throw readError('not_found', 'No payment has this reference.')
  }
  if (!isId(payment.id)) throw readError('invalid_request', 'This is no id of the provider.')
  const answer = answered(await reader.get(`/payments/${payment.id}`, options))
  const observation = observe(parsed(answer.text), { answer, reader })
  if (observation) return readingOf(observation)
  throw readError('unreadable_response', 'The answer could not be read.')
}

interface Look {
  readonly answer: Answered
  readonly observation: Observation | undefined
}

async function readByReference(
  reference: string,
  { reader, options }: { readonly reader: Reader; readonly options: ReadOptions },
): Promise<Look> {
  const path = `/payments?reference=${encodeURIComponent(reference)}`
  const answer = answered(await reader.get(path, options))
  const body = parsed(answer.text)
  if (body === undefined) throw readError('unreadable_response', 'The answer could not be read.')
  const [item] = listIn(body, 'items')
  return { answer, observation: item === undefined ? undefined : observe(item, { answer, reader }) }
}

/** Looks for a payment by our reference; one look proves nothing. */
export async function findPayment(
  search: PaymentSearch,
  { reader, options }: { readonly reader: Reader; readonly options: FindOptions },
): Promise<Found<PaymentReading>> {
  const { answer, observation } = await readByReference(search.reference, { reader, options })
  if (observation === undefined) {
    const positiveControl = await controlOf({ reader, options })
    return { kind: 'not_seen', miss: missOf(search.reference, { answer, reader, positiveControl }) }
  }
  const reading = readingOf(observation)
  const { amounts, currency } = reading.payment
  const wanted = search.amount
  const isOurs =
    wanted === undefined || (amounts.amount === wanted.minorUnits && currency === wanted.currency)
  if (isOurs) return { kind: 'found', ...reading }
  return { kind: 'inconclusive', error: readError('mismatch', 'Its amount is another.') }
}

/** Seeing a payment that is known to exist shows that the account sees us. */
async function controlOf({
  reader,
  options,
}: {
  readonly reader: Reader
  readonly options: FindOptions
}): Promise<LookupMiss['positiveControl']> {
  if (options.positiveControl === undefined) return 'not_seen'
  try {
    await readPayment(options.positiveControl, { reader, options })
    return 'seen'
  } catch (error) {
    if (isPaymentError(error)) return 'not_seen'
    throw error
  }
}

function missOf(
  reference: string,
  look: {
    readonly answer: Answered
    readonly reader: Reader
    readonly positiveControl: LookupMiss['positiveControl']
  },
): LookupMiss {
  const { begunAt, endedAt } = look.answer
  const { account } = look.reader
  return {
    reference,
    account,
    begunAt,
    endedAt,
    complete: true,
    positiveControl: look.positiveControl,
  }
}

function observe(
  body: unknown,
  { answer, reader }: { readonly answer: Answered; readonly reader: Reader },
): Observation | undefined {
  const { asOf, endedAt } = answer
  const { account, lateMoney } = reader
  return decode(body, { account, asOf, at: endedAt, via: 'read', ...lateMoney })
}

/** Names what changed since a moment, where the provider has a list of it. */
export async function* listChanges(
  reader: Reader,
  { capabilities, list }: { readonly capabilities: Capabilities; readonly list: ListOptions },
): AsyncIterable<WebhookHint> {
  if (capabilities.listChanges === 'not_supported')
    throw readError('not_supported', 'The provider has no list of changes.')
  const { account } = reader
  const { text } = answered(await reader.get(`/payments?since=${epochOf(list.since)}`, list))
  for (const item of listIn(parsed(text), 'items')) {
    const paymentId = textIn(item, 'id')
    const reference = textIn(item, 'reference')
    if (paymentId === undefined || reference === undefined) continue
    yield { account, event: '', recognized: true, paymentId, reference }
  }
}

/** Asks whose key it is. */
export async function checkAccount(
  reader: Reader,
  options: ReadOptions,
): Promise<{ readonly account: Account }> {
  const { account } = reader
  const { text } = answered(await reader.get('/account', options))
  if (textIn(parsed(text), 'account') === account.id) return { account }
  throw readError('unauthorized', 'The key belongs to another account.')
}

/** The answer of a read, or what went wrong as an error. */
function answered(attempt: Attempt): Answered {
  if (attempt.end !== 'answered') throw readError(FAILED[attempt.end], 'No answer came.')
  if (attempt.status === 200 && attempt.isGenuine) return attempt
  const { code, what } = readRefusal(attempt)
  throw readError(code, what)
}

const FAILED: Readonly<Record<Unanswered['end'], ErrorCode>> = {
  not_connected: 'not_connected',
  aborted: 'aborted',
  timed_out: 'timed_out',
  connection_lost: 'connection_lost',
}

export function readError(code: ErrorCode, what: string): PaymentError {
  return new PaymentError(code, {
    what,
    provider: 'reference',
    money: 'Reading changes nothing.',
    advice: 'Read it again later.',
  })
}
