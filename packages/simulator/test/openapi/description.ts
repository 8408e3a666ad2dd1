import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import { z } from 'zod'

/**
 * Mollie's published description of its API, read from a file of the reader's own: it is not ours to
 * keep or to derive from.
 */
export interface Description {
  /** Why an answer is not what the description says; undefined when it is, or when nothing is said. */
  faultsOf(answer: DescribedAnswer): string | undefined
  /** What a request to an operation may carry. */
  parametersOf(operation: Operation): { query: readonly Parameter[]; body: readonly Parameter[] }
  has(operation: Operation): boolean
}

export interface Operation {
  readonly method: string
  /** As the description writes it: `/v2/payments/{paymentId}`. */
  readonly path: string
}

export interface DescribedAnswer {
  readonly method: string
  readonly pathname: string
  readonly status: number
  readonly body: unknown
}

export interface Parameter {
  readonly name: string
  readonly example: unknown
  /** Every word that it may be, when these are told. */
  readonly words: readonly unknown[]
}

type Tree = Record<string, unknown>

const tree = z.record(z.string(), z.unknown())
const asTree = (value: unknown): Tree => tree.safeParse(value).data ?? {}

const KEY = 'mollie'

export function readDescription(file: string): Description {
  const document = asTree(parse(readFileSync(file, 'utf8'), { logLevel: 'silent' }))
  allowNull(document)
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
  addFormats.default(ajv)
  ajv.addSchema(document, KEY)
  const paths = asTree(document.paths)
  const operationAt = ({ method, path }: Operation) =>
    asTree(asTree(paths[path])[method.toLowerCase()])
  const resolve = (value: unknown): Tree => resolveIn(document, asTree(value))

  return {
    has: (operation) => Object.keys(operationAt(operation)).length > 0,
    faultsOf({ method, pathname, status, body }) {
      const path = templateOf(Object.keys(paths), pathname)
      if (path === undefined) return `${pathname} is not described`
      const { responses } = operationAt({ method, path })
      const response = asTree(responses)[String(status)]
      if (response === undefined) {
        return isOfEveryCall(status) ? undefined : `${method} ${path} never answers ${status}`
      }
      const content = asTree(resolve(response).content)['application/hal+json']
      if (content === undefined) return undefined
      const { schema } = asTree(content)
      const check = ajv.compile({ $ref: pointerTo(document, { method, path, status }) })
      if (schema === undefined || check(body)) return undefined
      return ajv.errorsText(check.errors?.slice(0, 3), { dataVar: `${method} ${path} ${status}` })
    },
    parametersOf(operation) {
      const { parameters, requestBody } = operationAt(operation)
      const all = z
        .array(z.unknown())
        .parse(parameters ?? [])
        .map(resolve)
      const content = asTree(resolve(requestBody).content)['application/json']
      return {
        query: all.flatMap((parameter) =>
          parameter.in === 'query' ? [parameterOf(String(parameter.name), parameter.schema)] : [],
        ),
        body: propertiesOf(asTree(content).schema),
      }
    },
  }

  function parameterOf(name: string, schema: unknown): Parameter {
    const resolved = merged(schema)
    const words = z.array(z.unknown()).safeParse(resolved.enum).data ?? []
    return { name, example: resolved.example ?? words[0], words: words.filter((it) => it !== null) }
  }

  function propertiesOf(schema: unknown): Parameter[] {
    const resolved = resolve(schema)
    const own = Object.entries(asTree(resolved.properties)).filter(
      ([, property]) => asTree(merged(property)).readOnly !== true,
    )
    const parts = z.array(z.unknown()).safeParse(resolved.allOf).data ?? []
    return [
      ...own.map(([name, property]) => parameterOf(name, property)),
      ...parts.flatMap(propertiesOf),
    ]
  }

  /** A schema with what it refers to, and what stands beside the reference. */
  function merged(schema: unknown): Tree {
    const { $ref, allOf, ...own } = asTree(schema)
    const parts = z.array(z.unknown()).safeParse(allOf).data ?? []
    const referred = $ref === undefined ? {} : merged(resolveIn(document, { $ref }))
    return Object.assign({}, referred, ...parts.map(merged), own)
  }
}

/** A path with its ids against the templates; the one with the fewest ids, as `/me` before `/{id}`. */
function templateOf(templates: readonly string[], pathname: string): string | undefined {
  return templates
    .filter((template) => {
      const pattern = template.replace(/\{[^}]+\}/g, '[^/]+')
      return new RegExp(`^${pattern}$`).test(pathname)
    })
    .toSorted((one, other) => one.split('{').length - other.split('{').length)[0]
}

/** What any call may answer, whatever is said of it. */
const isOfEveryCall = (status: number) => [400, 401, 403, 404, 405, 409, 415, 422].includes(status)

function pointerTo(
  document: Tree,
  { method, path, status }: { method: string; path: string; status: number },
): string {
  const operation = asTree(asTree(asTree(document.paths)[path])[method.toLowerCase()])
  const { $ref } = asTree(asTree(operation.responses)[String(status)])
  const escaped = path.replaceAll('~', '~0').replaceAll('/', '~1')
  const response =
    typeof $ref === 'string'
      ? $ref.slice(1)
      : `/paths/${escaped}/${method.toLowerCase()}/responses/${status}`
  const pointer = `${response}/content/application~1hal+json/schema`
  return `${KEY}#${encodeURI(pointer).replaceAll('{', '%7B').replaceAll('}', '%7D')}`
}

function resolveIn(document: Tree, value: Tree): Tree {
  const { $ref, ...own } = value
  if (typeof $ref !== 'string') return value
  const found = $ref
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Tree>((at, part) => asTree(at[part]), document)
  return { ...resolveIn(document, found), ...own }
}

/** What may be null has lists of words in which null is missing: a defect of the description. */
function allowNull(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const { type, enum: words } = asTree(value)
  const mayBeNull = Array.isArray(type) && type.includes('null')
  if (mayBeNull && Array.isArray(words) && !words.includes(null)) words.push(null)
  for (const part of Object.values(value)) allowNull(part)
}
