import { type AntomResultCode, RESULT_CODES, type ResultStatus } from './result-codes.ts'

/** The `result` of every answer and notification, as on the wire. */
export interface Result {
  resultCode: string
  resultStatus: string
  resultMessage: string
}

const KNOWN = new Map<string, readonly [ResultStatus, string]>(Object.entries(RESULT_CODES))

/** The result for a code of the table; `because` is for a person who looks for a mistake. */
export function result(code: AntomResultCode, because?: string): Result {
  const made = resultOf({ resultCode: code })
  if (because === undefined) return made
  const resultMessage = `${made.resultMessage.replace(/\.$/, '')}: ${because}`
  return { ...made, resultMessage: resultMessage.slice(0, LONGEST_MESSAGE) }
}

const LONGEST_MESSAGE = 256

/** A result with any words; what is left out comes from the table, or is a failure without a text. */
export function resultOf(words: {
  resultCode: string
  resultStatus?: string | undefined
  resultMessage?: string | undefined
}): Result {
  const [status, message] = KNOWN.get(words.resultCode) ?? ['F', words.resultCode]
  return {
    resultCode: words.resultCode,
    resultStatus: words.resultStatus ?? status,
    resultMessage: words.resultMessage ?? message,
  }
}
