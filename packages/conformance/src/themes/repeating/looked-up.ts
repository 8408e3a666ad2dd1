import type { Capabilities, OperationKind } from '@paystate/core'

/** Why a write of this kind cannot be looked up; undefined when it can. */
export function whyNotLookedUp(
  kind: OperationKind,
  capabilities: Capabilities,
): string | undefined {
  const { create, capture, cancel, refund, cancelRefund } = capabilities
  const write = {
    create_payment: create,
    capture_payment: capture,
    cancel_payment: cancel,
    refund_payment: refund,
    cancel_refund: cancelRefund,
  }[kind]
  const isBlind = 'lookup' in write && write.lookup === 'none'
  return isBlind ? 'it cannot be looked for' : undefined
}
