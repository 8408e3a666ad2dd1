import type { Instant } from '@paystate/core'
import type { Connection } from '../operations/connection.ts'
import { scanList } from '../operations/scan-list.ts'
import { paymentReply } from './payment-reply.ts'
import { carriesReference, readReferences } from './read-references.ts'

export interface ScanOptions {
  readonly reference: string
  readonly since?: Instant | undefined
  readonly signal?: AbortSignal | undefined
}

/** What a walk through the list of payments showed. */
export interface Scan {
  /** The payment that carries the reference. */
  readonly id?: string
  /** A payment of ours was in the list. */
  readonly sawOurs: boolean
  /** Every page joined, and the list went back far enough. */
  readonly isComplete: boolean
  readonly begunAt: Instant
  readonly endedAt: Instant
}

/**
 * Walks through the payments, newest first. An item that cannot be read might be the one: it leaves the
 * walk incomplete.
 *
 * @throws {PaymentError}
 */
export async function scanPayments(
  connection: Connection,
  { reference, since, signal }: ScanOptions,
): Promise<Scan> {
  let sawOurs = false
  let sawStrange = false
  let id: string | undefined
  const walk = await scanList(connection, {
    list: 'payments',
    since,
    signal,
    subject: reference,
    isEnough: (item) => {
      const { data } = paymentReply.safeParse(item)
      sawStrange ||= !data
      if (!data) return false
      sawOurs ||= readReferences(data) !== undefined
      if (carriesReference(data, reference)) id = data.id
      return id !== undefined
    },
  })
  const isComplete = walk.isComplete && !sawStrange
  return { ...walk, isComplete, sawOurs, ...(id !== undefined && { id }) }
}
