import { isPrivateHost } from '@paystate/adapter-kit'
import type { Issue } from '@paystate/core'

/**
 * The issues of a notification URL of a live client id: it must be https, and
 * Antom must be able to reach it.
 */
export function liveAddressIssues(url: unknown, path: string): readonly Issue[] {
  if (typeof url !== 'string' || !URL.canParse(url)) return []
  const { protocol, hostname } = new URL(url)
  if (protocol === 'http:') return [{ path, message: 'must be https with a live client id' }]
  if (!isPrivateHost(hostname)) return []
  return [{ path, message: 'must be a URL that Antom can reach' }]
}
