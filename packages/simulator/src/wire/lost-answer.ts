/** What undici calls an answer that ended in the middle of its body. */
export const TERMINATED = 'terminated'

/**
 * What a fetch function rejects with when no answer came: `TypeError('fetch failed')` with a cause
 * that carries the connection's code, as Node's own.
 */
export function lostAnswer(
  code: 'ECONNREFUSED' | 'ECONNRESET' | 'UND_ERR_SOCKET',
  message = 'fetch failed',
): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(MESSAGES[code]), { code }) })
}

const MESSAGES = {
  ECONNREFUSED: 'connect ECONNREFUSED',
  ECONNRESET: 'read ECONNRESET',
  UND_ERR_SOCKET: 'other side closed',
} as const
