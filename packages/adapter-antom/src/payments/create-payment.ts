import {
  type Answered,
  decided,
  preparationOf,
  readingOf,
  type WriteDefinition,
  type WriteReading,
} from '@paystate/adapter-kit'
import { type Observation, type Prepared, projectPayment } from '@paystate/core'
import { ASSUMED_WINDOW, NO_REPEAT, SESSION_LASTS } from '../configuration/capabilities.ts'
import { toRequest } from '../configuration/settings.ts'
import { type Context, sendPrepared } from '../http/context.ts'
import { FOREIGN, isAnother, isAnotherAmount, OTHER_AMOUNT, SHOWS_DONE } from '../http/mismatch.ts'
import { rememberResponse, responseBehind } from '../http/raw.ts'
import { isApplied } from '../result-codes/is-applied.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { asWord } from '../wire/lenient.ts'
import { type PaymentReply, paymentReply } from '../wire/payment.ts'
import { type CheckedPayment, checkCreate, isHosted, sentExtra } from './check-create.ts'
import { recordOf, toAntom } from './encode-payment.ts'
import { findPayment } from './find-payment.ts'
import { inquirePayment } from './inquire-payment.ts'
import { readCreated } from './read-created.ts'

/**
 * A new payment: by `pay` with a method, by a session where the payer chooses on Antom's page.
 *
 * @see https://docs.antom.com/ac/ams/payment_cashier
 */
export const createPayment: WriteDefinition<'create_payment', Context> = {
  prepare: ({ settings }, input) => {
    const { checked, issues } = checkCreate(input, settings)
    return preparationOf({
      kind: 'create_payment',
      account: settings.account,
      reference: input?.reference,
      issues,
      make: () => {
        if (!checked) return undefined
        const name = isHosted(checked.extra) ? 'createPaymentSession' : 'pay'
        const request = toRequest(name, { body: toAntom(checked, settings), settings })
        const { input: given, extra } = checked
        const holdsToken = extra.paymentMethodId !== undefined
        return { input: { ...given, extra }, request, ...windowsOf(checked), holdsToken }
      },
    })
  },
  call: sendPrepared,
  decode: decodeCreated,
  rejections: (prepared) => rejectionsOf(subjectOf(prepared)),
  lookup: async (context, pending, options) => {
    const { operation, prepared } = pending
    const search = { reference: operation.reference, amount: prepared?.input.amount }
    const found = await findPayment(context, search, {
      ...options,
      operation: operation.kind,
      sent: prepared && sentBy(prepared),
    })
    if (found.kind !== 'found') return found
    return decided(pending, { value: found.payment, observation: found.observation })
  },
}

/** A session is never repeated, and is not proven absent while the payer may still start to pay in it. */
function windowsOf({ input: { expiresAt }, extra }: CheckedPayment) {
  if (!isHosted(extra)) return { replayWindow: ASSUMED_WINDOW }
  const mayAppearUntil = expiresAt === undefined ? { afterMs: SESSION_LASTS } : { at: expiresAt }
  return { replayWindow: NO_REPEAT, mayAppearUntil }
}

function subjectOf({ request }: Prepared<'create_payment'>): 'pay' | 'createPaymentSession' {
  return request.path.endsWith('/createPaymentSession') ? 'createPaymentSession' : 'pay'
}

/** What only we know of a payment that we sent, whether its metadata is returned or not. */
function sentBy({ input }: Prepared<'create_payment'>) {
  return recordOf({ input, extra: sentExtra(input) })
}

/** Reads the response to a new payment, and the payment itself where the response alone is not enough. */
async function decodeCreated(
  context: Context,
  { response, prepared, previousAttempts }: Answered<'create_payment'>,
): Promise<WriteReading<'create_payment'>> {
  const subject = subjectOf(prepared)
  const signed = context.open(response, prepared.request.path)
  if (signed.kind !== 'signed') return readRefusal(subject, signed)
  const reply = paymentReply.parse(signed.body)
  const { reference, amount } = prepared.input
  if (isAnother(reference, reply.paymentRequestId)) return FOREIGN
  if (isAnotherAmount(amount, reply.paymentAmount)) return OTHER_AMOUNT
  if (!isApplied(subject, signed)) {
    return showsPayment(reply) ? SHOWS_DONE : readRefusal(subject, signed)
  }
  const received = { settings: context.settings, attempt: response, signed, previousAttempts }
  const first = readCreated(reply, { received, prepared, isSession: subject !== 'pay' })
  const observation = rememberResponse(first, signed.body)
  const { account } = prepared
  const value = readingOf(observation, { reference, requested: amount }).payment
  if (value.status === 'requires_action') return { says: 'applied', value, observation }
  return readPaid(context, {
    prepared,
    observation,
    intent: { account, reference, requested: amount },
  })
}

/** Whether a response shows that it was paid, or may still be. */
function showsPayment({ paymentStatus, paymentTime }: PaymentReply): boolean {
  const isOver = ['FAIL', 'CANCELLED'].includes(asWord(paymentStatus ?? 'FAIL'))
  return paymentTime !== undefined || !isOver
}

interface Paid {
  readonly prepared: Prepared<'create_payment'>
  readonly observation: Observation
  readonly intent: Parameters<typeof projectPayment>[0]
}

/**
 * Without an action for the payer, the payment may already be paid: a read decides, if it shows the payment
 * that was just created and no other under our reference.
 */
async function readPaid(
  context: Context,
  { prepared, observation, intent }: Paid,
): Promise<WriteReading<'create_payment'>> {
  const { reference, amount } = prepared.input
  const inquiry = { operation: 'create_payment', sent: sentBy(prepared) }
  const { paymentId } = observation
  const id = subjectOf(prepared) === 'pay' ? paymentId : undefined // in a session, that of an attempt
  const name = { reference, ...(id !== undefined && { id }) }
  const inquired = await inquirePayment(context, name, inquiry)
  if (inquired.kind !== 'seen') {
    const open = rememberResponse(
      { ...observation, needsRead: true },
      responseBehind({ observation }),
    )
    const { payment: value } = projectPayment(intent, [open])
    return { says: 'applied', value, observation: open }
  }
  const read = inquired.reading.observation
  const { currency, amounts } = inquired.reading.payment
  const minorUnits = amounts.amount
  const isOther =
    currency !== undefined &&
    minorUnits !== 'not_reported' &&
    isAnotherAmount(amount, { currency, minorUnits })
  if (isOther) return OTHER_AMOUNT
  const { respondsTo } = observation
  const last = { ...read, ...(respondsTo && { respondsTo }) }
  const { payment: value } = projectPayment(intent, [observation, last])
  return {
    says: 'applied',
    value,
    observation: rememberResponse(last, responseBehind(inquired.reading)),
  }
}
