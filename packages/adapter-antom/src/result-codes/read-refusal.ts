import type { RefusedReading, UnclearReading } from '@paystate/adapter-kit'
import type { Answer } from '../http/answer.ts'
import type { CodeSubject } from './code-subjects.ts'
import type { ResultCodeRow } from './result-code.ts'
import { findCode } from './result-codes.ts'

/**
 * What an answer to a write means that did not do it. An unlisted code is unknown: the provider's lists
 * are open, and only the allow list proves.
 */
export function readRefusal(subject: CodeSubject, answer: Answer): RefusedReading | UnclearReading {
  if (answer.kind === 'unreadable') return { says: 'unclear', ...withoutKind(answer) }
  const { verbatim, code, status } = answer.result
  if (answer.kind === 'unproven') return unproven(answer.result)
  const row = findCode(subject, code)
  const { error, what, advice } = row ?? UNLISTED
  if (status !== 'F') return { says: 'unclear', error, what, advice, code: verbatim }
  const next = row?.next ?? 'never'
  return { says: 'refused', code, error, what, advice, next, replay: 'useless' }
}

function withoutKind({ kind: _kind, ...rest }: Extract<Answer, { kind: 'unreadable' }>) {
  return rest
}

const UNLISTED: Pick<ResultCodeRow, 'error' | 'what' | 'advice'> = {
  error: 'undecided',
  what: 'The provider answered with a code that is not documented.',
  advice: 'Resolve it with recover(), which looks it up.',
}

function unproven({ status, verbatim }: Extract<Answer, { kind: 'unproven' }>['result']) {
  const what =
    status === 'S'
      ? 'The answer says success, but the provider has not provably signed it.'
      : 'The answer refuses, but the provider has not provably signed it.'
  const advice = 'Resolve it with recover(). If every answer is so, check() finds what is wrong.'
  return { says: 'unclear', error: 'unverified_response', what, advice, code: verbatim } as const
}
