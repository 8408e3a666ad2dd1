import type { FailureNext } from '@paystate/core'
import type { CodeMeaning, Meanings } from '../code-meaning.ts'

const OTHER_METHOD = 'Let the payer use another payment method, under a new reference.'

function payer(what: string, advice = OTHER_METHOD): CodeMeaning {
  return { category: 'payer_action', error: 'declined', what, advice, next: 'new_reference' }
}

function funds(what: string): CodeMeaning {
  return {
    category: 'payer_funds',
    error: 'declined',
    what,
    advice: 'Let the payer top up or use another payment method, under a new reference.',
    next: 'new_reference',
  }
}

function limit(what: string): CodeMeaning {
  return {
    category: 'limit',
    error: 'declined',
    what,
    advice: 'Use a lower amount or another way to pay, under a new reference.',
    next: 'new_reference',
  }
}

function risk(what: string, next: FailureNext = 'contact'): CodeMeaning {
  return {
    category: 'risk',
    error: 'undecided',
    what,
    advice: 'Money that was paid goes back by itself; ask support if it has not after two weeks.',
    next,
  }
}

/** Why a payer could not pay: the account, the money, a limit, or risk control. */
export const PAYER = {
  AUTHENTICATION_REQUIRED: payer(
    'The bank asks for an authentication.',
    'Start again under a new reference and let the payer authenticate.',
  ),
  EXPIRED_CODE: payer('The code of the payer has expired.'),
  INCORRECT_BLIKCODE: payer('The BLIK code is wrong.'),
  INVALID_PAYMENT_CODE: payer('The code of the payer is not valid.'),
  INVALID_ACCESS_TOKEN: payer(
    'The token is expired, revoked or unknown.',
    'Let the payer agree again, then pay under a new reference.',
  ),
  USER_KYC_NOT_QUALIFIED: payer("The payer's verification does not allow it."),
  USER_NOT_EXIST: payer('The payer is not known to the payment method.'),
  USER_PAYMENT_VERIFICATION_FAILED: payer('The payment method restricts the payer.'),
  USER_STATUS_ABNORMAL: payer("The payer's account is restricted."),
  VERIFY_TIMES_EXCEED_LIMIT: payer('The payer tried to verify too often.'),
  VERIFY_UNMATCHED: payer('The verification did not match.'),
  USER_BALANCE_NOT_ENOUGH: funds('Insufficient funds.'),
  BALANCE_NOT_ENOUGH: funds('Insufficient funds.'),
  PAYMENT_AMOUNT_EXCEED_LIMIT: limit('The amount is over the limit of the method or contract.'),
  AMOUNT_EXCEED_LIMIT: limit('The amount is over the limit of the method or contract.'),
  USER_AMOUNT_EXCEED_LIMIT: limit("The amount is over the payer's limit."),
  PAYMENT_COUNT_EXCEED_LIMIT: limit('The payer pays too often.'),
  FRAUD_REJECT: risk('Risk control refused it; money may have moved and then goes back.'),
  RISK_REJECT: risk('Risk control refused it; money may have moved and then goes back.'),
  SUSPECTED_RISK: risk('Risk control holds it; money may have moved and then goes back.', 'wait'),
} as const satisfies Meanings
