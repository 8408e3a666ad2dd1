import type { Account } from '../account/account.ts'

/** Keeps the memory of a long run bounded: what is forgotten answers 404 and is in no ledger. */
export function forgetOldest({ payments, settings, ledger, notifier }: Account): void {
  for (const { id, plans } of payments.dropOldest(settings.retention)) {
    for (const callOff of plans) callOff()
    ledger.forget(id)
    notifier.forget(id)
  }
}
