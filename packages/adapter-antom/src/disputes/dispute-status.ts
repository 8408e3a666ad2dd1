import type { Dispute, DisputeStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'

/** The meaning of a dispute notification's type. */
export interface DisputeRow {
  readonly providerStatus: string
  readonly status: DisputeStatus
  readonly when?: string
  readonly source: string
  /** The documentation lists the status without its meaning. Assumed: dispute_meaning. */
  readonly assumed?: true
}

const source = PAGES.notifyDispute

const TYPES = [
  { providerStatus: 'DISPUTE_CREATED', status: 'open', source },
  { providerStatus: 'DEFENSE_SUPPLIED', status: 'open', source },
  { providerStatus: 'DEFENSE_DUE_ALERT', status: 'open', source },
  {
    providerStatus: 'DISPUTE_CANCELLED',
    status: 'won',
    when: 'the payer withdrew it',
    source,
    assumed: true,
  },
  { providerStatus: 'DISPUTE_ACCEPTED', status: 'accepted', source },
  {
    providerStatus: 'RDR_RESOLVED',
    status: 'accepted',
    when: 'paid back by agreement',
    source,
    assumed: true,
  },
] as const satisfies readonly DisputeRow[]

/** The types of dispute notifications. */
export const DISPUTE_ROWS: readonly DisputeRow[] = TYPES

/** One row of {@link DISPUTE_ROWS}, with its literal statuses. */
export type DisputeTypeRow = (typeof TYPES)[number]

const VERDICTS = [
  {
    providerStatus: 'VALIDATE_SUCCESS',
    status: 'lost',
    when: 'the claim was valid',
    source,
    assumed: true,
  },
  {
    providerStatus: 'VALIDATE_FAIL',
    status: 'won',
    when: 'the claim was not valid',
    source,
    assumed: true,
  },
  { providerStatus: 'ACCEPT_BY_MERCHANT', status: 'accepted', source, assumed: true },
  { providerStatus: 'ACCEPT_BY_CUSTOMER', status: 'won', source, assumed: true },
] as const satisfies readonly DisputeRow[]

/** How a dispute was decided, with DISPUTE_JUDGED. */
export const VERDICT_ROWS: readonly DisputeRow[] = VERDICTS

/** One row of {@link VERDICT_ROWS}, with its literal statuses. */
export type VerdictRow = (typeof VERDICTS)[number]

/** Kinds of disputes; an inquiry takes nothing. */
export const DISPUTE_KINDS: ReadonlyMap<string, Dispute['kind']> = new Map([
  ['CHARGEBACK', 'chargeback'],
  ['RETRIEVAL_REQUEST', 'inquiry'],
  ['COMPLIANCE_REQUEST', 'compliance'],
])
