import { isByCard, isPayable, type Payment } from './payment.ts'

/** What the payer's bank or card told; nothing before the payer has acted, but for bank transfers. */
export function presentDetails(payment: Payment, { withQrCode }: { withQrCode: boolean }) {
  const details = detailsOf(payment)
  const qrCode = withQrCode && hasQrCode(payment) ? { qrCode: QR_CODE } : undefined
  return details || qrCode ? { details: { ...details, ...qrCode } } : {}
}

/** A code that a payer scans with the app of the bank; the one here is a white square. */
const QR_CODE = {
  height: 180,
  width: 180,
  src: 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=',
}

const hasQrCode = (payment: Payment) =>
  isPayable(payment) && ['ideal', 'bancontact', 'banktransfer'].includes(payment.method ?? '')

function detailsOf(payment: Payment): Record<string, unknown> | undefined {
  const { method, status } = payment
  if (method === 'banktransfer') return { ...TRANSFER, ...(status === 'paid' && CONSUMER) }
  if (status === 'failed') return hasStatusReason(payment) ? undefined : failureOf(payment)
  if (status !== 'paid' && status !== 'authorized') return undefined
  if (isByCard(payment)) return { ...CARD, ...(method !== 'creditcard' && { wallet: method }) }
  return method === 'paypal' ? PAYPAL : CONSUMER
}

/** A terminal or a voucher says why in the payment itself, not in its details. */
export function presentStatusReason(payment: Payment) {
  const { failureReason = 'unknown_reason' } = payment
  if (payment.status !== 'failed' || !hasStatusReason(payment)) return {}
  const code = STATUS_REASONS.get(failureReason) ?? 'do_not_honor'
  return { statusReason: { code, message: 'The payment has failed.' } }
}

const hasStatusReason = ({ method }: Payment) => method === 'pointofsale' || method === 'voucher'

/** The card schemes' words for the reasons that a payer can fail for here. */
const STATUS_REASONS: ReadonlyMap<string, string> = new Map([
  ['insufficient_funds', 'insufficient_funds'],
  ['card_expired', 'expired_card'],
])

function failureOf(payment: Payment) {
  const { failureReason } = payment
  if (failureReason === undefined) return undefined
  const failure = { failureReason, failureMessage: 'The payment has failed.' }
  return isByCard(payment) ? { ...CARD, ...failure } : failure
}

export const CARD = {
  cardNumber: '6787',
  cardHolder: 'T. Tester',
  cardAudience: 'consumer',
  cardLabel: 'Mastercard',
  cardCountryCode: 'NL',
  cardFunding: 'credit',
  cardSecurity: '3dsecure',
  feeRegion: 'intra-eu',
}

export const CONSUMER = {
  consumerName: 'T. Tester',
  consumerAccount: 'NL55INGB0000000000',
  consumerBic: 'INGBNL2A',
}

const PAYPAL = { paypalReference: '9AL35361CF606152E', paypalPayerId: 'WDJJHEBZ4X2LY' }

const TRANSFER = {
  bankName: 'Stichting Mollie Payments',
  bankAccount: 'NL53ABNA0627535577',
  bankBic: 'ABNANL2A',
  transferReference: 'RF12-3456-7890-1234',
}
