import type { HoldKind } from '../account/holds.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import { failCapture } from '../captures/complete-capture.ts'
import { failPayment } from '../payments/fail-payment.ts'
import { failRefund } from '../refunds/complete-refund.ts'
import { type Result, resultOf } from '../results/result.ts'
import type { Answer } from './answer.ts'
import type { AntomCall } from './call.ts'
import type { ForcedAnswer } from './forced-answers.ts'

export interface ForcedCall {
  readonly call: AntomCall
  readonly forced: ForcedAnswer
  /** Does what was asked. */
  readonly run: () => Answer
}

/** Gives a planned answer, and does behind it what was planned too. */
export function forceAnswer(account: MerchantAccount, { call, forced, run }: ForcedCall): Answer {
  const result = resultOf(forced)
  switch (forced.effect ?? 'none') {
    case 'none':
      return { result }
    case 'applied': {
      const fields = run()
      return result.resultStatus === 'S' ? { ...fields, result } : { result }
    }
    case 'failed':
      return fail(account, { call, result, run })
  }
}

/** Accepts what was asked, lets it fail, and says so at once. */
function fail(
  account: MerchantAccount,
  { call, result, run }: { call: AntomCall; result: Result; run: () => Answer },
): Answer {
  const kind = HELD[call]
  const answer = kind ? account.holds.during(kind, run) : run() // so that it has not succeeded yet
  failObject(account, { answer, reason: result })
  return { result }
}

const HELD: Readonly<Partial<Record<AntomCall, HoldKind>>> = {
  pay: 'payment',
  refund: 'refund',
  capture: 'capture',
}

function failObject(
  account: MerchantAccount,
  { answer, reason }: { answer: Answer; reason: Result },
): void {
  const { payments } = account
  const refund = payments.refundById(String(answer.refundId))
  const made = payments.captureById(String(answer.captureId))
  const payment = payments.byId(String(answer.paymentId))
  if (refund) failRefund(account, { refund, reason })
  else if (made) failCapture(account, { made, reason })
  else if (payment?.status === 'PROCESSING') {
    payment.isAnsweredAtOnce = true
    failPayment(account, { payment, reason, kind: 'failed' })
  }
}
