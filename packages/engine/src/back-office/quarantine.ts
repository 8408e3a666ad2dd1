import type { Instant } from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { verifyQuarantined } from '../inbox/retry-quarantine.ts'
import { checkId, checkInput, idField } from '../input/check-input.ts'
import {
  findQuarantined,
  leaveQuarantine,
  listQuarantine,
  type QuarantineRow,
} from '../store/inbox/quarantine.ts'

/** A webhook that was refused, because nothing shows that its provider sent it. */
export interface QuarantinedWebhook {
  readonly id: string
  readonly instance: string
  /** Whether this process has a configuration for the instance: without one, it cannot be verified. */
  readonly configured: boolean
  /** Why it was refused. */
  readonly reason: string
  /** How often the same message came. */
  readonly copies: number
  readonly receivedAt: Instant
  /** When its latest copy came. */
  readonly calledAt: Instant
}

/** Which webhooks in quarantine are listed. */
export interface QuarantineFilter {
  readonly instance?: string | undefined
}

const filterField: z.ZodType<QuarantineFilter> = z.strictObject({ instance: idField.optional() })

/** What a person does about webhooks in quarantine. Nothing in them was believed. */
export interface Quarantine {
  /**
   * Those of every instance, newest first, at most 200; of one instance all, since it keeps no more than 100. What they
   * say is not shown: anybody may have written it.
   *
   * @throws {EngineError} `invalid_input`
   */
  quarantine(filter?: QuarantineFilter): Promise<readonly QuarantinedWebhook[]>
  /**
   * Verifies one again, with the keys of now. If it is genuine, it is handled like any other webhook.
   *
   * @throws {EngineError} `unknown_id`
   */
  verifyWebhook(id: string): Promise<'taken_in' | 'refused' | 'not_configured'>
  /**
   * Removes one without believing it. The provider may send it again.
   *
   * @throws {EngineError} `unknown_id`
   */
  dropWebhook(id: string): Promise<void>
}

const MOST = 200

export function createQuarantine(services: Services): Quarantine {
  const { store, instances, wake } = services
  const find = async (given: string): Promise<QuarantineRow> => {
    const id = checkId(given)
    const row = KEY.test(id) ? await findQuarantined(store, { key: Number(id) }) : undefined
    if (!row) throw gone(id)
    return row
  }
  return {
    async quarantine(filter = {}) {
      const { instance = null } = checkInput(filterField, filter)
      const rows = await listQuarantine(store, { instance, limit: MOST })
      return rows.map(({ key, calls, ...row }) => ({
        id: String(key),
        ...row,
        configured: instances.has(row.instance),
        copies: calls,
      }))
    },
    async verifyWebhook(id) {
      const held = await find(id)
      const verified = await verifyQuarantined(services, { held })
      if (verified === 'taken_in') wake()
      return verified
    },
    async dropWebhook(id) {
      const { key } = await find(id)
      await leaveQuarantine(store, { key })
    },
  }
}

/** A number that the database can have drawn. */
const KEY = /^[1-9]\d{0,14}$/

function gone(id: string): EngineError {
  return new EngineError('unknown_id', {
    subject: `webhook ${id}`,
    what: 'It is not in quarantine.',
    money: 'Nothing was changed.',
    advice: 'It was already taken in or removed; list what is in quarantine.',
  })
}
