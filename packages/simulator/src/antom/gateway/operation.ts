import type { MerchantAccount } from '../account/merchant-account.ts'
import { result } from '../results/result.ts'
import type { Answer } from './answer.ts'
import type { AntomCall } from './call.ts'

/** One call: reads the body of a request and answers it. */
export interface Operation {
  readonly call: AntomCall
  run(account: MerchantAccount, body: unknown): Answer
}

/** Reads what a client sent, as a schema does. */
interface Reader<Message> {
  safeParse(body: unknown): { success: true; data: Message } | { success: false; error: Faults }
}

interface Faults {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
}

/** An operation whose request has to have a form; any other is refused as `PARAM_ILLEGAL`. */
export function operation<Message>(
  call: AntomCall,
  {
    message,
    run,
  }: {
    message: Reader<Message>
    run: (account: MerchantAccount, message: Message) => Answer
  },
): Operation {
  return {
    call,
    run(account, body) {
      const read = message.safeParse(body)
      if (read.success) return run(account, read.data)
      return { result: result('PARAM_ILLEGAL', firstOf(read.error)) }
    },
  }
}

/** Names the field; what it holds is not repeated. */
function firstOf({ issues: [issue] }: Faults): string | undefined {
  return issue && [issue.path.join('.'), issue.message].filter(Boolean).join(': ')
}
