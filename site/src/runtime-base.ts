import { BASE, withRuntimeBase } from './base.ts'

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** What a plugin of Vite's needs here of the bundle that is about to be written. */
interface Context {
  parse(code: string): Node
}
type Bundle = Record<string, { type: string; code?: string }>

/** Has the scripts of the browser ask for the address of the site instead of knowing it. */
export function runtimeBase() {
  return {
    name: 'paystate:runtime-base',
    enforce: 'post' as const,
    apply: ({ build }: { build?: { ssr?: boolean | string } }) => !build?.ssr,
    generateBundle(this: Context, _: unknown, bundle: Bundle) {
      for (const file of Object.values(bundle)) {
        if (file.code?.includes(BASE)) file.code = rewritten(file.code, this.parse(file.code))
      }
    },
  }
}

function rewritten(code: string, program: Node): string {
  let text = code
  for (const { start, end } of textsIn(program, code).toReversed()) {
    text = text.slice(0, start) + withRuntimeBase(text.slice(start, end)) + text.slice(end)
  }
  return text
}

/** The strings and templates that hold the address, in the order of the code. */
function textsIn(node: Node, code: string): Node[] {
  const own = code.slice(node.start, node.end)
  if (!own.includes(BASE)) return []
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return [node]
  return Object.values(node)
    .flat()
    .filter(isNode)
    .flatMap((child) => textsIn(child, code))
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
