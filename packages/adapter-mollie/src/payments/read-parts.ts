import type { Capture, Dispute, Refund } from '@paystate/core'
import { readCaptures } from '../captures/read-capture.ts'
import { readDisputes } from '../disputes/read-dispute.ts'
import { readRefunds } from '../refunds/read-refund.ts'
import type { PaymentReply } from '../wire/payment.ts'

/** What came with a payment; a list that is absent was not asked for. */
export interface PaymentObjects {
  readonly refunds?: readonly Refund[]
  readonly captures?: readonly Capture[]
  readonly disputes?: readonly Dispute[]
  readonly completeLists: readonly ('refunds' | 'captures' | 'disputes')[]
}

/** Reads the refunds, captures and chargebacks that are embedded in a payment. */
export function readObjects({ _embedded: embedded }: PaymentReply): PaymentObjects {
  const refunds = embedded?.refunds && readRefunds(embedded.refunds)
  const captures = embedded?.captures && readCaptures(embedded.captures)
  const disputes = embedded?.chargebacks && readDisputes(embedded.chargebacks)
  return {
    ...(refunds && { refunds: refunds.refunds }),
    ...(captures && { captures: captures.captures }),
    ...(disputes && { disputes: disputes.disputes }),
    completeLists: [
      ...(refunds?.isWhole ? (['refunds'] as const) : []),
      ...(captures?.isWhole ? (['captures'] as const) : []),
      ...(disputes?.isWhole ? (['disputes'] as const) : []),
    ],
  }
}
