import type { Instant } from '@paystate/core'
import { isOfAnotherProfile } from '../http/confirms-payment.ts'
import type { Context } from '../http/context.ts'
import { scanList } from '../http/scan-list.ts'
import { paymentReply } from '../wire/payment.ts'
import { carriesReference, readNames } from '../wire/payment-name.ts'

export interface ScanOptions {
  readonly reference: string
  readonly since?: Instant | undefined
}

/** The result of a scan of the list of payments. */
export interface Scan {
  /** The payments that carry the reference: one, or none. */
  readonly ids: readonly string[]
  /** A payment of ours was in the list. */
  readonly sawOurs: boolean
  /** The list belongs to a profile other than the configured one. */
  readonly isOfAnotherProfile: boolean
  /** Every page continued the one before, and the list went back far enough. */
  readonly isComplete: boolean
  readonly begunAt: Instant
  readonly endedAt: Instant
}

/**
 * Scans the payments, newest first. An unreadable item might be the one: it makes the scan
 * incomplete.
 *
 * @throws {PaymentError}
 */
export async function scanPayments(
  context: Context,
  { reference, since }: ScanOptions,
): Promise<Scan> {
  const { profileId } = context.settings
  const ids: string[] = []
  let sawOurs = false
  let sawStrange = false
  let sawAnotherProfile = false
  const walk = await scanList(context, {
    list: 'payments',
    since,
    subject: reference,
    visit: (item) => {
      const { data } = paymentReply.safeParse(item)
      sawStrange ||= !data
      if (!data) return undefined
      if (isOfAnotherProfile(data, profileId)) {
        sawAnotherProfile = true
        return undefined
      }
      sawOurs ||= readNames(data) !== undefined
      if (!carriesReference(data, reference)) return undefined
      ids.push(data.id)
      return 'found'
    },
  })
  const { begunAt, endedAt } = walk
  const isComplete = walk.isComplete && !sawStrange
  return { ids, sawOurs, isOfAnotherProfile: sawAnotherProfile, isComplete, begunAt, endedAt }
}
