import { PaymentError } from '@paystate/core'
import { z } from 'zod'
import { type Services, whenIdle } from '../engine/services.ts'
import { unknownPayment } from '../errors/unknown-payment.ts'
import { checkInput, idField } from '../input/check-input.ts'
import { readTrackedPayment } from '../journal/read-tracked-payment.ts'
import type { TrackedPayment } from '../journal/tracked-payment.ts'
import type { Contact } from '../resolver/contact.ts'
import { readPayment } from '../resolver/read-payment.ts'
import { withLease } from '../resolver/with-lease.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'

/** How `get` reads a payment. */
export interface GetOptions {
  /** Reads the provider first. */
  readonly fresh?: boolean | undefined
}

/**
 * Reads a payment, including what `pay` just did. With `fresh` the provider is read first.
 *
 * @throws {EngineError} `unknown_id`, `not_configured`, `invalid_input`
 * @throws {PaymentError} `unavailable`: a fresh read was requested and failed.
 */
export type Get = (id: string, options?: GetOptions) => Promise<TrackedPayment>

const schema = z.strictObject({ id: idField, fresh: z.boolean().optional() })

export function createGet(services: Services): Get {
  const { store } = services
  return async (given, options = {}) => {
    const { id, fresh = false } = checkInput(schema, { ...options, id: given })
    const found = await mustFind(services, id)
    await whenIdle(services, found)
    if (fresh) await readFresh(services, found)
    return readTrackedPayment(store, await mustFind(services, id))
  }
}

async function mustFind({ store }: Services, id: string): Promise<PaymentRow> {
  const row = await findPayment(store, { id })
  if (row) return row
  throw unknownPayment(id)
}

const WHY_NOT: Readonly<Record<Contact | 'busy', string>> = {
  busy: 'A fresh read was requested. Another process is working on this payment, so nothing was read.',
  none: 'A fresh read was requested, and there was no usable response.',
  reached: 'A fresh read was requested. The provider responded, but not with this payment.',
  unreached: 'A fresh read was requested, and the provider could not be read.',
}

async function readFresh(services: Services, row: PaymentRow): Promise<void> {
  let contact: Contact = 'none'
  const released = await withLease(services, {
    row,
    async work(held) {
      const done = await readPayment(held)
      contact = held.contact
      return done
    },
  })
  if (released.kind === 'released' && released.done === 'made') return
  throw new PaymentError('unavailable', {
    what: WHY_NOT[released.kind === 'busy' ? 'busy' : contact],
    operation: 'get_payment',
    reference: row.id,
    order: row.order,
    money: 'What is known of the payment has not changed.',
    advice: 'Read it again later; without `fresh`, `get` returns what is known.',
  })
}
