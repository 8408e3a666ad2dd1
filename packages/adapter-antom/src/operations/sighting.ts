import type { Account, Instant, LookupMiss, PaymentRef } from '@paystate/core'
import { isSameAccount } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { inquirePayment } from '../payments/inquire-payment.ts'

export interface Unseen {
  readonly reference: string
  readonly begunAt: Instant
  readonly endedAt: Instant
  readonly operation: string
  /** A payment that exists; seeing it too shows that this account sees us. */
  readonly positiveControl?: PaymentRef | undefined
  readonly signal?: AbortSignal | undefined
}

/** One look that did not find something, with its control: alone it proves nothing. */
export async function missOf(context: Context, unseen: Unseen): Promise<LookupMiss> {
  const { reference, begunAt, endedAt } = unseen
  const { account } = context.settings
  const positiveControl = await controlOf(context, unseen)
  return { reference, account, begunAt, endedAt, complete: true, positiveControl }
}

/** A miss whose own look showed the payment that the operation is about. */
export function seenMiss(account: Account, unseen: Omit<Unseen, 'control'>): LookupMiss {
  const { reference, begunAt, endedAt } = unseen
  return { reference, account, begunAt, endedAt, complete: true, positiveControl: 'seen' }
}

async function controlOf(
  context: Context,
  { positiveControl, operation, signal }: Unseen,
): Promise<LookupMiss['positiveControl']> {
  if (!positiveControl || !isSameAccount(positiveControl.account, context.settings.account))
    return 'not_seen'
  const look = await inquirePayment(context, positiveControl, { operation, signal })
  return look.kind === 'seen' ? 'seen' : 'not_seen'
}
