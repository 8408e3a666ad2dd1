import type { Deliver } from './deliver.ts'

const MOST_HOPS = 5

/** Delivers a message, and delivers it again, unchanged, to where a 307 or 308 points. */
export async function deliverOn(request: Request, deliver: Deliver): Promise<Response> {
  const { method, headers, signal } = request
  const body = await request.clone().arrayBuffer()
  let { url } = request
  let answer = await deliver(request)
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const location = isMoved(answer) ? answer.headers.get('location') : null
    if (location === null || !URL.canParse(location, url)) return answer
    url = new URL(location, url).href
    answer = await deliver(new Request(url, { method, headers, body, signal }))
  }
  return answer
}

/** With these two a message stays what it is; after a 302 it would be asked for with GET. */
const isMoved = ({ status }: Response) => status === 307 || status === 308
