/** The headers of a request. */
export type WireHeaders = Readonly<Record<string, string>>

/** The headers of a response, by name; several of one name with commas between. */
export interface ResponseHeaders {
  get(name: string): string | null
}

/** A complete response; its body is decoded where it was compressed. */
export interface HttpResponse {
  readonly status: number
  readonly headers: ResponseHeaders
  readonly body: Uint8Array
}

/** What an injected fetch returned is no response. */
export class NoResponse extends Error {
  constructor() {
    super('It is no response.')
  }
}
