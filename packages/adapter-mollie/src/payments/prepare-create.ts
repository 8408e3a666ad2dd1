import { preparationOf } from '@paystate/adapter-kit'
import type { CreatePayment, Preparation } from '@paystate/core'
import { REPLAY_WINDOW } from '../configuration/capabilities.ts'
import type { Settings } from '../configuration/settings.ts'
import { checkCreate } from './check-create.ts'
import { toMollie } from './encode-payment.ts'

/** Checks a payment and makes its bytes. */
export function prepareCreate(
  input: CreatePayment,
  settings: Settings,
): Preparation<'create_payment'> {
  const { checked, ...objections } = checkCreate(input, settings)
  return preparationOf({
    kind: 'create_payment',
    account: settings.account,
    reference: input?.reference,
    ...objections,
    make: () =>
      checked && {
        request: {
          method: 'POST',
          path: '/payments',
          body: JSON.stringify(toMollie(checked, settings)),
        },
        input: checked.input,
        replayWindow: REPLAY_WINDOW,
      },
  })
}
