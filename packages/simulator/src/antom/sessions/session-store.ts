import type { Session } from './session.ts'

export interface SessionStore {
  add(session: Session): void
  byId(sessionId: string): Session | undefined
  /** The last session under a request id: asking twice makes two. */
  byRequestId(paymentRequestId: string): Session | undefined
}

export function createSessionStore({ retention }: { retention: number }): SessionStore {
  const sessions = new Map<string, Session>()
  const requests = new Map<string, Session>()

  return {
    add(session) {
      sessions.set(session.sessionId, session)
      requests.set(session.paymentRequestId, session)
      const [oldest] = sessions.values()
      if (sessions.size <= retention || !oldest) return
      sessions.delete(oldest.sessionId)
      requests.delete(oldest.paymentRequestId)
    },
    byId: (sessionId) => sessions.get(sessionId),
    byRequestId: (paymentRequestId) => requests.get(paymentRequestId),
  }
}
