/**
 * A name that another version of the engine may have stored: while versions run side by side, one of them meets
 * names that it does not know. It shows them as they are, and does nothing about them.
 */
export type Named<Known extends string> = Known | (string & Record<never, never>)
