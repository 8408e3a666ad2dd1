import { DAY, HOUR, MINUTE } from '../time/duration.ts'
import type { PaymentMethod } from './payment-method.ts'

type Rules = Partial<Omit<PaymentMethod, 'type' | 'label'>>

const ORDINARY = {
  closesAfter: 14 * MINUTE,
  steps: 'one',
  cancel: 'until_next_day',
  refund: 'at_once',
  refundsInParts: true,
  refundsRepeatedly: true,
} as const

const indonesian: Rules = { cancel: 'never', currencies: ['IDR'] }
const thaiBank: Rules = { cancel: 'before_payment', currencies: ['THB'] }
const thaiTransfer: Rules = { ...thaiBank, closesAfter: 48 * HOUR }
const mercadoPago: Rules = { cancel: 'seven_days', closesAfter: 7 * DAY }
const inTwoSteps: Rules = { steps: 'two', cancel: 'seven_days', closesAfter: 7 * DAY }
const vietnamese: Rules = { currencies: ['VND'], showsCode: true }
const virtualAccount: Rules = { ...indonesian, closesAfter: 48 * HOUR, refund: 'never' }

/**
 * The methods the simulator knows, and how each differs from an ordinary wallet.
 *
 * @see https://docs.antom.com/ac/pm/default_timeout
 */
