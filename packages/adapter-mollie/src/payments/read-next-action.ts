import type { NextAction } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import type { PaymentReply } from '../wire/payment.ts'
import { ourNamesIn } from '../wire/reserved-metadata.ts'

/**
 * What the payer must do, as far as the response says; the status decides whether it still applies.
 *
 * The requested form comes first, then the checkout page, on which every method can be completed. Without
 * either, anything reported is enough to pay: the page of a bank transfer only repeats the account.
 */
export function readNextAction(reply: PaymentReply): NextAction | undefined {
  const asked = ourNamesIn(reply.metadata)?.nextAction ?? 'redirect'
  const ways = [asked, 'redirect', 'transfer', 'app_link', 'qr_code'] as const
  const action = ways.map((way) => READ[way](reply)).find((one) => one !== undefined)
  const expiresAt = readInstant(reply.expiresAt)
  return action && { ...action, ...(expiresAt !== undefined && { expiresAt }) }
}

/** An open payment that was created for a QR code has one; it is only reported on request. */
export function lacksQrCode({ status, metadata, details }: PaymentReply): boolean {
  const isOpen = status.trim().toLowerCase() === 'open'
  return isOpen && ourNamesIn(metadata)?.nextAction === 'qr_code' && details?.qrCode === undefined
}

type Way = Exclude<NextAction['type'], 'challenge'>

const READ: Readonly<Record<Way, (reply: PaymentReply) => NextAction | undefined>> = {
  redirect: ({ _links: links }) =>
    links?.checkout && { type: 'redirect', method: 'GET', url: links.checkout.href },
  // Assumed: qr_picture.
  qr_code: ({ details }) =>
    details?.qrCode && { type: 'qr_code', value: details.qrCode.src, format: 'image_url' },
  app_link: ({ _links: links }) =>
    links?.mobileAppCheckout && { type: 'app_link', url: links.mobileAppCheckout.href },
  transfer: readTransfer,
}

function readTransfer({ details }: PaymentReply): NextAction | undefined {
  if (details?.transferReference === undefined || details.bankAccount === undefined) {
    return undefined
  }
  const { bankName, bankAccount, bankBic, transferReference } = details
  return {
    type: 'transfer',
    bankAccount,
    transferReference,
    ...(bankName !== undefined && { bankName }),
    ...(bankBic !== undefined && { bankIdentifier: bankBic }),
  }
}
