import type { Payment } from '../payments/payment.ts'
import { utcTime } from '../time/provider-time.ts'

/** What a till prints after a payment by card; each receipt is JSON in a string. */
export function receiptFields({ card, method, paymentId, paidAt }: Payment) {
  if (!card) return {}
  const receipt = JSON.stringify({
    acquirerMerchantId: '000000000100001',
    acquirerTerminalId: '91100001',
    acquirerProcessTime: utcTime(paidAt),
    applicationLabel: `${card.brand} CREDIT`,
    cardBrand: card.brand,
    cardNo: `************${card.lastFour}`,
    paymentMethod: method.type,
    posEntryMode: 'CONTACTLESS',
    cvm: 'NO_CVM',
    rrn: paymentId.slice(-12),
  })
  return { paymentReceipt: { customerReceipt: receipt, cashierReceipt: receipt } }
}
