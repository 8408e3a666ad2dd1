import { claimsOn } from '../claims/claim.ts'
import { believing } from './webhooks/believing.ts'
import { namingMessages } from './webhooks/naming-messages.ts'
import { receiving } from './webhooks/receiving.ts'
import { withstanding } from './webhooks/withstanding.ts'

/** What an adapter guarantees when somebody calls and claims to be the provider. */
export const webhooks = claimsOn('webhooks', [
  ...withstanding,
  ...receiving,
  ...namingMessages,
  ...believing,
])
