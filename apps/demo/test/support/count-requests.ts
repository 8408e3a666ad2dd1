import type { RequestLog } from '@paystate/simulator'

/** Counts the requests that reach a simulator from now on, all or those of one call: its log keeps the latest only. */
export function countRequests({ requests }: { readonly requests: RequestLog }) {
  const before = requests.entries().at(-1)?.sequence ?? 0
  return (named?: string): number =>
    requests
      .entries()
      .filter(({ sequence, call }) => sequence > before && (named === undefined || call === named))
      .length
}
