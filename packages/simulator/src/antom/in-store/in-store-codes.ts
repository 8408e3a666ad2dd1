import type { AntomCall } from '../gateway/call.ts'
import type { Result } from '../results/result.ts'

/**
 * The codes that the second version prefixes in ways of its own.
 *
 * @see https://docs.antom.com/ac/omnichannel/refund
 */
const PREFIXED: ReadonlyMap<string, string> = new Map([
  ['SUCCESS', 'SUCCESS'],
  ['ACCESS_DENIED', 'DPOS_PAYMENT_ACCESS_DENIED'],
  ['CURRENCY_NOT_SUPPORT', 'DPOS_PAYMENT_CURRENCY_NOT_SUPPORT'],
  ['INVALID_MERCHANT_STATUS', 'DPOS_PAYMENT_INVALID_MERCHANT_STATUS'],
  ['ORDER_NOT_EXIST', 'DPOS_PAYMENT_ORDER_NOT_EXIST'],
  ['REFUND_NOT_EXIST', 'DPOS_PAYMENT_ORDER_NOT_EXIST'],
  ['ORDER_STATUS_INVALID', 'DPOS_PAYMENT_ORDER_STATUS_INVALID'],
  ['REPEAT_REQ_INCONSISTENT', 'DPOS_PAYMENT_REPEAT_REQ_INCONSISTENT'],
  ['RISK_REJECT', 'DPOS_PAYMENT_RISK_REJECT'],
  ['ORDER_IS_CLOSED', 'DPOS_PAYMENT_ORDER_IS_CLOSED'],
  ['ORDER_IS_CANCELED', 'DPOS_PAYMENT_ORDER_IS_CANCELED'],
  ['SYSTEM_ERROR', 'DPOS_SYSTEM_ ERROR'], // the blank is on the provider's page
])

/** Spells a result as the second version does; a code whose spelling is not published gets the prefix of its call. */
export function spelledInStore(result: Result, call: AntomCall): Result {
  const { resultCode } = result
  const isOfRefund = call === 'refund' || call === 'inquiry_refund'
  const prefix = isOfRefund ? 'DPOS_REFUND_' : 'DPOS_PAYMENT_'
  return { ...result, resultCode: PREFIXED.get(resultCode) ?? prefix + resultCode }
}
