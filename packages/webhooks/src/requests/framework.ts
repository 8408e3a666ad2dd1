/** How a framework's body parsers are called, and how a route is kept clear of them. */
export interface Framework {
  /** Reads bodies of `application/json`. */
  readonly json: string
  /** Reads forms. */
  readonly form: string
  /** Reads bodies as text. */
  readonly text: string
  /** Reads everything else. */
  readonly other: string
  /** What to do, given the parser that is in the way. */
  readonly advice: (parser: string) => string
}

export const EXPRESS: Framework = {
  json: 'express.json()',
  form: 'express.urlencoded()',
  text: 'express.text()',
  other: 'a body parser or logger',
  advice: (parser) => `Register the webhook route above ${parser}.`,
}

export const FASTIFY: Framework = {
  json: 'a JSON body parser',
  form: 'a form parser',
  text: 'a text parser',
  other: 'a hook or middleware',
  advice: (parser) => `Register the webhook plugin outside the scope of ${parser}.`,
}

export const NODE: Framework = {
  json: 'a JSON body parser',
  form: 'a form parser',
  text: 'a text parser',
  other: 'other code',
  advice: (parser) =>
    `Call the webhook handler before ${parser} reads the body; in an API route of Next's pages router, turn its parser off: export const config = { api: { bodyParser: false } }.`,
}
