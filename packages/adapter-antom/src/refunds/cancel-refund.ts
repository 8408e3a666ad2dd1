import { preparationOf, type WriteDefinition } from '@paystate/adapter-kit'
import { checkCancelRefund } from '@paystate/core/adapter'
import { type Context, sendPrepared } from '../http/context.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'

/** Antom has no call to cancel a refund: it is refused before any byte is sent. */
export const cancelRefund: WriteDefinition<'cancel_refund', Context> = {
  prepare: ({ settings }, input) => {
    const checked = checkCancelRefund(input)
    return preparationOf({
      kind: 'cancel_refund',
      account: settings.account,
      reference: input?.reference,
      issues: checked.ok ? [] : checked.issues,
      notSupported: [{ path: '', message: 'The provider has no call to cancel a refund' }],
      make: () => undefined,
    })
  },
  call: sendPrepared,
  decode: () => ({ says: 'unclear', error: 'not_supported', what: 'It cannot be sent.' }),
  rejections: () => rejectionsOf('refund'),
}
