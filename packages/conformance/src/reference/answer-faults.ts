import type { AnswerFaults } from '../wire/unreliable-fetch.ts'
import { RESPONSE_SIGNATURE, sealOf } from './seals.ts'

/** Replaces the body of a response, and signs it where responses are signed. */
export type Seal = (answer: Response, body: string) => Response

export function createSeal(secret: string | undefined): Seal {
  return ({ status, headers }, body) => {
    const changed = new Headers(headers)
    changed.delete('content-length')
    if (secret !== undefined) changed.set(RESPONSE_SIGNATURE, sealOf(body, secret))
    return new Response(body, { status, headers: changed })
  }
}

/** What can be wrong with the provider's own responses. */
export function answerFaults(
  seal: Seal,
  { isSigned }: { readonly isSigned: boolean },
): AnswerFaults {
  const rewrite = (from: RegExp, to: string) => async (answer: Response) =>
    seal(answer, (await answer.text()).replace(from, to))
  return {
    new_word: rewrite(/"status":"\w+"/, '"status":"pondering"'),
    mixed_case: rewrite(/"status":"\w+"/, '"status":"Open"'),
    old_spelling: rewrite(/"status":"\w+"/, '"status":"begun"'),
    clock_skew: rewrite(/"created_at":"[^"]+"/, '"created_at":"2030-01-01T00:00:00Z"'),
    webhook_before_answer: async (answer) => answer,
    ...(isSigned && {
      unsigned_answer: async (answer) => withSignature(answer, undefined),
      wrong_signature: async (answer) => withSignature(answer, 'a guess'),
      reserialized_body: async (answer) => {
        const body = JSON.stringify(await answer.clone().json(), undefined, 1)
        return new Response(body, { status: answer.status, headers: answer.headers })
      },
    }),
  }
}

function withSignature(
  { status, headers, body }: Response,
  signature: string | undefined,
): Response {
  const changed = new Headers(headers)
  if (signature === undefined) changed.delete(RESPONSE_SIGNATURE)
  else changed.set(RESPONSE_SIGNATURE, signature)
  return new Response(body, { status, headers: changed })
}
