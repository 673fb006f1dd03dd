import { type Component, type Context, options, type RefObject, type VNode } from 'preact'

/**
 * What Preact's hooks come to where pages are drawn on the server; the build puts this in their place there. A component
 * is drawn once: its state is what it begins with, and nothing is done after. Preact's own put functions into every
 * component, so that it can be drawn again, and V8 places functions that become a property among what is old: from
 * there they held on to the whole page until old things were looked through (docs/decisions/0011).
 */

/** What Preact has under short names for packages beside it: we stand in for one of them. */
type Node = VNode & { __c?: Component }
type Given<T> = Context<T> & { __c: string; __: T }
const around = options as { __r?: (node: Node) => void; unmount?: (node: Node) => void }
const before = { ...around }

let drawing: Component | undefined
around.__r = (node) => {
  before.__r?.(node)
  drawing = node.__c
}
// Contexts have such functions as well: they let go of the page once all is drawn that they were given to.
around.unmount = (node) => {
  before.unmount?.(node)
  if (node.__c?.getChildContext) Object.assign(node.__c, { __v: null, props: null, context: null })
}

const ignored = () => {}

export const useState = <T>(first: T | (() => T)): [T, () => void] => [
  typeof first === 'function' ? (first as () => T)() : first,
  ignored,
]
export const useRef = <T>(first: T): RefObject<T> => ({ current: first })
export const useMemo = <T>(make: () => T): T => make()
export const useEffect = ignored
export const useLayoutEffect = ignored

export function useContext<T>(context: Context<T>): T {
  const { __c: name, __: otherwise } = context as Given<T>
  const giver: { props: { value: T } } | undefined = drawing?.context[name]
  return giver ? giver.props.value : otherwise
}
