/** Headers as they are sent. */
export type WireHeaders = Readonly<Record<string, string>>

/** The headers of an answer, by name; several of one name with commas between. */
export interface AnswerHeaders {
  get(name: string): string | null
}

/** What came back, read whole. */
export interface Answer {
  readonly status: number
  readonly headers: AnswerHeaders
  readonly body: Uint8Array
}
