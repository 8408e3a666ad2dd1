import { isPaymentError } from '@paystate/core'
import { type Services, whenIdle } from '../engine/services.ts'
import { readRecord } from '../journal/read-record.ts'
import { contactIn } from '../resolver/contact.ts'
import { readNow } from '../resolver/read-payment.ts'
import { withLease } from '../resolver/with-lease.ts'
import { isMissingKey } from '../store/database/database-error.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { whatDiffers } from './what-differs.ts'

/** What a fresh read of a payment has shown. `differs`: it was not known, and is stored now. */
export type Fresh =
  | { readonly kind: 'same' }
  | { readonly kind: 'differs'; readonly fields: readonly string[] }
  | { readonly kind: 'unread'; readonly why: string; readonly isDown: boolean }

/** Reads a payment at its provider, and says what of it was not known. One whose key is missing stays unread. */
export async function compareFresh(services: Services, row: PaymentRow): Promise<Fresh> {
  try {
    return await compare(services, row)
  } catch (error) {
    if (!isMissingKey(error)) throw error
    return { kind: 'unread', why: error.message, isDown: false }
  }
}

async function compare(services: Services, row: PaymentRow): Promise<Fresh> {
  const { store } = services
  await whenIdle(services, row)
  const before = await readRecord(store, { payment: row.key })
  let failed: Fresh | undefined
  const released = await withLease(services, {
    row,
    work: async (held) => {
      try {
        return await readNow(held)
      } catch (error) {
        if (!isPaymentError(error)) throw error
        held.contact = contactIn(error)
        failed = { kind: 'unread', why: error.message, isDown: held.contact === 'unreached' }
        return 'failed'
      }
    },
  })
  if (failed) return failed
  if (released.kind === 'busy' || released.done !== 'made') return BUSY
  const after = await readRecord(store, { payment: row.key })
  const fields = whatDiffers(before.payment, after.payment)
  return fields.length === 0 ? { kind: 'same' } : { kind: 'differs', fields }
}

const BUSY: Fresh = {
  kind: 'unread',
  why: 'Another process is working on it; compare it again.',
  isDown: false,
}
