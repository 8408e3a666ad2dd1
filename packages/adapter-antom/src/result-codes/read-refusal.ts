import type { RefusedReading, UnclearReading } from '@paystate/adapter-kit'
import { type ApiResponse, DOUBTS, type UnprovenResponse } from '../http/read-response.ts'
import type { CodeSubject } from './code-subjects.ts'
import type { ResultCodeRow } from './result-code.ts'
import { findCode } from './result-codes.ts'

/**
 * What the response to an unsuccessful write means. An unlisted code is unknown: the provider's lists
 * are open, and only the allow list proves.
 */
export function readRefusal(
  subject: CodeSubject,
  response: ApiResponse,
): RefusedReading | UnclearReading {
  if (response.kind === 'unreadable') return { says: 'unclear', ...withoutKind(response) }
  const { verbatim, code, status } = response.result
  if (response.kind === 'unproven') return unproven(response)
  const row = findCode(subject, code)
  const { error, what, advice } = row ?? UNLISTED
  if (status !== 'F') return { says: 'unclear', error, what, advice, code: verbatim }
  const next = row?.next ?? 'never'
  return { says: 'refused', code, error, what, advice, next, replay: 'useless' }
}

function withoutKind({ kind: _kind, ...rest }: Extract<ApiResponse, { kind: 'unreadable' }>) {
  return rest
}

const UNLISTED: Pick<ResultCodeRow, 'error' | 'what' | 'advice'> = {
  error: 'undecided',
  what: 'The provider responded with an undocumented code.',
  advice: 'Resolve it with recover(), which looks it up.',
}

function unproven({ why, result: { status, verbatim: code } }: UnprovenResponse): UnclearReading {
  const reported = status === 'S' ? 'The response reports success' : 'The response is a refusal'
  const { error, what } = DOUBTS[why]
  return { says: 'unclear', error, what: `${reported}, but ${what}.`, advice: ADVICE, code }
}

const ADVICE = 'Resolve it with recover(). If it happens with every response, run check().'
