import type { Account, Instant, PaymentRef, Sighting } from '@paystate/core'
import { isSameAccount } from '@paystate/core'
import { inquirePayment } from '../payments/inquire-payment.ts'
import type { Context } from './context.ts'

export interface Unseen {
  readonly reference: string
  readonly begunAt: Instant
  readonly endedAt: Instant
  readonly operation: string
  /** A payment that exists; seeing it too shows that this account sees us. */
  readonly control?: PaymentRef | undefined
  readonly signal?: AbortSignal | undefined
}

/** One look that did not find something, with its control: alone it proves nothing. */
export async function sightingOf(context: Context, unseen: Unseen): Promise<Sighting> {
  const { reference, begunAt, endedAt } = unseen
  const { account } = context.settings
  const control = await controlOf(context, unseen)
  return { reference, account, begunAt, endedAt, complete: true, control }
}

/** A sighting whose own look showed the payment that the operation is about. */
export function seenSighting(account: Account, unseen: Omit<Unseen, 'control'>): Sighting {
  const { reference, begunAt, endedAt } = unseen
  return { reference, account, begunAt, endedAt, complete: true, control: 'seen' }
}

async function controlOf(
  context: Context,
  { control, operation, signal }: Unseen,
): Promise<Sighting['control']> {
  if (!control || !isSameAccount(control.account, context.settings.account)) return 'not_seen'
  const look = await inquirePayment(context, control, { operation, signal })
  return look.kind === 'seen' ? 'seen' : 'not_seen'
}
