import type { Survivor } from './src/survivor.ts'
import { ANTOM } from './survivors/antom.ts'
import { EVIDENCE } from './survivors/evidence.ts'
import { KIT } from './survivors/kit.ts'
import { MOLLIE } from './survivors/mollie.ts'
import { MONEY } from './survivors/money.ts'
import { OUTCOMES } from './survivors/outcomes.ts'
import { TRANSPORT } from './survivors/transport.ts'

/** Every change that no test notices, looked at one by one. */
export const SURVIVORS: readonly Survivor[] = [
  ...OUTCOMES,
  ...MONEY,
  ...EVIDENCE,
  ...KIT,
  ...TRANSPORT,
  ...ANTOM,
  ...MOLLIE,
]
