import { PaymentError } from '../errors/payment-error.ts'
import { checkRecoverOptions } from './check-options.ts'
import type { RecoverOptions } from './recover-options.ts'

/**
 * Checks what `recover` is given besides the operation: anything for `wanted` would decide whether a charge is
 * repeated.
 *
 * @throws {PaymentError} `invalid_request`, with every issue.
 */
export function checkRecover(adapter: unknown, given: unknown): RecoverOptions {
  const checked = checkRecoverOptions(given)
  const issues = [
    ...(isAdapter(adapter) ? [] : [NO_ADAPTER]),
    ...(checked.ok ? [] : checked.issues),
  ]
  if (checked.ok && issues.length === 0) return checked.value
  const operation = 'recover'
  throw new PaymentError('invalid_request', {
    what: 'Nothing was done.',
    operation,
    issues,
    ...OPEN,
  })
}

const OPEN = {
  money: 'What was sent before is as it was.',
  advice: 'Correct what is named and recover again.',
} as const
const NO_ADAPTER = {
  path: 'adapter',
  message: 'must be an adapter: what createProvider resolves to, once it is awaited',
} as const

function isAdapter(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'lookup' in value && 'account' in value
}
