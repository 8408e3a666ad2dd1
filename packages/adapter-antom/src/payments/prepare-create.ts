import { preparationOf } from '@paystate/adapter-kit'
import type { CreatePayment, Preparation } from '@paystate/core'
import { ASSUMED_WINDOW, NO_REPEAT } from '../configuration/capabilities.ts'
import { pathFor, type Settings } from '../configuration/settings.ts'
import { checkCreate, isHosted } from './check-create.ts'
import { toAntom } from './encode-payment.ts'

/** Checks a payment and makes its bytes. */
export function prepareCreate(
  input: CreatePayment,
  settings: Settings,
): Preparation<'create_payment'> {
  const { checked, issues } = checkCreate(input, settings)
  return preparationOf({
    kind: 'create_payment',
    account: settings.account,
    reference: input?.reference,
    issues,
    make: () => {
      if (!checked) return undefined
      const hosted = isHosted(checked.extra)
      const path = pathFor(hosted ? 'createPaymentSession' : 'pay', settings)
      const body = JSON.stringify(toAntom(checked, settings))
      return {
        request: { method: 'POST', path, body },
        input: checked.input,
        replayWindow: hosted ? NO_REPEAT : ASSUMED_WINDOW,
      }
    },
  })
}
