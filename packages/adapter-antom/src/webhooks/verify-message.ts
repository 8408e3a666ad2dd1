import type { KeyObject } from 'node:crypto'
import { isSigned } from '../http/verify.ts'

/** The required addressee and signer of notifications. */
export interface Addressee {
  readonly clientId: string
  readonly keys: readonly KeyObject[]
  /** As registered with Antom; a proxy may have rewritten what arrived. */
  readonly webhookUrl?: string | undefined
}

export type Verdict = 'signed' | 'unsigned' | 'other_account' | 'forged'

/** Verifies the raw bytes of a notification before they are parsed. */
export function verifyNotification(
  request: { readonly url: string; readonly headers: Headers },
  { body, addressee }: { readonly body: Uint8Array; readonly addressee: Addressee },
): Verdict {
  const signature = request.headers.get('signature')
  const time = request.headers.get('request-time')
  const clientId = request.headers.get('client-id')
  if (signature === null || time === null || clientId === null) return 'unsigned'
  if (clientId !== addressee.clientId) return 'other_account'
  const isGenuine = [...pathsOf(request.url, addressee.webhookUrl)].some((path) =>
    isSigned(addressee.keys, { head: { path, clientId, time }, body, signature }),
  )
  return isGenuine ? 'signed' : 'forged'
}

/**
 * The URLs that Antom may have signed for: as registered and as received, each with its query, which
 * the documentation includes, and without. Assumed: notification_query.
 */
function pathsOf(received: string, registered: string | undefined): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const url of [registered, received]) {
    if (url === undefined || !URL.canParse(url)) continue
    const { pathname, search } = new URL(url)
    paths.add(`${pathname}${search}`)
    paths.add(pathname)
  }
  return paths
}
