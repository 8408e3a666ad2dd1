import {
  type AnsweredAttempt,
  sendWrite,
  type WritePlan,
  type WriteReading,
} from '@paystate/adapter-kit'
import type { OperationKind, Outcome, Preparation, Prepared, SendOptions } from '@paystate/core'
import { readCanceled } from '../cancellations/read-canceled.ts'
import { readCaptured } from '../captures/read-captured.ts'
import { type Context, deadlineOf } from '../http/context.ts'
import { readCreated } from '../payments/read-created.ts'
import { readRefunded } from '../refunds/read-refunded.ts'
import type { CodeSubject } from '../result-codes/code-subjects.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'

/** What was sent and what came back. */
interface Sent<K extends OperationKind> {
  readonly attempt: AnsweredAttempt
  readonly prepared: Prepared<K>
  readonly options: SendOptions
}

type Read<K extends OperationKind> = (
  context: Context,
  sent: Sent<K>,
) => Promise<WriteReading<K>> | WriteReading<K>

type Readers = { readonly [K in OperationKind]: Read<K> }

const READERS: Readers = {
  create_payment: readCreated,
  capture_payment: readCaptured,
  cancel_payment: readCanceled,
  refund_payment: readRefunded,
  // It is refused before anything is sent: Antom has no such call.
  cancel_refund: () => ({ says: 'unclear', error: 'not_supported', what: 'It cannot be sent.' }),
}

const SUBJECTS: Readonly<Record<OperationKind, CodeSubject>> = {
  create_payment: 'pay',
  capture_payment: 'capture',
  cancel_payment: 'cancel',
  refund_payment: 'refund',
  cancel_refund: 'refund',
}

/** Sends prepared bytes, exactly these, signed anew. */
export function sendPrepared<K extends OperationKind>(
  context: Context,
  preparation: Preparation<K>,
  options: SendOptions,
): Promise<Outcome<K>> {
  const { api, settings, time } = context
  const read = READERS[preparation.kind]
  const plan: WritePlan<K> = {
    preparation,
    options,
    account: settings.account,
    time,
    lookup: 'reference',
    rejections: rejectionsOf(subjectOf(preparation)),
    call: ({ kind, reference, request: { path, body } }) =>
      api.send({
        operation: kind,
        reference,
        path,
        body,
        deadlineMs: deadlineOf(context),
        signal: options.signal,
      }),
    read: (attempt, prepared) => read(context, { attempt, prepared, options }),
  }
  return sendWrite(plan)
}

function subjectOf(preparation: Preparation): CodeSubject {
  const isSession =
    preparation.state === 'prepared' && preparation.request.path.endsWith('/createPaymentSession')
  return isSession ? 'createPaymentSession' : SUBJECTS[preparation.kind]
}
