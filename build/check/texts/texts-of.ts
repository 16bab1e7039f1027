export interface Node {
  readonly type: string
  readonly start: number
}

/** The pieces of text that an expression may come to: of both branches, of every item, of the fixed parts of a template. */
export function textsOf(value: unknown): readonly { readonly text: string; readonly start: number }[] {
  if (!isNode(value)) return []
  const inner = (name: string): readonly unknown[] => [Reflect.get(value, name)].flat()
  const all = (...names: readonly string[]) => names.flatMap(inner).flatMap(textsOf)
  switch (value.type) {
    case 'JSXText':
    case 'Literal': {
      const text: unknown = Reflect.get(value, 'value')
      return typeof text === 'string' ? [{ text, start: value.start }] : []
    }
    case 'TemplateElement': {
      const text: unknown = Reflect.get(Object(Reflect.get(value, 'value')), 'cooked')
      return typeof text === 'string' ? [{ text, start: value.start }] : []
    }
    case 'TemplateLiteral':
      return all('quasis')
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return all('expression')
    case 'ConditionalExpression':
      return all('consequent', 'alternate')
    case 'LogicalExpression':
      return all('left', 'right')
    case 'BinaryExpression':
      return Reflect.get(value, 'operator') === '+' ? all('left', 'right') : []
    case 'ArrayExpression':
      return all('elements')
    default:
      return []
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