const ROWS: readonly (readonly [type: string, label: string, rules?: Rules])[] = [
  ['ALIPAY_CN', 'Alipay'],
  ['ALIPAY_HK', 'AlipayHK', { currencies: ['HKD'], minimum: 1 }],
  ['BILLEASE', 'BillEase', { currencies: ['PHP'] }],
  ['BOOST', 'Boost', { currencies: ['MYR'] }],
  ['BPI', 'BPI', { currencies: ['PHP'] }],
  ['DANA', 'DANA', { ...indonesian, minimum: 30_000 }],
  ['GCASH', 'GCash', { currencies: ['PHP'], minimum: 100 }],
  ['GOPAY_ID', 'GoPay', indonesian],
  ['GRABPAY_MY', 'GrabPay', { currencies: ['MYR'] }],
  ['GRABPAY_PH', 'GrabPay', { currencies: ['PHP'] }],
  ['GRABPAY_SG', 'GrabPay', { currencies: ['SGD'] }],
  ['JKOPAY', 'JKOPay', { cancel: 'never', currencies: ['TWD'], minimum: 100, multipleOf: 100 }],
  ['KAKAOPAY', 'Kakao Pay', { currencies: ['KRW'], minimum: 50 }],
  ['KREDIVO_ID', 'Kredivo', indonesian],
  ['LINKAJA', 'LinkAja', { ...indonesian, closesAfter: 5 * MINUTE }],
  ['MAYA', 'Maya', { currencies: ['PHP'] }],
  ['MOMO', 'MoMo', { currencies: ['VND'] }],
  ['MPAY', 'MPay'],
  ['NAVERPAY', 'NAVER Pay', { currencies: ['KRW'] }],
  ['OCTOPUS', 'Octopus', { currencies: ['HKD'], multipleOf: 10 }],
  ['OVO', 'OVO', indonesian],
  ['PAYME', 'PayMe', { currencies: ['HKD'] }],
  ['PAGALEVE', 'Pagaleve', { currencies: ['BRL'] }],
  ['PAYPAY', 'PayPay', { currencies: ['JPY'] }],
  ['QRIS', 'QRIS', { ...indonesian, showsCode: true }],
  ['RABBIT_LINE_PAY', 'LINE Pay', { currencies: ['THB'] }],
  ['RAKUTENPAY', 'Rakuten Pay', { currencies: ['JPY'] }],
  ['SHOPEEPAY_ID', 'ShopeePay', indonesian],
  ['SHOPEEPAY_MY', 'ShopeePay', { currencies: ['MYR'] }],
  ['SHOPEEPAY_PH', 'ShopeePay', { currencies: ['PHP'] }],
  ['SHOPEEPAY_SG', 'ShopeePay', { currencies: ['SGD'] }],
  ['SHOPEEPAY_TH', 'ShopeePay', { currencies: ['THB'] }],
  ['TNG', 'Touch ’n Go', { currencies: ['MYR'], minimum: 5 }],
  ['TOSSPAY', 'Toss Pay', { currencies: ['KRW'] }],
  ['TRUEMONEY', 'TrueMoney', { currencies: ['THB'], minimum: 100 }],
  ['ZALOPAY', 'ZaloPay', { currencies: ['VND'] }],
  ['TEST_WALLET', 'Test wallet'],
  ['BANCOMATPAY', 'BANCOMAT Pay', { currencies: ['EUR'], closesAfter: HOUR }],
  ['BANCONTACT', 'Bancontact', { currencies: ['EUR'] }],
  ['BLIK', 'BLIK', { currencies: ['PLN'] }],
  ['EPS', 'eps', { currencies: ['EUR'] }],
  ['IDEAL', 'iDEAL', { currencies: ['EUR'] }],
  ['ONLINEBANKING_UBP', 'UnionBank', { currencies: ['PHP'] }],
  ['ONLINEBANKING_FPX', 'FPX', { currencies: ['MYR'] }],
  ['P24', 'Przelewy24', { currencies: ['PLN', 'EUR'] }],
  ['PAYNOW', 'PayNow', { currencies: ['SGD'], showsCode: true }],
  ['PAYU', 'PayU'],
  ['PIX', 'Pix', { currencies: ['BRL'], showsCode: true }],
  ['PROMPTPAY', 'PromptPay', { currencies: ['THB'], showsCode: true }],
  ['QRPH', 'QRPH', { currencies: ['PHP'], minimum: 2000, refund: 'never', showsCode: true }],
  ['SOFORT', 'Sofort', { confirmedAfter: 2 * DAY, refund: 'later' }],
  ['BANKTRANSFER_VIETQR', 'VietQR', { ...vietnamese, closesAfter: 15 * MINUTE }],
  ['BANKTRANSFER_BNI', 'BNI', virtualAccount],
  ['BANKTRANSFER_MAYBANK', 'Maybank', virtualAccount],
  ['BANKTRANSFER_PERMATA', 'Permata', virtualAccount],
  ['BANKTRANSFER_BSI', 'BSI', virtualAccount],
  ['CIMBNIAGA', 'CIMB Niaga', virtualAccount],
  ['ATMTRANSFER_ID', 'ATM transfer', virtualAccount],
  ['BANKAPP_BANGKOKBANK', 'Bualuang mBanking', thaiBank],
  ['BANKAPP_BANKOFAYUDHYA', 'KMA', thaiBank],
  ['BANKAPP_KRUNGTHAIBANK', 'Krungthai NEXT', thaiBank],
  ['BANKAPP_SIAMCOMMERCIALBANK', 'SCB Easy', thaiBank],
  ['KPLUS', 'K PLUS', thaiBank],
  ['ONLINEBANKING_BANGKOKBANK', 'Bangkok Bank online', thaiBank],
  ['ONLINEBANKING_BANKOFAYUDHYA', 'Krungsri online', thaiBank],
  ['ONLINEBANKING_KASIKORNBANK', 'Kasikornbank online', thaiBank],
  ['ONLINEBANKING_KRUNGTHAIBANK', 'Krungthai online', thaiBank],
  ['ONLINEBANKING_SIAMCOMMERCIALBANK', 'SCB online', thaiBank],
  ['BANKTRANSFER_BANGKOKBANK', 'Bangkok Bank transfer', thaiTransfer],
  ['BANKTRANSFER_BANKOFAYUDHYA', 'Krungsri transfer', thaiTransfer],
  ['BANKTRANSFER_GOVERNMENTSAVINGSBANK', 'GSB transfer', thaiTransfer],
  ['BANKTRANSFER_KASIKORNBANK', 'Kasikornbank transfer', thaiTransfer],
  ['BANKTRANSFER_KRUNGTHAIBANK', 'Krungthai transfer', thaiTransfer],
  ['BANKTRANSFER_SIAMCOMMERCIALBANK', 'SCB transfer', thaiTransfer],
  ['BANKTRANSFER_QUICKPAY', 'QuickPay', { currencies: ['KRW'] }],
  ['KONBINI', 'Konbini', { currencies: ['JPY'], closesAfter: 7 * DAY, refund: 'never' }],
  ['SEVENELEVEN', '7-Eleven', { closesAfter: 7 * DAY, refund: 'never' }],
  [
    'ONLINEBANKING_PAYEASY',
    'Pay-easy',
    { currencies: ['JPY'], closesAfter: 7 * DAY, refund: 'never' },
  ],
  ['MERCADOPAGO_BR', 'Mercado Pago', { ...mercadoPago, currencies: ['BRL'] }],
  ['MERCADOPAGO_CL', 'Mercado Pago', { ...mercadoPago, currencies: ['CLP'] }],
  ['MERCADOPAGO_MX', 'Mercado Pago', { ...mercadoPago, currencies: ['MXN'] }],
  ['MERCADOPAGO_PE', 'Mercado Pago', { ...mercadoPago, currencies: ['PEN'] }],
  ['ACH', 'ACH', { currencies: ['USD'], closesAfter: 7 * DAY, refund: 'later' }],
  ['CARD', 'Card', inTwoSteps],
  ['APPLEPAY', 'Apple Pay', inTwoSteps],
  ['GOOGLEPAY', 'Google Pay', inTwoSteps],
  ['PAYPAL', 'PayPal', inTwoSteps],
  ['PAYBYBANK', 'Pay by Bank', inTwoSteps],
]

const KNOWN = new Map(
  ROWS.map(([type, label, rules]) => [type, asMethod(type, { label, ...rules })]),
)

/** The methods of an account: those of the table, changed and added to by what the account agreed on. */
export function paymentMethods(
  agreed: Readonly<Record<string, Partial<PaymentMethod>>> = {},
): ReadonlyMap<string, PaymentMethod> {
  const methods = new Map(KNOWN)
  for (const [type, rules] of Object.entries(agreed)) {
    methods.set(type, asMethod(type, { ...methods.get(type), ...rules }))
  }
  return methods
}

function asMethod(type: string, rules: Partial<PaymentMethod>): PaymentMethod {
  return { ...ORDINARY, label: type, ...rules, type }
}
