/** How the status of something reaches an application: by a webhook and the read it causes, by a read, by the response to a write. */
export const CHANNELS = ['webhook', 'read', 'response'] as const

/** One of {@link CHANNELS}. */
export type Channel = (typeof CHANNELS)[number]

/** How it is known: from a page of the provider, or by an assumption of the adapter, by its name. */
export type ReachEvidence = { readonly source: string } | { readonly assumed: string }

/** Whether a status is reported through a channel. */
export type Reached = ReachEvidence &
  (
    | { readonly reach: 'reachable'; readonly when?: string }
    | { readonly reach: 'unreachable'; readonly why: string }
  )

/** Whether a status is reported, through each channel. */
export type Reach = Readonly<Record<Channel, Reached>>

/** The name of a row of a status table, e.g. `open > requires_action`: the provider's status and ours. */
export type StatusCase<Row extends { readonly providerStatus: string; readonly status: string }> =
  Row extends Row ? `${Row['providerStatus']} > ${Row['status']}` : never

/** The reach of every row of a table: a row that is added does not compile until its reach is stated. */
export type ReachTable<Row extends { readonly providerStatus: string; readonly status: string }> =
  Readonly<Record<StatusCase<Row>, Reach>>

/** A channel through which the status is reported, `when` something holds. */
export function reachable(evidence: ReachEvidence, when?: string): Reached {
  return { ...evidence, reach: 'reachable', ...(when !== undefined && { when }) }
}

/** A channel through which the status is never reported, and why. */
export function unreachable(why: string, evidence: ReachEvidence): Reached {
  return { ...evidence, reach: 'unreachable', why }
}
