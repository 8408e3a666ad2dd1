import ts from 'typescript-5'
import type { Rule } from './syntax.ts'

/** `any`, `as X`, `<X>y`, `y!`, and the comments that silence the compiler. `as const` is fine. */
export const uncheckedType: Rule = (node, source) => {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any'
  if (ts.isAsExpression(node) && !isConst(node.type)) return `as ${node.type.getText(source)}`
  if (ts.isTypeAssertionExpression(node)) return `<${node.type.getText(source)}>`
  if (ts.isNonNullExpression(node)) return `${node.expression.getText(source)}!`
  if (ts.isSourceFile(node)) return SILENCER.exec(node.text)?.[0]
  return undefined
}

const SILENCER = /\/[/*]\s*(?:@ts-(?:ignore|expect-error|nocheck)|biome-ignore)/

/** A proof written by hand: an object literal whose `type` is one of the proofs' words. */
export const handMadeProof: Rule = (node) => {
  if (!ts.isPropertyAssignment(node) || !namedType(node.name)) return undefined
  const value = node.initializer
  const word = ts.isAsExpression(value) ? value.expression : value
  return ts.isStringLiteralLike(word) && PROOFS.has(word.text) ? `type: '${word.text}'` : undefined
}

const PROOFS = new Set(['never_sent', 'rejected', 'absent'])

/** Reading the time or chance from the surroundings, or waiting for the machine's clock. */
export const ambientTimeOrChance: Rule = (node, source) => {
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText(source).replace(/^globalThis\./, '')
    return AMBIENT.has(text) ? text : undefined
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) return currentDate(node)
  return ts.isIdentifier(node) && TIMERS.has(node.text) && !isPropertyName(node)
    ? node.text
    : undefined
}

const AMBIENT = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.hrtime',
  'AbortSignal.timeout',
])
const TIMERS = new Set(['setTimeout', 'setInterval'])

function currentDate({ expression, arguments: given }: ts.NewExpression | ts.CallExpression) {
  const isDate = ts.isIdentifier(expression) && expression.text === 'Date'
  return isDate && (given === undefined || given.length === 0) ? 'new Date()' : undefined
}

/** `clock.setTimeout` and `{ setTimeout: … }` name a member of something that was handed in. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node
  const isKey =
    (ts.isPropertyAssignment(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isPropertySignature(parent)) &&
    parent.name === node
  return (isMember && parent.expression.getText() !== 'globalThis') || isKey
}

function isConst(type: ts.TypeNode): boolean {
  return type.getText() === 'const'
}

function namedType(name: ts.PropertyName): boolean {
  return (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === 'type'
}
