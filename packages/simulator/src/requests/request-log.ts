/** One request as a person may see it: no header and no body, which may hold secrets. */
export interface LoggedRequest {
  /** 1, 2, 3 …: also counts those that the log no longer keeps. */
  readonly sequence: number
  /** Epoch milliseconds of the simulator's clock. */
  readonly at: number
  readonly method: string
  readonly path: string
  /** The name of the call, as faults are asked for. */
  readonly call?: string | undefined
  readonly fault?: string | undefined
  /** What the caller named it by. */
  readonly reference?: string | undefined
  /** The HTTP status that was answered, or how the answer was lost. */
  readonly outcome: number | 'refuse' | 'reset' | 'drop' | 'stall' | 'truncate' | 'stall_in_body'
  /** What the provider said in its answer, also in one that was lost: a refusal's reason, a result code. */
  readonly said?: string | undefined
}

/** The latest requests. */
export interface RequestLog {
  entries(): readonly LoggedRequest[]
}

export interface RequestLogBook extends RequestLog {
  write(entry: Omit<LoggedRequest, 'sequence'>): void
}

/** Keeps the latest `most` requests (default 500). */
export function createRequestLog({ most = 500 }: { most?: number } = {}): RequestLogBook {
  const kept: LoggedRequest[] = []
  let sequence = 0

  return {
    entries: () => kept.slice(-most),
    write(entry) {
      sequence += 1
      kept.push({ ...entry, sequence })
      if (kept.length > most * 2) kept.splice(0, kept.length - most) // not one by one: that is slow
    },
  }
}
