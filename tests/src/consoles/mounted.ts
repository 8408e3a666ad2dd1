import type { Console } from '@paystate/console'

/** A console that is served on a port of this machine. */
export interface Mounted {
  readonly origin: string
  close(): Promise<void>
}

export type Mount = (handle: Console) => Promise<Mounted>
