import { OPERATION_KINDS } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { everyWrite } from './repeating/every-write.ts'
import { keptKey } from './repeating/kept-keys.ts'
import { KEYED, keyedWrite } from './repeating/keyed-writes.ts'
import { laggingRead } from './repeating/lagging-reads.ts'
import { lostCreates } from './repeating/lost-creates.ts'
import { newKey } from './repeating/new-keys.ts'
import { TWINNED, twin } from './repeating/twins.ts'

const LOOKED_UP_IN_A_PAYMENT = ['capture_payment', 'cancel_payment', 'refund_payment'] as const

/** What an adapter guarantees when something is sent again. */
export const repeating = claimsOn('repeating', [
  ...OPERATION_KINDS.flatMap(everyWrite),
  ...KEYED.flatMap(keyedWrite),
  ...KEYED.map(keptKey),
  ...LOOKED_UP_IN_A_PAYMENT.map(laggingRead),
  ...OPERATION_KINDS.map(newKey),
  ...lostCreates,
  ...TWINNED.map(twin),
])
