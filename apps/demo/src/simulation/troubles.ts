/** What a visitor can let go wrong with the next call to the provider. */
export const TROUBLES = [
  {
    id: 'none',
    label: 'Nothing',
    text: 'The call works, as almost always.',
  },
  {
    id: 'lost_answer',
    label: 'The answer gets lost',
    text: 'The provider does it, then the connection ends before it can tell us.',
  },
  {
    id: 'server_error',
    label: 'It is done, and the answer is a 500',
    text: 'The provider does it, and then answers with an error of its own.',
  },
  {
    id: 'reset',
    label: 'The connection breaks first',
    text: 'The provider reads the request and the connection breaks. Nothing is done.',
  },
  {
    id: 'stall',
    label: 'Nobody answers',
    text: 'The provider does it and stays silent until we give up waiting.',
  },
  {
    id: 'refused',
    label: 'The provider cannot be reached',
    text: 'The connection is refused: provably nothing was sent.',
  },
] as const

export type Trouble = (typeof TROUBLES)[number]['id']

export function isTrouble(id: unknown): id is Trouble {
  return TROUBLES.some((trouble) => trouble.id === id)
}
