import { z } from 'zod'
import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Arrival } from './arrival.ts'
import type { AntomCall } from './call.ts'
import { MAGIC_AMOUNTS, type MagicAmount } from './magic-amounts.ts'

/** What the amount of a call makes of it. */
export function magicFor(account: MerchantAccount, arrival: Arrival): MagicAmount | undefined {
  const call = arrival.route?.operation.call
  if (!account.rules.magicAmounts || !call || isReplay(account, { call, arrival })) return undefined
  const value = amountOf(account, { call, arrival })
  return MAGIC_AMOUNTS.find((row) => row.call === call && row.value === value)
}

const anyAmount = z.object({ value: z.coerce.number() }).optional()
const amounts = z.object({
  paymentAmount: anyAmount,
  refundAmount: anyAmount,
  captureAmount: anyAmount,
})

interface Asked {
  readonly call: AntomCall
  readonly arrival: Arrival
}

/** The amount in the request, else that of the payment it is about. */
function amountOf(account: MerchantAccount, { arrival }: Asked): number | undefined {
  const asked = amounts.safeParse(arrival.body)
  const { refundAmount, captureAmount, paymentAmount } = asked.data ?? {}
  const told = refundAmount ?? captureAmount ?? paymentAmount
  return told?.value ?? knownPayment(account, arrival)?.amount.minorUnits
}

function isReplay(account: MerchantAccount, { call, arrival }: Asked): boolean {
  const { payments } = account
  const { named } = arrival
  switch (call) {
    case 'pay':
      return knownPayment(account, arrival) !== undefined
    case 'cancel':
      return knownPayment(account, arrival)?.status === 'CANCELLED'
    case 'refund':
      return named.some((id) => payments.refundByRequestId(id) !== undefined)
    case 'capture':
      return named.some((id) => payments.captureByRequestId(id) !== undefined)
    default:
      return false
  }
}

function knownPayment(account: MerchantAccount, { named }: Arrival) {
  const [id = ''] = named
  return account.payments.byId(id) ?? account.payments.byRequestId(id).at(-1)
}
