import type { ErrorCode } from '@paystate/core'
import type { Doubt } from './read-response.ts'

/** Why a response proves nothing: the end of a sentence, and what to do. */
export const DOUBTS: Readonly<
  Record<Doubt, { readonly error: ErrorCode; readonly what: string; readonly advice: string }>
> = {
  unsigned: {
    error: 'unverified_response',
    what: 'the provider has not provably signed it',
    advice: "Check that antomPublicKey is Antom's key of this client id, and the region.",
  },
  untimely: {
    error: 'unverified_response',
    what: 'it was signed at another time than that of the request, so it may be an old one',
    advice: "Check this machine's clock: it should be within minutes of the provider's.",
  },
  other_account: {
    error: 'mismatch',
    what: 'it is about another store of the same client id',
    advice: 'Check merchantAccountId, and whether another deployment uses the same references.',
  },
}
