/** The titles that come with Mollie's status codes. */
const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized Request', // so, not "Unauthorized"
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const

export type RefusalStatus = keyof typeof TITLES

/** Thrown by an operation; becomes the one error that an answer of Mollie's carries. */
export class Refusal extends Error {
  readonly status: RefusalStatus
  readonly field: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: RefusalStatus,
    detail: string,
    { field, headers = {} }: { field?: string; headers?: Record<string, string> } = {},
  ) {
    super(detail)
    this.name = 'Refusal'
    this.status = status
    this.field = field
    this.headers = headers
  }
}

/** @see https://docs.mollie.com/reference/handling-errors */
export function refusalBody({ status, message, field }: Refusal) {
  return {
    status,
    title: TITLES[status],
    detail: message,
    ...(field !== undefined && { field }),
    _links: {
      documentation: {
        href: 'https://docs.mollie.com/reference/handling-errors',
        type: 'text/html',
      },
    },
  }
}

export function unprocessable(detail: string, field?: string): Refusal {
  return new Refusal(422, detail, field === undefined ? {} : { field })
}

export function notFound(what: 'payment' | 'refund' | 'capture' | 'chargeback', id: string) {
  return new Refusal(404, `No ${what} exists with token ${id}.`)
}
