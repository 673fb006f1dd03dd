import type { Express } from 'express'

type Layer = {
  route?: { path: string; methods: Record<string, boolean> }
  handle: { stack?: Layer[] }
}

/** Every method and path that the app answers by a route, whoever mounted it. */
export function routesOf(app: Express): { method: string; path: string }[] {
  const walk = (stack: Layer[]): { method: string; path: string }[] =>
    stack.flatMap(({ route, handle }) =>
      route
        ? Object.keys(route.methods).map((method) => ({ method, path: route.path }))
        : walk(handle.stack ?? []),
    )
  return walk(app.router.stack as unknown as Layer[])
}
