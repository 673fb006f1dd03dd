export const render = () => import('../../client/render.tsx')
