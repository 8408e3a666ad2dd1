import type { Claim } from '../claims/claim.ts'
import { breaking } from '../themes/breaking.ts'
import { canceling } from '../themes/canceling.ts'
import { capturing } from '../themes/capturing.ts'
import { clocks } from '../themes/clocks.ts'
import { creating } from '../themes/creating.ts'
import { failing } from '../themes/failing.ts'
import { identifying } from '../themes/identifying.ts'
import { mapping } from '../themes/mapping.ts'
import { money } from '../themes/money.ts'
import { reading } from '../themes/reading.ts'
import { refunding } from '../themes/refunding.ts'
import { repeating } from '../themes/repeating.ts'
import { secrets } from '../themes/secrets.ts'
import { sessions } from '../themes/sessions.ts'
import { stopping } from '../themes/stopping.ts'
import { storing } from '../themes/storing.ts'
import { swapping } from '../themes/swapping.ts'
import { webhooks } from '../themes/webhooks.ts'

/** Every claim that an adapter must keep. */
export const claims: readonly Claim[] = [
  ...creating,
  ...reading,
  ...repeating,
  ...capturing,
  ...canceling,
  ...refunding,
  ...failing,
  ...sessions,
  ...webhooks,
  ...money,
  ...secrets,
  ...stopping,
  ...mapping,
  ...identifying,
  ...clocks,
  ...breaking,
  ...storing,
  ...swapping,
]
