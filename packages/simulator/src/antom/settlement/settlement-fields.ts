import type { MerchantAccount } from '../account/merchant-account.ts'
import { type Amount, toWire } from '../money/amount.ts'
import { CURRENCY_DECIMALS } from '../money/currencies.ts'
import type { Payment } from '../payments/payment.ts'
import { DAY } from '../time/duration.ts'
import { providerTime } from '../time/provider-time.ts'

/** How long a rate is locked; not published. */
const QUOTE_LASTS = DAY

/** What a payment or refund comes to in the merchant's currency; told only where the rate is locked. */
export function settlementFields(
  { rules }: MerchantAccount,
  { payment, amount }: { payment: Payment; amount: Amount },
) {
  const { settlementCurrency = '', createdAt, paymentId } = payment
  const quoteCurrencyPair = `${amount.currency}/${settlementCurrency}`
  const quotePrice = rules.lockedRates[quoteCurrencyPair]
  if (quotePrice === undefined) return {}
  return {
    grossSettlementAmount: toWire(convert(amount, { quotePrice, settlementCurrency })),
    settlementQuote: {
      guaranteed: true,
      quoteId: `quote${paymentId}`,
      quoteCurrencyPair,
      quotePrice,
      quoteStartTime: providerTime(createdAt),
      quoteExpiryTime: providerTime(createdAt + QUOTE_LASTS),
    },
  }
}

function convert(
  { currency, minorUnits }: Amount,
  { quotePrice, settlementCurrency }: { quotePrice: number; settlementCurrency: string },
): Amount {
  const shift = decimalsOf(settlementCurrency) - decimalsOf(currency)
  return {
    currency: settlementCurrency,
    minorUnits: Math.round(minorUnits * quotePrice * 10 ** shift),
  }
}

const decimalsOf = (currency: string) => CURRENCY_DECIMALS.get(currency) ?? 2
