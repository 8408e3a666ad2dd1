import type { Access } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import { hal } from '../api/links.ts'

/** A payment, refund, capture or chargeback, as far as it is paid out. */
interface Settled {
  readonly settlementId?: string
}

export function presentSettlement({ settlementId }: Settled) {
  return settlementId === undefined ? {} : { settlementId }
}

/** The endpoint behind it is not simulated. */
export function settlementLink(account: Account, { settlementId }: Settled, access: Access) {
  if (settlementId === undefined) return {}
  return { settlement: hal(account, `/v2/settlements/${settlementId}`, access) }
}
