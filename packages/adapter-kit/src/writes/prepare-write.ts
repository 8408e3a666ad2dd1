import type {
  Account,
  Capabilities,
  Checked,
  Issue,
  OperationInput,
  OperationKind,
  Preparation,
  PreparedRequest,
} from '@paystate/core'
import {
  capabilityOf,
  checkCancelPayment,
  checkCancelRefund,
  checkCapturePayment,
  checkCreatePayment,
  checkRefundPayment,
} from '@paystate/core/adapter'
import { capabilityIssues } from './capability-issues.ts'
import { preparationOf } from './preparation-of.ts'

/** What a provider's write adds to the checks that all share. */
export interface WriteRules<K extends OperationKind> {
  readonly account: Account
  readonly capabilities: Capabilities
  /** As it was given: it may be anything. */
  readonly input: OperationInput[K]
  /** What this provider cannot do, beyond what its capabilities rule out. */
  readonly notSupported?: (input: OperationInput[K]) => readonly Issue[]
  readonly request: (input: OperationInput[K]) => PreparedRequest
}

const CHECKS: { readonly [K in OperationKind]: (input: unknown) => Checked<OperationInput[K]> } = {
  create_payment: checkCreatePayment,
  capture_payment: checkCapturePayment,
  cancel_payment: checkCancelPayment,
  refund_payment: checkRefundPayment,
  cancel_refund: checkCancelRefund,
}

/** Checks an input by core's rules, the capabilities and the provider's own, and makes the bytes. Pure. */
export function prepareWrite<K extends OperationKind>(
  kind: K,
  { account, capabilities, input: given, notSupported, request }: WriteRules<K>,
): Preparation<K> {
  const checked: Checked<OperationInput[K]> = CHECKS[kind](given)
  const reference = given?.reference
  if (!checked.ok) {
    return preparationOf({ kind, account, reference, issues: checked.issues, make: nothing })
  }
  const input = checked.value
  const capability = capabilityOf(capabilities, kind)
  return preparationOf({
    kind,
    account,
    reference,
    issues: [],
    notSupported: [
      ...capabilityIssues(kind, { input, capabilities }),
      ...(notSupported?.(input) ?? []),
    ],
    make: () =>
      'replayWindow' in capability
        ? { input, request: request(input), replayWindow: capability.replayWindow }
        : undefined,
  })
}

function nothing(): undefined {}
