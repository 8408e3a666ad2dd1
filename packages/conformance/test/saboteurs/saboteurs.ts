import type { Theme } from '../../src/index.ts'
import { onCreating, onReading } from './on-creating-and-reading.ts'
import { onFailing } from './on-failing.ts'
import { onIdentifying } from './on-identifying.ts'
import { onMapping, onMoney, onSecrets, onStopping } from './on-money-and-the-rest.ts'
import { onRepeating } from './on-repeating.ts'
import { onSessions } from './on-sessions.ts'
import { onBreaking, onClocks, onStoring, onSwapping } from './on-surroundings.ts'
import { onWebhooks } from './on-webhooks.ts'
import { onCanceling, onCapturing, onRefunding } from './on-writes.ts'
import type { Saboteur } from './tools.ts'

const BY_THEME: Readonly<Record<Theme, Readonly<Record<string, Saboteur>>>> = {
  creating: onCreating,
  reading: onReading,
  repeating: onRepeating,
  capturing: onCapturing,
  canceling: onCanceling,
  refunding: onRefunding,
  failing: onFailing,
  sessions: onSessions,
  webhooks: onWebhooks,
  money: onMoney,
  secrets: onSecrets,
  stopping: onStopping,
  mapping: onMapping,
  identifying: onIdentifying,
  clocks: onClocks,
  breaking: onBreaking,
  storing: onStoring,
  swapping: onSwapping,
}

/** For each claim, by its id, an adapter that breaks it. */
export const SABOTEURS: ReadonlyMap<string, Saboteur> = new Map(
  Object.entries(BY_THEME).flatMap(([theme, saboteurs]) =>
    Object.entries(saboteurs).map(([name, saboteur]) => [`${theme}/${name}`, saboteur] as const),
  ),
)
