import type { Capabilities, OperationKind } from '@paystate/core'
import { capabilityOf } from '@paystate/core/adapter'

/** Why a write of this kind cannot be looked up; undefined when it can. */
export function whyNotLookedUp(
  kind: OperationKind,
  capabilities: Capabilities,
): string | undefined {
  const write = capabilityOf(capabilities, kind)
  return 'lookup' in write && write.lookup === 'none' ? 'it cannot be looked up' : undefined
}
