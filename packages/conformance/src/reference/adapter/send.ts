import type {
  OperationKind,
  OperationValue,
  Outcome,
  PaymentReading,
  Preparation,
  Prepared,
  SendOptions,
} from '@paystate/core'
import { instantOf, isPaymentError } from '@paystate/core'
import { concludeRefusal, refuseSendOptions } from '@paystate/core/adapter'
import { parsed } from '../json.ts'
import { LEFT_BEHIND, readingOf } from './applied.ts'
import { concludeWithoutSuccess, stoppedBefore } from './conclude.ts'
import type { Connection } from './connection.ts'
import { decode } from './decode.ts'
import type { Answered } from './line.ts'
import { readPayment } from './reads.ts'

/** Sends what was prepared, and says what is known of the operation afterwards. */
export async function send<K extends OperationKind>(
  preparation: Preparation<K>,
  { connection, options }: { readonly connection: Connection; readonly options: SendOptions },
): Promise<Outcome<K>> {
  const { account, clock } = connection
  const unsaid = refuseSendOptions(preparation, { options, now: instantOf(clock.now()) })
  if (unsaid) return unsaid
  if (preparation.state === 'refused') return concludeRefusal(preparation, options.previousAttempts)
  const prepared = preparation
  const stopped = stoppedBefore(prepared, { prepared, options, account, clock })
  if (stopped) return stopped
  const attempt = await connection.write(prepared, options)
  const isSuccess =
    attempt.end === 'answered' &&
    attempt.isGenuine &&
    (attempt.status === 201 || attempt.status === 202)
  const answered = isSuccess && { answer: attempt, connection, options }
  const applied = answered ? await readSuccess(prepared, answered) : undefined
  return applied ?? concludeWithoutSuccess(prepared, { attempt, options })
}

interface Success {
  readonly answer: Answered
  readonly connection: Connection
  readonly options: SendOptions
}

async function readSuccess<K extends OperationKind>(
  prepared: Prepared<K>,
  { answer, connection, options }: Success,
): Promise<Outcome<K> | undefined> {
  const { kind, reference } = prepared
  const { account, lateMoney } = connection
  const { asOf, endedAt: at, isReplay } = answer
  const body = parsed(answer.text)
  if (answer.status === 202 && body !== undefined) return accepted(prepared, { answer, connection })
  const reported = {
    account,
    asOf: isReplay ? { received: asOf.received } : asOf,
    at,
    ...lateMoney,
  }
  const observation = decode(body, { ...reported, via: 'response', needsRead: isReplay })
  if (!observation) return undefined
  const first = readingOf(observation, prepared)
  const reading = isReplay ? await afresh(first, { connection, options }) : first
  const value: OperationValue[K] | undefined = LEFT_BEHIND[kind](reading.payment, prepared)
  if (value === undefined) return undefined
  const operation = { kind, reference }
  return { kind: 'applied', operation, value, observation: reading.observation }
}

/** An answer that was given before says how things stood then: look how they stand now. */
async function afresh(
  old: PaymentReading,
  { connection, options }: Omit<Success, 'answer'>,
): Promise<PaymentReading> {
  const { id } = old.payment
  if (id === undefined) return old
  const { account } = connection
  const { signal } = options
  try {
    return await readPayment({ account, id }, { reader: connection, options: { signal } })
  } catch (error) {
    if (isPaymentError(error)) return old
    throw error
  }
}

/** The provider took the wish, and says no more: what became of it is for a read to tell. */
function accepted<K extends OperationKind>(
  { kind, reference, target }: Prepared<K>,
  { answer, connection }: Omit<Success, 'options'>,
): Outcome<K> | undefined {
  const { asOf, endedAt: at } = answer
  const { account } = connection
  const id = target?.id
  const wishes: Partial<OperationValue> = {
    cancel_payment: { reference, status: 'accepted', at },
    cancel_refund: {
      ...(id !== undefined && { id }),
      status: 'processing',
      amount: 'not_reported',
    },
  }
  const value = wishes[kind]
  if (value === undefined) return undefined
  const cancellations = kind === 'cancel_payment' && wishes.cancel_payment
  const observation = {
    asOf,
    at,
    via: 'response' as const,
    account,
    ...(cancellations && { cancellations: [cancellations] }),
    needsRead: true,
  }
  return { kind: 'applied', operation: { kind, reference }, value, observation }
}
