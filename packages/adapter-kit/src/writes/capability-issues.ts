import type { Capabilities, Issue, OperationInput, OperationKind } from '@paystate/core'
import { capabilityOf, keepsPaidMoney } from '@paystate/core/adapter'
import { amountIssues } from './amount-issues.ts'

/** What a provider's capabilities rule out in a checked input: the operation, its currency, an option. */
export function capabilityIssues<K extends OperationKind>(
  kind: K,
  {
    input,
    capabilities,
  }: { readonly input: OperationInput[K]; readonly capabilities: Capabilities },
): readonly Issue[] {
  const capability = capabilityOf(capabilities, kind)
  const use = kind === 'create_payment' ? 'new' : 'paid'
  return [
    ...('why' in capability ? [{ path: '', message: capability.why }] : []),
    ...('amount' in input ? amountIssues(input.amount, { ...capabilities, use }) : []),
    ...('returnUrl' in input ? createIssues(input, capabilities) : []),
    ...('ifPaid' in input ? cancelIssues(input, capabilities) : []),
  ]
}

function createIssues(
  { capture = 'automatic', expiresAt }: OperationInput['create_payment'],
  { create }: Capabilities,
): readonly Issue[] {
  const isOffered = create.capture.includes(capture)
  const canExpire = expiresAt === undefined || create.expiresAt === 'supported'
  return [
    ...(isOffered ? [] : [{ path: 'capture', message: 'is not offered' }]),
    ...(canExpire ? [] : [{ path: 'expiresAt', message: 'is not supported' }]),
  ]
}

/** Paid money that must stay is not put at risk: the last read has to show that there is none. */
function cancelIssues(
  input: OperationInput['cancel_payment'],
  { cancel }: Capabilities,
): readonly Issue[] {
  if (cancel.whenPaid === 'refused' || keepsPaidMoney(input)) return []
  return [{ path: 'ifPaid', message: 'cannot be kept here: the last read must show it unpaid' }]
}
