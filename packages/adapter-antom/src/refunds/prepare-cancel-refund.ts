import { preparationOf } from '@paystate/adapter-kit'
import type { CancelRefund, Preparation } from '@paystate/core'
import { checkCancelRefund } from '@paystate/core/adapter'
import type { Settings } from '../configuration/settings.ts'

/** Antom cannot take a refund back: it is refused before a byte is sent. */
export function prepareCancelRefund(
  input: CancelRefund,
  { account }: Settings,
): Preparation<'cancel_refund'> {
  const checked = checkCancelRefund(input)
  return preparationOf({
    kind: 'cancel_refund',
    account,
    reference: input?.reference,
    issues: checked.ok ? [] : checked.issues,
    notSupported: [{ path: '', message: 'The provider has no call that takes a refund back' }],
    make: () => undefined,
  })
}
